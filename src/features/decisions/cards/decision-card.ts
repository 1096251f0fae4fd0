import { buttons, formButton, text } from '#chat/button.ts'
import type { Block, Span } from '#chat/message.ts'
import type { Decision, DecisionRecord } from '#features/decisions/decision.ts'
import { capitalised, counted } from '#time/english-words.ts'
import { sayDate } from '#time/say-instant.ts'

/** What one meeting decided, item by item. */
export function decisionBlocks({ decisions }: Pick<DecisionRecord, 'decisions'>): Block[] {
  if (decisions.length === 0) return []
  return [
    text({ strong: 'Decisions' }),
    ...decisions.map((one): Block => ({ kind: 'text', spans: decisionSpans(one), whole: true })),
  ]
}

/** What a group decided lately, meeting by meeting. */
export function recordBlocks(records: readonly DecisionRecord[]): Block[] {
  return records.flatMap(({ reference, date, decisions }): Block[] => [
    text({ strong: reference }, `, ${sayDate(date)}`),
    ...decisions.map((one): Block => ({ kind: 'text', spans: decisionSpans(one), whole: true })),
  ])
}

/** Asks those who keep the minutes what was decided; nothing where nothing is open. */
export function askForDecisions(meeting: string, titles: readonly string[]): Block[] {
  if (titles.length === 0) return []
  return [
    text(`The agenda has ${counted(titles.length, 'decision')}: ${titles.join('; ')}. What was decided?`),
    buttons(formButton('Write down the decisions', 'record-decisions', { meeting })),
  ]
}

function decisionSpans({ title, outcome, words }: Decision): Span[] {
  return [{ strong: title }, outcome === 'reached' ? `: ${words}` : `: ${capitalised(words)}`]
}
