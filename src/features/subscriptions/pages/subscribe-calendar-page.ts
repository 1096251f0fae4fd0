import { html } from 'hono/html'
import { feedName, findFeed } from '#features/subscriptions/read-feed.ts'
import { keptByNobody } from '#web/download.ts'
import type { Page } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'
import { calendarFeedLink } from '../calendar-links.ts'

/** How a feed comes into somebody's calendar: one press where the calendar takes it, else the address to copy. */
export const subscribeCalendarPage: Page = {
  name: 'subscribe-calendar-page',
  mount(app, parts) {
    app.get('/calendars/:token{[a-z2-7]+}', async (c) => {
      const context = parts.contextOf('charter')
      const feed = await findFeed(context, c.req.param('token'))
      if (feed === null) return c.notFound()
      const title = feedName(context, feed.scope)
      const page = publicFrame(context.charter, {
        title,
        body: ways(title, `${calendarFeedLink(context.links, c.req.param('token'))}.ics`),
      })
      return c.html(page, 200, keptByNobody)
    })
  },
}

function ways(title: string, address: string) {
  const webcal = address.replace(/^https?:/, 'webcal:')
  const google = `https://calendar.google.com/calendar/render?cid=${encodeURIComponent(webcal)}`
  const outlook = `https://outlook.office.com/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(title)}`
  return html`<header class="lead"><h1>${title}</h1>
<p>This calendar updates itself. Calendars look for changes every few hours, some once a day. We tell you every change in chat too.</p></header>
<p><a class="button primary" href="${webcal}">Open in my calendar app</a>
<a class="button" href="${google}" rel="noreferrer">Google Calendar</a>
<a class="button" href="${outlook}" rel="noreferrer">Outlook on the web</a></p>
<p>Or copy this address into your calendar, as a calendar from the internet:</p>
<p class="address"><code>${address}</code></p>
<p class="note">Keep this address private. Anyone who has it can read these dates. To end it, say "calendar off" in chat.</p>`
}
