import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inChat } from './activities.ts'
import { nairobi, type Scene, scene } from './scene.ts'

let here: Scene
beforeAll(async () => {
  here = await scene(async (incoming) => ({
    outcome: {
      kind: 'say',
      to: 'actor',
      message: {
        summary: ['Hello.'],
        blocks: [{ kind: 'text', spans: [incoming.kind === 'said' ? incoming.text : '?'] }],
      },
    },
    reader: nairobi,
  }))
})
afterAll(() => here.stop())

describe('a message in a chat', () => {
  test('is received, and answered there', async () => {
    const reply = await here.sends(inChat(here.teams.serviceUrl, { text: 'groups' }))
    expect(here.logged).toEqual([])
    expect(reply).toEqual({ status: 200, body: null })
    expect(here.received).toMatchObject([{ kind: 'said', text: 'groups' }])
    expect(here.teams.asked).toMatchObject([
      { method: 'POST', conversation: 'a:chat-with-maria', activity: { summary: 'Hello.' } },
    ])
  })
})
