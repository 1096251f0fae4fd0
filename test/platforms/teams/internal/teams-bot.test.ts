import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { CloudAdapter, TeamsActivityHandler } from 'botbuilder'
import type { Incoming } from '#chat/incoming.ts'
import { actData } from '#platforms/teams/read-form.ts'
import { bot, dialogPress, dialogSubmit, inChat, maria } from '../activities.ts'
import { nairobi, type Scene, scene } from '../scene.ts'

let here: Scene
beforeAll(async () => {
  here = await scene(async ({ kind }: Incoming) => {
    if (kind === 'installed') throw new Error('not stored')
    return { outcome: { kind: 'nothing' }, reader: nairobi }
  })
})
afterAll(() => here.stop())
beforeEach(() => {
  here.received.length = 0
})
afterEach(() => {
  jest.restoreAllMocks()
})

const activity = (changes: object) => inChat(here.teams.serviceUrl, { ...changes })
const press = () => actData({ verb: 'look', about: {} }, true)

describe('The handler of the SDK', () => {
  test.each<[string, () => Record<string, unknown>, string]>([
    ['a message', () => activity({ text: 'next' }), 'said'],
    ['a press that asks for a dialog', () => dialogPress(activity({}), press()), 'pressed'],
    ['a press inside a dialog', () => dialogSubmit(activity({}), press()), 'pressed'],
    ['a removal', () => activity({ type: 'installationUpdate', action: 'remove' }), 'removed'],
    ['a conversation the bot left', () => activity({ type: 'conversationUpdate', membersRemoved: [bot] }), 'removed'],
  ])('runs %s, which then reaches the inbox', async (_, made, kind) => {
    const run = jest.spyOn(TeamsActivityHandler.prototype, 'run')
    expect(await here.sends(made())).toMatchObject({ status: 200 })
    expect([run.mock.calls.length, here.received.map((one) => one.kind)]).toEqual([1, [kind]])
  })

  test('lets what is not stored through to the response: no handler of errors swallows it', async () => {
    const turns = jest.spyOn(CloudAdapter.prototype, 'processActivityDirect')
    const added = { type: 'conversationUpdate', membersAdded: [maria, bot], recipient: bot }
    expect(await here.sends(activity(added))).toEqual({ status: 500, body: null })
    expect(turns.mock.contexts.map((adapter) => adapter instanceof CloudAdapter && adapter.onTurnError)).toEqual([
      undefined,
    ])
  })

  test.each([
    ['an edit', { type: 'messageUpdate' }],
    ['a deletion', { type: 'messageDelete' }],
    ['the begin of a call', { type: 'event', name: 'application/vnd.microsoft.meetingStart' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['an upgrade of the app', { type: 'installationUpdate', action: 'add-upgrade' }],
  ])('accepts and leaves %s, also where Teams leaves out what the SDK would look into', async (_, changes) => {
    expect(await here.sends(activity({ ...changes, channelData: undefined }))).toEqual({ status: 200, body: null })
    expect(here.received).toEqual([])
  })

  test.each(['fileConsent/invoke', 'adaptiveCard/action', 'signin/verifyState', undefined])(
    'answers "not implemented" to the invoke %s, which we never offer, without a value too',
    async (name) => {
      expect(await here.sends(activity({ type: 'invoke', name }))).toEqual({ status: 501, body: null })
    },
  )
})
