import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { systemClock } from '#clock.ts'
import { slackPlatform } from '#platforms/slack/platform.ts'
import { botToken, startStandIn } from './stand-in.ts'

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const receive = async () => ({ outcome: { kind: 'nothing' as const }, reader: { zone: 'UTC' } })
const settings = { signingSecret: 's', botToken, team: 'T1', name: '/convenor', receive, clock: systemClock, log }

test('a token that Slack does not accept, or of another workspace, is said at the start', async () => {
  const { apiUrl, stop } = await startStandIn(systemClock.real)
  try {
    await expect(slackPlatform({ ...settings, apiUrl, botToken: 'xoxb-old' })).rejects.toThrow(
      'SLACK_BOT_TOKEN (invalid_auth)',
    )
    await expect(slackPlatform({ ...settings, apiUrl, team: 'T2' })).rejects.toThrow('SLACK_TEAM is T2')
    expect(await slackPlatform({ ...settings, apiUrl })).toMatchObject({ name: 'slack', paths: ['/slack/'] })
  } finally {
    await stop()
  }
})

test('Slack being away does not stop the start', async () => {
  const { apiUrl, stop } = await startStandIn(systemClock.real)
  await stop()
  expect(await slackPlatform({ ...settings, apiUrl })).toMatchObject({ name: 'slack' })
})

test('Node itself loads the platform: jest allows imports that Node refuses', async () => {
  const load = `import('#platforms/slack/platform.ts').then((module) => process.stdout.write(typeof module.slackPlatform))`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', load])
  expect(stdout).toBe('function')
})
