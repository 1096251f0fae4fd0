import { setTimeout as sleep } from 'node:timers/promises'
import type { SSEStreamingApi } from 'hono/streaming'
import type { LocalChat } from '../local-chat.ts'
import type { LocalPerson } from '../local-host.ts'
import { timesOf } from './people.ts'
import { shownLine } from './render-line.ts'
import { renderClock, renderStatus, shortClock } from './side.ts'

/** How often an open page looks by itself, in milliseconds: another process may have written, and the clock ticks. */
const lookEvery = 1000
/** While the clock is moved through months, a page is not sent every minute of them. In milliseconds. */
const breath = 80

/** Whose page it is, the last revision it has seen, and where its news goes. */
type Live = { person: LocalPerson; seen: number; stream: SSEStreamingApi }

/**
 * What an open page is sent as it happens: lines that are new or changed, the clock, the person's status, and where
 * everybody's last notice stands. A page that was cut off says what it saw last, and misses nothing.
 */
export async function live(chat: LocalChat, { person, seen, stream }: Live): Promise<void> {
  const listening = chat.arrivals.listen()
  stream.onAbort(listening.stop)
  const tell = (event: string, data: unknown) => stream.writeSSE({ event, data: JSON.stringify(data) })
  const everybody = (await chat.host.people()).map(({ id }) => id)
  let rev = seen
  let minute = ''
  let changes: ReadonlySet<string> | null = new Set(everybody)
  while (changes !== null) {
    const lines = await chat.conversations.since(person.id, rev)
    for (const line of lines) {
      await stream.writeSSE({ event: 'line', data: JSON.stringify(await shownLine(chat, line)), id: String(line.rev) })
      rev = line.rev
    }
    const now = chat.clock.now().slice(0, 16)
    const moved = now !== minute || changes.has('clock')
    minute = now
    if (moved) await tell('clock', await clockNews(chat))
    if (moved || lines.length > 0) await tell('status', { html: String(await renderStatus(chat, person)) })
    const changed = everybody.filter((id) => changes?.has(id))
    if (changed.length > 0) await tell('notices', await lastNotices(chat, changed))
    await sleep(breath)
    changes = await listening.next(lookEvery)
  }
}

async function clockNews(chat: LocalChat) {
  return { html: String(await renderClock(chat)), short: shortClock(chat), times: await timesOf(chat) }
}

async function lastNotices({ conversations }: LocalChat, people: readonly string[]): Promise<Record<string, number>> {
  return Object.fromEntries(await Promise.all(people.map(async (id) => [id, await conversations.lastNotice(id)])))
}
