import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { actData, formData } from '#platforms/teams/read-form.ts'
import { bot, channel, chatWithMaria, dialogPress, dialogSubmit, inChannel, inChat, maria } from './activities.ts'
import { readCard } from './card-reading.ts'
import { everyKind } from './filling.ts'
import { nairobi, type Scene, scene } from './scene.ts'
import type { Mood } from './stand-in.ts'

let here: Scene
let outcome: Outcome | 'a bug'
beforeAll(async () => {
  here = await scene(async () => {
    if (outcome === 'a bug') throw new Error('a bug')
    return { outcome, reader: nairobi }
  })
  here.teams.conversations.add(channel)
})
afterAll(() => here.stop())
beforeEach(() => {
  outcome = { kind: 'nothing' }
  here.teams.asked.length = 0
  here.received.length = 0
  here.logged.length = 0
  here.pauses.length = 0
  here.teams.chats.set(maria.id, chatWithMaria)
})

const act = { verb: 'look', about: { meeting: 'm1' } }
const start = { instant: '2021-05-21T13:00:00Z', zone: 'Europe/Zurich', said: 'Geneva', show: 'time' } as const
const message: Message = {
  summary: ['PROC-7'],
  blocks: [
    { kind: 'text', spans: ['PROC-7 at ', start] },
    { kind: 'buttons', buttons: [{ label: 'Yes', act }] },
  ],
}
const say: Outcome = { kind: 'say', to: 'actor', message }
const toConversation: Outcome = { kind: 'say', to: 'place', message }
const replace: Outcome = { kind: 'replace', message }
const own = 'PROC-7 at 16:00 Nairobi (15:00 Geneva)\nYes'
const shared = 'PROC-7 at 15:00 Geneva (13:00 UTC)\nYes'

const words = (changes = {}) => inChat(here.teams.serviceUrl, { text: 'next', ...changes })
const _mention = () => inChannel(here.teams.serviceUrl, { text: '<at>Convenor</at> next' })
const thread = `${channel};messageid=1600000000001`
const pressIn = (activity: typeof inChat) =>
  dialogPress(activity(here.teams.serviceUrl, { replyToId: 'pressed' }), actData(act, true))
const submit = () => dialogSubmit(inChat(here.teams.serviceUrl), formData(everyKind.tag, everyKind.fields))

/** What stands in Teams afterwards. */
function posts() {
  return here.teams.asked
    .filter(({ conversation }) => conversation !== '')
    .map(({ method, conversation, id, activity }) => {
      const reads = readCard(activity.attachments?.[0]?.content).reads
      return method === 'PUT' ? { redrawn: id, conversation, reads } : { conversation, reads }
    })
}

/** What a dialog shows. */
async function dialog(activity: Record<string, unknown>) {
  const { status, body } = await here.sends(activity)
  expect(status).toBe(200)
  if (body === null) return 'closed'
  return typeof body.task.value === 'string'
    ? body.task
    : { title: body.task.value.title, ...readCard(body.task.value.card.content) }
}

describe('words in a chat', () => {
  test('are answered there, and the notification says the summary', async () => {
    outcome = say
    expect(await here.sends(words())).toEqual({ status: 200, body: null })
    expect(posts()).toEqual([{ conversation: chatWithMaria, reads: own }])
    expect(here.teams.asked[0]?.activity).toMatchObject({ type: 'message', summary: 'PROC-7' })
    expect(here.teams.asked[0]?.activity.text).toBeUndefined()
  })

  test('that cannot be stored are refused each time, and their sender is told once', async () => {
    outcome = 'a bug'
    const again = words()
    expect(await here.sends(again)).toEqual({ status: 500, body: null })
    expect(await here.sends(again)).toEqual({ status: 500, body: null })
    const id = here.logged.map(({ about }) => ('id' in about ? about.id : '')).join('')
    expect(posts()).toEqual([
      {
        conversation: chatWithMaria,
        reads: `We couldn't save this. If you get no answer in a few minutes, please send it again. (${id})`,
      },
    ])
  })

  const soon = (status: number): Mood => ({ status, headers: { 'retry-after': '2' } })
  test.each<[string, Mood, number]>([
    ['429 with Retry-After', soon(429), 2000],
    ['429 without one', { status: 429 }, 500],
    ['412', { status: 412 }, 500],
    ['503 with Retry-After', soon(503), 2000],
    ['500', { status: 500 }, 500],
    ['502', { status: 502 }, 500],
    ['504', { status: 504 }, 500],
    ['a connection that is cut after it was read', 'reset', 500],
    ['no answer in time', 'hang', 500],
  ])('whose answer meets %s are answered when Teams is well again', async (_, mood, pause) => {
    outcome = say
    here.teams.moods.push(mood)
    expect(await here.sends(words())).toEqual({ status: 200, body: null })
    expect(here.teams.asked).toHaveLength(2)
    expect(posts().at(-1)).toEqual({ conversation: chatWithMaria, reads: own })
    expect({ pauses: here.pauses, logged: here.logged }).toEqual({ pauses: [pause], logged: [] })
  })

  test('whose answer may have been posted are answered three times at most', async () => {
    outcome = say
    here.teams.moods.push(...Array.from({ length: 3 }, (): Mood => ({ status: 502 })))
    await here.sends(words())
    expect(here.teams.asked).toHaveLength(3)
    expect(here.logged).toMatchObject([{ level: 'warn', about: { unsent: { unknown: true } } }])
  })

  test('whose answer Teams refuses for longer than a minute are not forgotten silently', async () => {
    outcome = say
    here.teams.moods.push(...Array.from({ length: 8 }, () => soon(429)), {
      status: 429,
      headers: { 'retry-after': '60' },
    })
    expect(await here.sends(words())).toEqual({ status: 200, body: null })
    expect(here.teams.moods).toEqual([])
    expect(here.logged).toMatchObject([{ level: 'warn', about: { unsent: { slowDown: 60_000 } } }])
  })

  test('whose answer no attempt can mend are answered once', async () => {
    outcome = say
    here.teams.moods.push({ status: 413 })
    await here.sends(words())
    expect({ asked: here.teams.asked.length, pauses: here.pauses }).toEqual({ asked: 1, pauses: [] })
  })

  test('the same activity again is received under the same key', async () => {
    const again = words()
    await here.sends(again)
    await here.sends(again)
    const [first, second] = here.received
    expect(first?.key).toBe(second?.key)
  })
})

describe('a press that asks for a dialog', () => {
  test('opens the form, in a chat and in a channel', async () => {
    outcome = { kind: 'form', how: 'open', form: everyKind }
    for (const place of [inChat, inChannel]) {
      expect(await dialog(pressIn(place))).toMatchObject({ title: 'Apply to Procurement', problems: [] })
    }
    expect(posts()).toEqual([])
  })

  test('shows any other answer inside the dialog, where its buttons ask for no further one', async () => {
    outcome = say
    for (const place of [inChat, inChannel])
      expect(await dialog(pressIn(place))).toMatchObject({ title: 'Convenor', reads: own })
    const { body } = await here.sends(pressIn(inChat))
    expect(JSON.stringify(body)).not.toContain('task/fetch')
    expect(posts()).toEqual([])
  })

  test('redraws the pressed message, for everyone in a channel in the place’s time', async () => {
    outcome = replace
    expect(await dialog(pressIn(inChat))).toMatchObject({ reads: own })
    expect(await dialog(pressIn(inChannel))).toMatchObject({ reads: own })
    expect(posts()).toEqual([
      { redrawn: 'pressed', conversation: chatWithMaria, reads: own },
      { redrawn: 'pressed', conversation: thread, reads: shared },
    ])
  })

  test('answered to the place is read there', async () => {
    outcome = toConversation
    expect(await dialog(pressIn(inChannel))).toEqual({ type: 'message', value: 'I have answered in the channel.' })
    expect(posts()).toEqual([{ conversation: thread, reads: shared }])
  })

  test('answered to the place where Teams does not take it is read in the dialog, in time', async () => {
    outcome = toConversation
    here.teams.moods.push(
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 429, headers: { 'retry-after': '3' } },
    )
    expect(await dialog(pressIn(inChannel))).toMatchObject({ title: 'Convenor', reads: own })
    expect(here.pauses).toEqual([2000])
  })

  test('redraws the pressed message when Teams is well again', async () => {
    outcome = replace
    here.teams.moods.push({ status: 412 })
    expect(await dialog(pressIn(inChat))).toMatchObject({ reads: own })
    expect(posts().filter((post) => 'redrawn' in post)).toHaveLength(2)
  })

  test('never leaves the dialog empty', async () => {
    expect(await dialog(pressIn(inChat))).toEqual({ type: 'message', value: 'There is nothing to do here.' })
    outcome = { kind: 'done' }
    expect(await dialog(pressIn(inChat))).toEqual({ type: 'message', value: 'Done.' })
  })

  test('of a card that is no longer known says so', async () => {
    const unknown = dialogPress(inChat(here.teams.serviceUrl), { old: true })
    expect(await dialog(unknown)).toMatchObject({
      type: 'message',
      value: expect.stringContaining('don’t know this button'),
    })
    expect(here.received).toEqual([])
  })
})

describe('a submit', () => {
  test('with mistakes keeps the dialog open, filled', async () => {
    outcome = { kind: 'form', how: 'mend', form: everyKind }
    const shown = await dialog(submit())
    expect(shown).toMatchObject({ title: 'Apply to Procurement' })
    expect('reads' in shown && shown.reads).toContain('Two answers need a check. The others are kept.')
  })

  test('without more to say ends the dialog', async () => {
    outcome = { kind: 'done' }
    expect(await dialog(submit())).toBe('closed')
  })

  test('with a last word shows it in the dialog', async () => {
    outcome = { kind: 'done', message }
    expect(await dialog(submit())).toMatchObject({ title: 'Convenor', reads: own })
  })
})

describe('installation', () => {
  test('is answered with what the bot says of itself, where it was installed', async () => {
    outcome = say
    await here.sends(words({ type: 'installationUpdate', action: 'add', text: undefined }))
    expect(here.received).toMatchObject([{ kind: 'installed', scope: 'person' }])
    expect(posts()).toEqual([{ conversation: chatWithMaria, reads: own }])
  })

  test('removal needs no answer, and gets none through', async () => {
    here.teams.conversations.delete(chatWithMaria)
    outcome = say
    await here.sends(words({ type: 'installationUpdate', action: 'remove', text: undefined }))
    expect(here.logged).toMatchObject([{ about: { unsent: { unreachable: 'not-installed' } } }])
    here.teams.conversations.add(chatWithMaria)
  })
})

test('somebody mentioned by an address only is looked up', async () => {
  here.teams.members.set('29:ana', 'aad-ana')
  const entity = { type: 'mention', mentioned: { id: '29:ana', name: 'Ana' }, text: '<at>Ana</at>' }
  await here.sends(words({ text: 'appoint <at>Ana</at> leader', entities: [entity] }))
  expect(here.received).toMatchObject([{ text: 'appoint @Ana leader', mentions: [{ user: 'aad-ana' }] }])
})

test('an invoke that we never offer is not implemented', async () => {
  const query = inChat(here.teams.serviceUrl, { type: 'invoke', name: 'composeExtension/query', value: {} })
  expect(await here.sends(query)).toEqual({ status: 501, body: null })
})

test('what is no news is accepted and left', async () => {
  const typing = inChat(here.teams.serviceUrl, { type: 'typing' })
  const joined = inChat(here.teams.serviceUrl, { type: 'conversationUpdate', membersAdded: [maria], recipient: bot })
  expect([await here.sends(typing), await here.sends(joined)]).toMatchObject([{ status: 200 }, { status: 200 }])
  expect(here.received).toEqual([])
})
