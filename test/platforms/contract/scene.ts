import type { Incoming } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Driver, Talk, Where } from '../driver.ts'
import { reader } from '../samples.ts'
export const placesOf = ({ lacks = [] }: Driver): Where[] =>
  lacks.includes('channel') ? ['direct'] : ['direct', 'channel']
export const secret = 'Only Ada may read this.'
export const notice = 'Everyone may read this.'
export const saying = (text: string): Message => ({ summary: [text], blocks: [{ kind: 'text', spans: [text] }] })

export type Scene = { talk: Talk; incomings: Incoming[] }

/** A talk in which every incoming gets this outcome. */
export async function inTalk(driver: Driver, outcome: Outcome, play: (scene: Scene) => Promise<void>): Promise<void> {
  const incomings: Incoming[] = []
  const talk = await driver.start(async (incoming) => {
    incomings.push(incoming)
    return { outcome, reader }
  })
  try {
    await play({ talk, incomings })
  } finally {
    await talk.stop()
  }
}
