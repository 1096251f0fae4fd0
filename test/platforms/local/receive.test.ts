import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Raw } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { testDatabase } from '../../database.ts'
import { readPage } from './page-reading.ts'
import { applyForm, meetingMessage, type ScriptedHouse, startScriptedHouse } from './scripted-house.ts'

const { uri } = testDatabase()
let house: ScriptedHouse
let as = ''
let scenes = 0

beforeAll(async () => {
  house = await startScriptedHouse(uri)
})
afterAll(() => house.stop())
beforeEach(() => {
  // Nobody has said anything yet.
  as = ['expert-nairobi', 'expert-lima', 'expert-sydney', 'leader-ai', 'secretariat'][scenes++] ?? ''
})

const answers = (outcome: Outcome) => {
  house.answer.by = () => outcome
}
const words = (text: string) => ({ summary: [text], blocks: [{ kind: 'text' as const, spans: [text] }] })

async function api(path: string, body: object): Promise<void> {
  const answer = await fetch(`${house.url}/local/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as, ...body }),
  })
  expect(answer.status).toBe(200)
}
const submit = (instance: string, raw: Raw = {}) =>
  api('submitted', { tag: { form: 'apply', version: 1, instance }, raw })

/** The lines of the conversation as a reload shows them: their kind and their words. */
async function lines(person = as): Promise<[string, string][]> {
  const page = await (await fetch(`${house.url}/?as=${person}`)).text()
  return Array.from(
    page.matchAll(/<article [^>]*data-kind="(\w+)"[^>]*>([\s\S]*?)<\/article>/g),
    ([, kind = '', inside = '']) => [kind, readPage(inside.replace(/<h2[\s\S]*?<\/h2>/, '')).reads.trim()],
  )
}

/** The form that a line opens again, as markup. */
async function reopened(): Promise<string> {
  const page = await (await fetch(`${house.url}/?as=${as}`)).text()
  const line = /data-line="([^"]*)"[^>]*data-kind="form"/.exec(page)?.[1] ?? ''
  const { dialog } = (await (
    await fetch(`${house.url}/local/page/form?as=${as}&line=${encodeURIComponent(line)}`)
  ).json()) as { dialog: string }
  return dialog
}

describe('what stands in the conversation', () => {
  test('a form of two steps is one line: open, then open at its second step, then sent', async () => {
    answers({ kind: 'form', how: 'open', form: applyForm() })
    await api('said', { text: 'apply procurement' })
    expect(await lines()).toEqual([
      ['said', 'apply procurement'],
      ['form', 'Apply to ProcurementOpen the form'],
    ])
    const second = applyForm({ tag: { form: 'commitments', version: 1, instance: 'step2' }, title: 'Commitments' })
    answers({ kind: 'form', how: 'open', form: second })
    await submit('pending1')
    expect(await lines()).toEqual([
      ['said', 'apply procurement'],
      ['form', 'CommitmentsOpen the form'],
    ])
    expect(await reopened()).toContain('step2')
    answers({ kind: 'done', message: words('We have it.') })
    await submit('step2')
    expect(await lines()).toEqual([
      ['said', 'apply procurement'],
      ['form', 'Commitments'],
      ['reply', 'We have it.'],
    ])
  })

  test('a form whose sending was answered in words only can be opened again, with what was typed', async () => {
    answers({ kind: 'form', how: 'open', form: applyForm() })
    await api('said', { text: 'apply procurement' })
    answers({ kind: 'say', to: 'actor', message: words('Something went wrong.') })
    await submit('pending1', { name: 'Ada Example', topics: ['law'] })
    expect((await lines()).map(([kind]) => kind)).toEqual(['said', 'form', 'reply'])
    expect(await reopened()).toContain('value="Ada Example"')
  })

  test('a press is told by the words of its button, and by its verb where its message is not known', async () => {
    await house.platform.send(
      { account: { platform: 'local', workspace: 'local', user: as }, via: 'local', address: as },
      meetingMessage,
      { reader: { zone: 'UTC' }, mark: `m1|x||${as}` },
    )
    answers({ kind: 'say', to: 'actor', message: words('Because.') })
    const act = { verb: 'why-me', about: { meeting: 'm7' } }
    await api('pressed', { act, on: `m1|x||${as}` })
    await api('pressed', { act })
    expect((await lines()).slice(1)).toEqual([
      ['pressed', 'Why me?'],
      ['reply', 'Because.'],
      ['pressed', 'why me'],
      ['reply', 'Because.'],
    ])
  })

  test("a replacement without its message is a new line; somebody else's message is never redrawn", async () => {
    const mark = 'm2|x||expert-lima'
    await house.platform.send(
      { account: { platform: 'local', workspace: 'local', user: 'expert-lima' }, via: 'local', address: 'expert-lima' },
      words('For Lima.'),
      { reader: { zone: 'UTC' }, mark },
    )
    answers({ kind: 'replace', message: words('Changed.') })
    await api('pressed', { act: { verb: 'answer-meeting', about: {} }, on: mark })
    expect(await lines()).toEqual([
      ['pressed', 'answer meeting'],
      ['reply', 'Changed.'],
    ])
    expect((await lines('expert-lima')).at(-1)).toEqual(['notice', 'For Lima.'])
  })
})
