import type { Message } from '#chat/message.ts'
import type { Platform, Sent } from '#chat/platform.ts'
import type { Gate } from '#database/connection.ts'
import type { SummaryWords } from '#outbox/budget/carrier.ts'
import { deliveryId } from '#outbox/delivery.ts'
import type { Waits } from '#outbox/sending/waits.ts'
import type { Content } from '../toy.ts'
import type { ToyWorld } from './toy-world.ts'

/** How the platform takes a post. Only the last two leave it unposted for good or for now; lost ones are of unknown fate. */
export type Mood = 'ok' | 'late' | 'posted, answer lost' | 'lost' | 'slow down' | 'never'

/** A notice as it arrived, by itself or as a line, and since when (by the world's counting) its sender could have known better. */
export type Post = {
  mark: string
  /** The message that it arrived in: its own mark, or that of a carrier. */
  in: string
  kind: string
  slot: string
  to: string
  told: Content & { rev: number }
  saysRepeated: boolean
  knownSince: number
  business: number
}

const ref = (id: string) => ({ via: 'local', place: { kind: 'direct', id: 'd' }, id }) as const

/** The words of several toys in one message: all of their words. */
export const toySummary: SummaryWords = (lines) => ({
  summary: [JSON.stringify(lines.map(({ message }) => JSON.parse(String(message.summary[0]))))],
  blocks: [],
})

/** What a message tells: one notice, or several. */
function linesOf({ summary }: Message, mark: string): Pick<Post, 'mark' | 'kind' | 'slot' | 'to' | 'told'>[] {
  const to = mark.split('|')[3] ?? ''
  const read = JSON.parse(String(summary[0])) as (Post['told'] & { root: string; kind: string; slot: string })[]
  return [read].flat().map(({ root, kind, slot, ...told }) => {
    // A planted mistake may give a row another slot than its words.
    const isAlone = !Array.isArray(read) && mark.split('|')[1] === kind
    return {
      mark: isAlone ? mark : deliveryId(root, kind, { slot, to }),
      kind,
      slot: isAlone ? (mark.split('|')[2] ?? '') : slot,
      to,
      told,
    }
  })
}

/**
 * One platform for all processes, which keeps what was posted.
 * @param moods how it takes one post after the other; then all is well.
 */
export function toyPlatform(world: ToyWorld, moods: readonly Mood[], canTell: boolean) {
  const posts: Post[] = []
  const asked: string[] = []
  let taken = 0

  /** The platform, and its waiting, as one process sees them. */
  function seenBy(gate: Gate, roundBegan: () => number): { platform: Platform; waits: Waits } {
    const unanswered: PromiseWithResolvers<'late'>[] = []

    async function send(message: Message, mark: string): Promise<Sent> {
      const wait = Promise.withResolvers<'late'>()
      unanswered.push(wait)
      const knownSince = roundBegan()
      const mood = moods[taken++] ?? 'ok'
      const began = world.elapsed()
      // A clock may be set while the post is on its way: what it said when the post left is what counts.
      const business = world.business()
      const arrived = await gate('platform.post', async () => {
        // A call is given up after ten seconds, whatever clocks say: nothing of it arrives any later.
        if (world.elapsed() - began >= 10_000) return false
        if (mood !== 'slow down' && mood !== 'never') asked.push(...linesOf(message, mark).map((line) => line.mark))
        if (mood === 'ok' || mood === 'late' || mood === 'posted, answer lost')
          take(message, mark, { knownSince, business })
        return true
      })
      if (!arrived) return { unknown: true }
      if (mood === 'slow down') return { slowDown: 5000 }
      if (mood === 'never') return { failed: 'never' }
      if (mood === 'lost' || mood === 'posted, answer lost') return { unknown: true }
      if (mood === 'late') {
        wait.resolve('late')
        await gate('platform.answer', async () => {})
      }
      return { sent: ref(mark) }
    }

    function take(message: Message, mark: string, left: { knownSince: number; business: number }): void {
      const saysRepeated = message.blocks[0]?.kind === 'note'
      for (const line of linesOf(message, mark)) posts.push({ ...line, in: mark, saysRepeated, ...left })
    }

    const platform: Platform = {
      name: 'local',
      paths: [],
      handle: async () => {},
      send: (_to, message, { mark }) => send(message, mark),
      edit: async () => ({ unknown: true }),
      find: (_to, mark) =>
        gate('platform.find', async () => {
          if (!canTell) return 'cannot tell'
          return posts.some((post) => post.in === mark) ? ref(mark) : 'absent'
        }),
      openFile: async () => new ReadableStream(),
      stop: async () => {},
    }
    // Delivery waits for each post right after it has begun it; nothing else waits here.
    const waits: Waits = {
      elapsed: world.elapsed,
      after: () => ({ passed: unanswered.shift()?.promise ?? Promise.resolve('late'), cancel: () => {} }),
    }
    return { platform, waits }
  }

  return { posts, asked, seenBy, calmDown: () => (taken = moods.length) }
}
