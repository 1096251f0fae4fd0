import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { actData, formData } from '#platforms/teams/read-form.ts'
import { dialogPress, dialogSubmit, inChannel, inChat } from './activities.ts'
import { readCard } from './card-reading.ts'
import { everyKind } from './filling.ts'
import { nairobi, type Scene, scene } from './scene.ts'

/* Somebody in front of a dialog, while the database is away: Teams never sends what they sent again. */

let here: Scene
let isAway: boolean
beforeAll(async () => {
  here = await scene(async () => {
    if (isAway) throw new Error('no database')
    return { outcome: { kind: 'done' }, reader: nairobi }
  })
})
afterAll(() => here.stop())
beforeEach(() => {
  here.teams.asked.length = 0
  here.received.length = 0
  here.logged.length = 0
})

const act = { verb: 'look', about: { meeting: 'm1' } }
const pressIn = (activity: typeof inChat) =>
  dialogPress(activity(here.teams.serviceUrl, { replyToId: 'pressed' }), actData(act, true))

/** The answer that ends a dialog. */
const closed = { status: 200, body: null }

describe('a submit', () => {
  test('that cannot be stored gets 200 and the sentence, and a button that sends again all that was typed', async () => {
    isAway = true
    const typed = { field_name: 'María', field_motivation: 'I buy things. {{DATE(2021-05-21T13:00:00Z, SHORT)}}' }
    const data = { ...formData(everyKind.tag, everyKind.fields), ...typed }
    const first = dialogSubmit(inChat(here.teams.serviceUrl), data)
    const again = await tryAgain(first)
    expect(again).toEqual(data)
    isAway = false
    expect(await here.sends(dialogSubmit(inChat(here.teams.serviceUrl), again))).toEqual(closed)
    const [refused, taken] = here.received
    expect(taken).toMatchObject({ kind: 'submitted', raw: { name: 'María' } })
    expect(taken).toEqual({ ...refused, key: taken?.key, answerBy: taken?.answerBy })
  })

  test('that cannot be stored and is too heavy for a card gets an error from Teams, which keeps what was typed', async () => {
    isAway = true
    const data = { ...formData(everyKind.tag, everyKind.fields), field_motivation: 'x'.repeat(40_000) }
    expect(await here.sends(dialogSubmit(inChat(here.teams.serviceUrl), data))).toEqual({ status: 500, body: null })
  })
})

describe('a press that asks for a dialog and cannot be stored', () => {
  test.each([
    ['in a chat', inChat],
    ['in a channel', inChannel],
  ])('%s gets 200 and the sentence, and a button that presses again', async (_, activity) => {
    isAway = true
    const again = await tryAgain(pressIn(activity))
    expect(again).toEqual(actData(act, false))
    expect(here.teams.asked).toEqual([])
    isAway = false
    expect(await here.sends(dialogSubmit(activity(here.teams.serviceUrl), again))).toEqual(closed)
    expect(here.received.at(-1)).toMatchObject({ kind: 'pressed', act })
  })
})

/** Sends what cannot be stored. @returns what the button sends that is offered then. */
async function tryAgain(activity: Record<string, unknown>): Promise<unknown> {
  const { status, body } = await here.sends(activity)
  expect(status).toBe(200)
  const { title, card } = body.task.value
  const id = here.logged.map(({ about }) => ('id' in about ? about.id : '')).join('')
  expect(here.logged).toMatchObject([{ level: 'error' }])
  const reads = `We couldn't save this. Please try again in a minute. (${id})\nTry again`
  expect({ title, ...readCard(card.content) }).toMatchObject({ title: 'Convenor', reads, problems: [] })
  return card.content.actions[0].data
}
