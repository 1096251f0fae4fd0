import { afterEach, describe, expect, test } from '@jest/globals'
import type { Incoming } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type SlackUser, slackUser } from './slack-user.ts'

let user: SlackUser
afterEach(() => user.stop())

/** A platform whose incomings are kept, and all answered alike. */
async function answeringWith(outcome: Outcome): Promise<Incoming[]> {
  const incomings: Incoming[] = []
  user = await slackUser({
    receive: async (incoming) => {
      incomings.push(incoming)
      return { outcome, reader: { zone: 'Africa/Nairobi' } }
    },
  })
  return incomings
}

const hello: Outcome = { kind: 'say', to: 'actor', message: { summary: ['Hello.'], blocks: [] } }

describe('A slash command', () => {
  test('is answered in the reply, seen by the one who typed it only', async () => {
    const [incomings, answered] = [await answeringWith(hello), await user.command('help')]
    expect(answered.status).toBe(200)
    expect(answered.body).toMatchObject({ response_type: 'ephemeral', text: 'Hello.' })
    expect(incomings).toMatchObject([
      {
        kind: 'said',
        text: 'help',
        from: { platform: 'slack', workspace: 'T1', user: 'U1' },
        via: 'T1',
        place: { kind: 'channel', id: 'C1' },
        canOpenForm: true,
        hint: { zone: 'Africa/Nairobi' },
        address: 'U1',
      },
    ])
  })
})
