import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { actData, formData } from '#platforms/teams/read-form.ts'
import { channel, chatWithMaria, dialogPress, dialogSubmit, inChannel, inChat, maria } from './activities.ts'
import { readCard } from './card-reading.ts'
import { everyKind } from './filling.ts'
import { nairobi, type Scene, scene } from './scene.ts'

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
const _replace: Outcome = { kind: 'replace', message }
const own = 'PROC-7 at 16:00 Nairobi (15:00 Geneva)\nYes'
const shared = 'PROC-7 at 15:00 Geneva (13:00 UTC)\nYes'

const _words = (changes = {}) => inChat(here.teams.serviceUrl, { text: 'next', ...changes })
const mention = () => inChannel(here.teams.serviceUrl, { text: '<at>Convenor</at> next' })
const thread = `${channel};messageid=1600000000001`
const _pressIn = (activity: typeof inChat) =>
  dialogPress(activity(here.teams.serviceUrl, { replyToId: 'pressed' }), actData(act, true))
const _submit = () => dialogSubmit(inChat(here.teams.serviceUrl), formData(everyKind.tag, everyKind.fields))

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
async function _dialog(activity: Record<string, unknown>) {
  const { status, body } = await here.sends(activity)
  expect(status).toBe(200)
  if (body === null) return 'closed'
  return typeof body.task.value === 'string'
    ? body.task
    : { title: body.task.value.title, ...readCard(body.task.value.card.content) }
}

describe('words in a channel', () => {
  test('are answered to the person in their chat, and the thread only hears that', async () => {
    outcome = say
    await here.sends(mention())
    expect(posts()).toEqual([
      { conversation: chatWithMaria, reads: own },
      { conversation: thread, reads: 'I’ve answered you in our chat.' },
    ])
  })

  test('from somebody who has not added the bot: a way to add it, and never the answer', async () => {
    outcome = say
    here.teams.chats.clear()
    await here.sends(mention())
    expect(posts()).toEqual([
      {
        conversation: thread,
        reads: 'I can’t write to you yet. Add Convenor and ask me again: then I answer you privately.\nAdd Convenor',
      },
    ])
  })

  test('whose answer did not get through are answered with what to do', async () => {
    outcome = say
    here.teams.moods.push({ status: 500 }, { status: 500 }, { status: 500 })
    await here.sends(mention())
    expect(posts()).toEqual([
      { conversation: thread, reads: 'I could not answer you just now. Please ask me again in our chat.' },
    ])
  })

  test('to the place are answered in the thread, in the place’s time', async () => {
    outcome = toConversation
    await here.sends(mention())
    expect(posts()).toEqual([{ conversation: thread, reads: shared }])
    expect(JSON.stringify(here.teams.asked)).toContain('task/fetch')
  })
})
