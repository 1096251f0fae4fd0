import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { pressedShape, submittedShape, typedShape } from '../read-event.ts'
import type { Exchange } from '../receive.ts'
import { spansText } from '../render-message.ts'
import type { Line } from './conversation-store.ts'
import { act, type LocalChat, personOf, Refusal, readingOf } from './local-chat.ts'
import { moveClock, moveShape } from './move-clock.ts'

/**
 * The local chat for scripts: the same conversation as the page, in JSON. Errors are `{error: sentence}`.
 * `reader` says whose zone the instants of an outcome are to be read in.
 */
export function jsonSurface(chat: LocalChat): Hono {
  const { host } = chat
  const answer = ({ outcome, reader }: Exchange) => ({ outcome, reader })
  return new Hono()
    .get('/people', async (c) => c.json({ people: await host.people() }))
    .post('/said', async (c) => {
      const { text, files, ...by } = await body(c, typedShape)
      const given = files.map(({ name, type, base64 }) => ({ name, type, bytes: base64 }))
      return c.json(answer(await act(chat, { kind: 'said', text, files: given }, by)))
    })
    .post('/pressed', async (c) => {
      const pressed = await body(c, pressedShape)
      return c.json(answer(await act(chat, { kind: 'pressed', act: pressed.act, on: pressed.on ?? null }, pressed)))
    })
    .post('/submitted', async (c) => {
      const { tag, raw, ...by } = await body(c, submittedShape)
      return c.json(answer(await act(chat, { kind: 'submitted', tag, raw }, by)))
    })
    .get('/inbox', async (c) => {
      const person = await personOf(chat, c.req.query('as') ?? '')
      const after = c.req.query('after')
      const notices = await chat.conversations.notices(
        person.id,
        after ? await conversationOf(chat, after, person.id) : 0,
      )
      return c.json({ messages: await Promise.all(notices.map((line) => delivered(chat, line))) })
    })
    .get('/clock', async (c) =>
      c.json({ now: chat.clock.now(), sent: 0, zone: host.organisation.zone, next: await host.nextHappening() }),
    )
    .post('/clock', async (c) => c.json(await moveClock(chat, await body(c, moveShape), chat.clock.now())))
}

/** @throws Refusal with the first thing that is wrong, and where. */
async function body<T>(c: Context, shape: z.ZodType<T>): Promise<T> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new Refusal(400, 'Send application/json.')
  const given: unknown = await c.req.json().catch(() => {
    throw new Refusal(400, 'This is not JSON.')
  })
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Refusal(400, `${issue?.path.join('.') || 'The body'}: ${issue?.message ?? 'not understood'}.`)
}

async function conversationOf({ conversations }: LocalChat, id: string, person: string): Promise<number> {
  const line = await conversations.get(id)
  if (line?.person !== person) throw new Refusal(400, `${person} has no message "${id}". Leave "after" out to get all.`)
  return line.place
}

/** A delivered notice. Its id is the delivery's: `root|kind|slot|to`. */
async function delivered(chat: LocalChat, line: Line) {
  const message = 'message' in line.content ? line.content.message : null
  const [about = null, kind = null] = line._id.split('|')
  const text = spansText(message?.summary ?? [], await readingOf(chat, line))
  return { id: line._id, at: line.at, kind, about, text, message, reader: line.reader }
}
