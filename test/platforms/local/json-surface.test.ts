import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { testDatabase } from '../../database.ts'
import { meetingMessage, people, type ScriptedHouse, startScriptedHouse } from './scripted-house.ts'

const { uri } = testDatabase()
let house: ScriptedHouse

beforeAll(async () => {
  house = await startScriptedHouse(uri)
})
afterAll(() => house.stop())
beforeEach(() => {
  house.received.length = 0
  house.answer.by = null
})

/** Plain JSON in and out, as a script would speak. */
async function api(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${house.url}/local/api/${path}`, {
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: await answer.json() }
}

describe('a conversation in JSON', () => {
  test('lists who can be spoken as', async () => {
    expect((await api('people')).body).toEqual({ people })
  })

  test('words reach the house cleaned, and its outcome comes back with the zone to read it in', async () => {
    const { body } = await api('said', {
      as: 'expert-nairobi',
      text: ' minutes\u00a0proc7 \u201cfinal\u201d https://files.example/m.pdf. @leader-ai @nobody ',
    })
    expect(body).toMatchObject({ outcome: { kind: 'say', to: 'actor' }, reader: { zone: 'Africa/Nairobi' } })
    expect(house.received).toMatchObject([
      {
        kind: 'said',
        text: 'minutes proc7 "final" https://files.example/m.pdf. @leader-ai @nobody',
        links: ['https://files.example/m.pdf'],
        mentions: [{ platform: 'local', workspace: 'local', user: 'leader-ai' }],
        from: { platform: 'local', workspace: 'local', user: 'expert-nairobi' },
        via: 'local',
        place: { kind: 'direct', id: 'expert-nairobi' },
        address: 'expert-nairobi',
        canOpenForm: true,
        hint: { zone: 'Africa/Nairobi', name: 'Expert in Nairobi' },
      },
    ])
  })
})
