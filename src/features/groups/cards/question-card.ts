import { heading } from '#chat/button.ts'
import { inOneLine } from '#chat/cut-text.ts'
import type { Field } from '#chat/form.ts'
import type { Block, Message } from '#chat/message.ts'

/** For so long a question, and its answer, is of use. */
export const questionFor = 'P14D'
/** As much of somebody's words as a line of a summary has room for. */
const inLine = 120

/** A question to the person who can answer it, whole, and the way to answer. */
export function questionMessage(summary: string, question: string, answer: Block): Message {
  return {
    summary: [saidInLine(summary, question)],
    blocks: [heading(summary, 'question'), { kind: 'text', spans: [question], whole: true }, answer],
  }
}

/** An answer to the person who asked, beside what they asked; and what they can do then. */
export function answerMessage(
  summary: string,
  { question, answer }: { question: string; answer: string },
  then: readonly Block[],
): Message {
  return {
    summary: [saidInLine(summary, answer)],
    blocks: [
      heading(summary, 'task'),
      {
        kind: 'facts',
        facts: [
          { label: 'You asked', value: [question] },
          { label: 'Answer', value: [answer] },
        ],
      },
      ...then,
    ],
  }
}

/** "Ann answered your question (Procurement): “Since May.”", as a line that can be read alone. */
function saidInLine(sentence: string, words: string): string {
  return `${sentence.replace(/\.$/, '')}: “${inOneLine(words, inLine)}”`
}

export const questionField = {
  name: 'question',
  label: 'Your question',
  kind: 'multiline',
  max: 1000,
} as const satisfies Field
export const answerField = {
  name: 'answer',
  label: 'Your answer',
  kind: 'multiline',
  max: 2000,
} as const satisfies Field
