import type { Form } from '#chat/form.ts'
import { localAccount } from '#platforms/local/internal/local-account.ts'
import { readForm } from '#platforms/local/read-form.ts'
import { renderForm } from '#platforms/local/render-form.ts'
import { renderMessage } from '#platforms/local/render-message.ts'
import type { Driver, Shown, Talk } from '../driver.ts'
import { reader } from '../samples.ts'
import { posted, readPage } from './page-reading.ts'
import { type ScriptedHouse, startScriptedHouse } from './scripted-house.ts'

const person = 'expert-nairobi'
const reading = { reader, names: new Map<string, string>() }
const markupOf = (form: Form) => String(renderForm(form, reading))

/** The local chat in front of the contract suite: everything over HTTP, as the page's own script does it. */
export const localDriver = (uri: string): Driver => ({
  name: 'local',
  person: localAccount(person),
  typedWordsOpenForms: true,
  lacks: ['channel', 'removal'],
  start: async (receive) => talk(await startScriptedHouse(uri, receive)),
  message: (message, to) => readPage(String(renderMessage(message, { ...reading, reader: to }))),
  form: (form) => readPage(markupOf(form)),
  fill: (form, answers) => readForm(new URLSearchParams(posted(markupOf(form), answers).toString())),
})

type PageAnswer = { lines: { id: string; html: string }[]; dialog: string | null }

function talk(house: ScriptedHouse): Talk {
  /** Asks as the page does, and says what could be seen of the answer. */
  async function shownBy(path: string, body: FormData | URLSearchParams | object, pressed?: string): Promise<Shown[]> {
    const isForm = body instanceof FormData || body instanceof URLSearchParams
    const answer = await fetch(`${house.url}/local/page/${path}?as=${person}`, {
      method: 'POST',
      ...(isForm ? { body } : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${await answer.text()}`)
    const { lines, dialog } = (await answer.json()) as PageAnswer
    return [
      ...lines
        .filter(({ html }) => html.includes('data-kind="reply"') || html.includes('data-kind="notice"'))
        .map(
          ({ id, html }): Shown => ({
            by: 'actor',
            as: id === pressed ? 'replaced' : 'message',
            reads: readPage(html).reads,
          }),
        ),
      ...(dialog === null ? [] : [{ by: 'actor' as const, as: 'form' as const, reads: readPage(dialog).reads }]),
    ]
  }

  async function says(text: string): Promise<Shown[]> {
    const body = new FormData()
    body.set('text', text)
    return shownBy('said', body)
  }

  return {
    says,
    async presses(act) {
      const on = `m1|meeting-scheduled||${person}`
      const message = {
        summary: ['PROC-7'],
        blocks: [{ kind: 'buttons' as const, buttons: [{ label: 'Press', act }] }],
      }
      const to = { account: localAccount(person), via: 'local', address: person }
      await house.platform.send(to, message, { reader, mark: on })
      return shownBy('pressed', { act, on }, on)
    },
    submits: (form, answers) => shownBy('submitted', posted(markupOf(form), answers)),
    opensHome: () => says('home'),
    removesTheApp: () => Promise.reject(new Error('the local chat cannot be removed')),
    stop: () => house.stop(),
  }
}
