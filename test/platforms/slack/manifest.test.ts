import { describe, expect, test } from '@jest/globals'
import { slackManifest } from '../../../manifests/slack/manifest.ts'
import { manifestProblems } from './manifest-schema.ts'

const manifest = slackManifest({
  name: 'Convenor',
  description: 'Applications, meetings and minutes of thematic groups.',
  command: '/convenor',
  words: [{ verb: 'help' }, { verb: 'groups' }, { verb: 'apply' }],
  publicUrl: 'https://convenor.example.org',
})

describe('The Slack manifest', () => {
  test('is one that Slack accepts', () => {
    expect(manifestProblems(manifest)).toEqual([])
    expect(
      manifestProblems({ ...manifest, display_information: { name: 'x'.repeat(36), description: '' } }),
    ).toHaveLength(2)
  })

  test('asks for nothing that reads channels, and for no rights over a person', () => {
    const asked = manifest.oauth_config.scopes.bot.join(' ')
    expect(asked).not.toMatch(/(channels|groups|mpim):history|chat:write\.public|files:write|admin/)
    expect(Object.keys(manifest.oauth_config.scopes)).toEqual(['bot'])
  })

  test('points every request of Slack at a path that we answer', () => {
    const { features, settings } = manifest
    expect([
      features.slash_commands[0]?.url,
      settings.event_subscriptions.request_url,
      settings.interactivity.request_url,
    ]).toEqual([
      'https://convenor.example.org/slack/commands',
      'https://convenor.example.org/slack/events',
      'https://convenor.example.org/slack/interactive',
    ])
  })

  test('subscribes to what read-event reads', () => {
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([
      'app_home_opened',
      'app_mention',
      'app_uninstalled',
      'message.im',
      'tokens_revoked',
    ])
  })
})
