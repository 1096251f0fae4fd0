import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { etag } from 'hono/etag'
import { calendarFeed, feedCache } from '#features/subscriptions/calendar-feed.ts'
import { findFeed, readFeed } from '#features/subscriptions/read-feed.ts'
import type { Page } from '#web/page.ts'

/** A feed's tag, and the feed packed once somebody has asked for that. */
type Answer = { tag: string; packed?: Promise<Uint8Array<ArrayBuffer>> }

/**
 * A calendar that others subscribe to, as it now is. Its address is its secret; one that is wrong, or was ended, is not
 * there. Calendars ask every few hours: what has not changed is answered with 304, and is neither written, hashed nor
 * packed again.
 */
export const calendarFeedPage: Page = {
  name: 'calendar-feed-page',
  mount(app, parts) {
    const cache = feedCache()
    const answers = new WeakMap<Buffer, Answer>()
    const path = '/calendars/:file{[a-z2-7]+\\.ics}'
    app.use(path, etag())
    app.get(path, async (c) => {
      const token = c.req.param('file').slice(0, -'.ics'.length)
      const feed = await findFeed(parts.contextOf('charter'), token)
      if (feed === null) return c.notFound()
      const context = parts.contextOf(feed.person)
      const { name, meetings } = await readFeed(context, { scope: feed.scope })
      const bytes = calendarFeed({ id: feed._id, name, host: context.links.uidHost }, meetings, cache)
      const answer = answers.get(bytes) ?? { tag: tagOf(bytes) }
      answers.set(bytes, answer)
      const headers = { ...always, etag: answer.tag }
      if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(new Uint8Array(bytes), 200, headers)
      answer.packed ??= packedBytes(bytes)
      return c.body(await answer.packed, 200, { ...headers, 'content-encoding': 'gzip' })
    })
  },
}

const always = {
  'content-type': 'text/calendar; charset=utf-8',
  'content-disposition': 'inline; filename="calendar.ics"',
  // It is kept by whoever asked, and asked about each time.
  'cache-control': 'private, no-cache',
  'x-content-type-options': 'nosniff',
  vary: 'accept-encoding',
}

/** Weak: packed or not, it is the same calendar. */
function tagOf(bytes: Buffer): string {
  return `W/"${createHash('sha1').update(bytes).digest('base64url')}"`
}

async function packedBytes(bytes: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await promisify(gzip)(bytes))
}
