import type { Form } from '#chat/form.ts'
import type { Message, Reader, Span } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { sayInstant } from '#time/say-instant.ts'
import type { Seen, Shown, Stage } from './stage.ts'

type Listed = { id: string; at: string; kind: string; text: string; message: Message }

/** The story's people on the local chat's JSON surface. @param url for instance `http://localhost:3978`. */
export function localStage(url: string): Stage {
  async function call<T>(path: string, body?: object): Promise<T> {
    const init = body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {}
    const response = await fetch(`${url}/local/api/${path}`, init)
    const answer = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${answer}`)
    return JSON.parse(answer) as T
  }
  const act = async (path: string, body: object) => {
    const { outcome, reader } = await call<{ outcome: Outcome; reader: Reader }>(path, body)
    return shownOf(outcome, reader)
  }

  return {
    says: (as, text) => act('said', { as, text }),
    presses: (as, button) => act('pressed', { as, act: button.act }),
    submits: (as, form: Form, answers) => act('submitted', { as, tag: form.tag, raw: { ...form.values, ...answers } }),
    arrived: async (as) => {
      const { messages } = await call<{ messages: Listed[] }>(`inbox?as=${as}&after=`)
      return messages.map(({ at, kind, text, message }) => ({ at, kind, text, buttons: buttonsIn(message) }))
    },
    waitUntil: async (to) => void (await call('clock', { to })),
    now: async () => (await call<{ now: string }>('clock')).now,
  }
}

function shownOf(outcome: Outcome, reader: Reader): Shown {
  if (outcome.kind === 'form') return { text: outcome.form.title, buttons: [], form: outcome.form }
  const message = 'message' in outcome ? outcome.message : undefined
  return { text: message ? textOf(message, reader) : '', buttons: message ? buttonsIn(message) : [], form: null }
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

function textOf({ blocks }: Message, reader: Reader): string {
  return blocks
    .flatMap((block): Span[][] => {
      if (block.kind === 'text' || block.kind === 'note') return [block.spans]
      if (block.kind === 'heading') return [[block.text]]
      if (block.kind === 'list') return block.items
      return block.kind === 'facts' ? block.facts.map(({ label, value }) => [`${label}: `, ...value]) : []
    })
    .map((spans) => spans.map((span) => inWords(span, reader)).join(''))
    .join('\n')
}

function inWords(span: Span, reader: Reader): string {
  if (typeof span === 'string') return span
  if ('instant' in span) return sayInstant(span, reader)
  if ('link' in span) return `${span.link} (${span.url})`
  return 'strong' in span ? span.strong : 'struck' in span ? span.struck : span.person.user
}
