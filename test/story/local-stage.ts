import type { Form } from '#chat/form.ts'
import type { Block, Message, Reader, Span } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { sayInstant } from '#time/say-instant.ts'
import { type Arrived, deliveryOf, linesOf, type Seen, type Shown, type Stage } from './stage.ts'

type Answered = { outcome: Outcome; reader: Reader }
type Listed = { at: string; kind: string; text: string; message: Message; reader: Reader }

export type LocalStage = Stage & {
  /** Does something over the JSON surface. @throws with the sentence it was refused with. */
  act(path: string, body: object): Promise<Shown>
}

/** The story's people on the local chat's JSON surface. @param url for instance `http://localhost:3978`. */
export function localStage(url: string): LocalStage {
  async function call<T>(path: string, body?: object): Promise<T> {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}
    const response = await fetch(`${url}/local/api/${path}`, init)
    const answer = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${answer}`)
    return JSON.parse(answer) as T
  }
  const act = async (path: string, body: object) => shownOf(await call<Answered>(path, body))

  return {
    act,
    says: (as, text) => act('said', { as, text }),
    presses: (as, button) => act('pressed', { as, act: button.act }),
    submits: (as, { own }, answers) => {
      const { tag, values } = own as Form
      return act('submitted', { as, tag, raw: { ...values, ...answers } })
    },
    arrived: async (as) => (await call<{ messages: Listed[] }>(`inbox?as=${as}&after=`)).messages.map(arrivedOf),
    waitUntil: async (to) => void (await call('clock', { to })),
    now: async () => (await call<{ now: string }>('clock')).now,
  }
}

function arrivedOf({ at, kind, text, message, reader }: Listed): Arrived {
  const buttons = buttonsIn(message)
  // A carrier of one line is what that line is.
  const told = deliveryOf(buttons)?.split('|')[1] ?? kind
  return { at, kind: told, text, lines: linesOf(wordsOf(message.blocks, reader)), buttons }
}

function shownOf({ outcome, reader }: Answered): Shown {
  if (outcome.kind === 'form') {
    const { tag, title, fields, values, errors } = outcome.form
    const form = { tag, title, fields: fields.map(({ name }) => name), values, errors, own: outcome.form }
    return { text: [title, outcome.form.problem ?? ''].join('\n').trim(), buttons: [], form }
  }
  const message = 'message' in outcome && outcome.message ? outcome.message : { summary: [], blocks: [] }
  return { text: wordsOf(message.blocks, reader), buttons: buttonsIn(message), form: null }
}

function buttonsIn({ blocks }: Message): Seen[] {
  return blocks.flatMap((block) =>
    block.kind === 'buttons'
      ? block.buttons.flatMap((one) =>
          'act' in one ? [{ label: one.label, act: one.act, opensForm: one.opensForm === true }] : [],
        )
      : [],
  )
}

function wordsOf(blocks: readonly Block[], reader: Reader): string {
  const renderSpans = (spans: readonly Span[]) => spans.map((span) => wordsOfSpan(span, reader)).join('')
  return blocks.flatMap((block) => blockLines(block, renderSpans)).join('\n')
}

function blockLines(block: Block, renderSpans: (spans: readonly Span[]) => string): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'text':
    case 'note':
      return [renderSpans(block.spans)]
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${renderSpans(value)}`)
    case 'list':
      return block.items.map(renderSpans)
    case 'buttons':
      return block.buttons.map(({ label }) => label)
  }
}

function wordsOfSpan(span: Span, reader: Reader): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('struck' in span) return span.struck
  if ('link' in span) return span.link
  return 'instant' in span ? sayInstant(span, reader) : `@${span.person.user}`
}
