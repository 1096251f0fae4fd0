import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { calendarFeed, type Fragments } from '#icalendar/calendar-feed.ts'
import { findFeed, readFeed } from '#meetings/calendars/read-feed.ts'
import type { Page } from '../page.ts'

/**
 * A calendar that others subscribe to, as it now is. Its address is its secret; one that is wrong, or was ended, is not
 * there. Calendars ask every few hours: what has not changed is answered with 304.
 */
export const calendarFeedPage: Page = {
  name: 'calendar-feed-page',
  mount(app, parts) {
    const fragments: Fragments = new Map()
    const path = '/calendars/:file{[a-z2-7]+\\.ics}'
    app.use(path, compress(), etag({ weak: true }))
    app.get(path, async (c) => {
      const token = c.req.param('file').slice(0, -'.ics'.length)
      const feed = await findFeed(parts.contextOf('charter'), token)
      if (feed === null) return c.notFound()
      const { name, meetings } = await readFeed(parts.contextOf(feed.person), { scope: feed.scope })
      return c.body(new Uint8Array(calendarFeed(name, meetings, fragments)), 200, {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="calendar.ics"',
        // It is kept by whoever asked, and asked about each time.
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
      })
    })
  },
}
