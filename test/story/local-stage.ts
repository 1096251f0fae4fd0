import type { Form } from '#chat/form.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
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
  const act = async (path: string, body: object) => shownOf((await call<{ outcome: Outcome }>(path, body)).outcome)

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

function shownOf(outcome: Outcome): Shown {
  if (outcome.kind === 'form') return { text: outcome.form.title, buttons: [], form: outcome.form }
  const message = 'message' in outcome ? outcome.message : undefined
  return { text: message ? textOf(message) : '', buttons: message ? buttonsIn(message) : [], form: null }
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

function textOf({ blocks }: Message): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'text' || block.kind === 'note' ? [block.spans] : block.kind === 'list' ? block.items : [],
    )
    .map((spans) =>
      spans.map((span) => (typeof span === 'string' ? span : 'strong' in span ? span.strong : '')).join(''),
    )
    .join('\n')
}
