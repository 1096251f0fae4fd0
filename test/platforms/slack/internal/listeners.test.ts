import { afterEach, expect, jest, test } from '@jest/globals'
import { App } from '@slack/bolt'
import { shortcuts } from '#platforms/slack/internal/listeners.ts'
import { slackManifest } from '../../../../manifests/slack/manifest.ts'
import { type SlackUser, slackUser } from '../slack-user.ts'

let user: SlackUser
afterEach(async () => {
  jest.restoreAllMocks()
  await user.stop()
})

const nothing = { outcome: { kind: 'nothing' as const }, reader: { zone: 'UTC' } }
const { features, settings } = slackManifest({
  name: 'Convenor',
  description: '',
  command: '/convenor',
  words: [],
  publicUrl: 'https://convenor.example.org',
})

test('each surface of the manifest has a listener of Bolt, and nothing of Bolt is overwritten', async () => {
  const surfaces = ['command', 'action', 'view', 'shortcut', 'event'] as const
  const spies = surfaces.map((name) => jest.spyOn(App.prototype, name))
  user = await slackUser({ receive: async () => nothing })
  const listening = Object.fromEntries(surfaces.map((name, at) => [name, spies[at]?.mock.calls.map(([on]) => on)]))
  expect(listening).toEqual({
    command: features.slash_commands.map(({ command }) => command),
    action: [/.*/],
    view: ['form'],
    shortcut: features.shortcuts.map(({ callback_id }) => callback_id),
    event: expect.arrayContaining(settings.event_subscriptions.bot_events.map((name) => name.replace('.im', ''))),
  })
  const app = spies[0]?.mock.contexts[0]
  const methods = Object.getOwnPropertyNames(App.prototype)
  expect(methods).toContain('processEvent')
  expect(methods.filter((name) => app != null && Object.hasOwn(app, name))).toEqual([])
})

test('a command of another name has no listener, is not acknowledged, and does not reach the inbox', async () => {
  const receive = jest.fn(async () => nothing)
  user = await slackUser({ receive, patience: { loading: 1, answer: 1 } })
  expect(await user.command('help', { command: '/other' })).toMatchObject({ status: 404 })
  expect(receive).not.toHaveBeenCalled()
})

test('a shortcut of ours says words, and is one of the manifest', () => {
  expect(shortcuts).toEqual(features.shortcuts.map(({ callback_id }) => callback_id))
})
