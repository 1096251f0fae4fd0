import { afterEach, expect, test } from '@jest/globals'
import type { Incoming } from '#chat/incoming.ts'
import { systemClock } from '#clock.ts'
import { type SlackUser, slackUser } from './slack-user.ts'

/* What Slack did not send is refused. */

let user: SlackUser
afterEach(() => user.stop())

/** Starts a platform. @returns what arrives, as it arrives. */
async function listening(): Promise<Incoming[]> {
  const incomings: Incoming[] = []
  user = await slackUser({
    receive: async (incoming) => {
      incomings.push(incoming)
      return { outcome: { kind: 'nothing' }, reader: { zone: 'Africa/Nairobi' } }
    },
  })
  return incomings
}

const body = JSON.stringify({
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_uninstalled' },
})
const now = () => Math.floor(systemClock.real() / 1000)

test.each([
  ['signed with another secret', () => ({ secret: 'guessed' })],
  ['six minutes old', () => ({ at: now() - 360 })],
  ['from an hour ahead', () => ({ at: now() + 3600 })],
  ['dated with no number', () => ({ at: Number.NaN })],
])('a request %s', async (_, options) => {
  const incomings = await listening()
  expect(await user.sends('/slack/events', body, options())).toMatchObject({ status: 401 })
  expect(incomings).toEqual([])
})

test('a request without a signature', async () => {
  const incomings = await listening()
  const answer = await fetch(`${user.url}/slack/events`, { method: 'POST', body })
  expect([answer.status, incomings]).toEqual([401, []])
})

test('a request of another workspace, though Slack signed it', async () => {
  const incomings = await listening()
  const [event, command] = [
    await user.sends('/slack/events', body.replace('T1', 'T2')),
    await user.command('help', { team_id: 'T2' }),
  ]
  expect([event.status, command.status, incomings]).toEqual([401, 401, []])
})

test('a path or a body that is not ours', async () => {
  const incomings = await listening()
  expect(await user.sends('/slack/other', body)).toMatchObject({ status: 404 })
  expect(await user.sends('/slack/events', '{not json')).toMatchObject({ status: 400 })
  expect(await user.sends('/slack/events', JSON.stringify({ type: 'something_new' }))).toMatchObject({ status: 200 })
  expect(incomings).toEqual([])
})
