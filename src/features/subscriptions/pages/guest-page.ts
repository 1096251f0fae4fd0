import { html } from 'hono/html'
import type { Context } from '#context.ts'
import { agendaText } from '#features/meetings/agenda.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { calendarMeeting } from '#features/subscriptions/calendar-meeting.ts'
import { guestHolder, readAsGuest } from '#features/subscriptions/invite-guest.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { sayDate, sayDuration } from '#time/say-instant.ts'
import { zoneLabel } from '#time/zone-label.ts'
import { UserError } from '#user-error.ts'
import { downloadHeaders, keptByNobody } from '#web/download.ts'
import { linkReader } from '#web/link-reader.ts'
import type { Page, PageParts } from '#web/page.ts'
import { publicFrame } from '#web/public/frame.ts'

/** One meeting, for a guest who is invited to it: when, where, about what, whom to ask, and the calendar entry. */
export const guestPage: Page = {
  name: 'guest-page',
  mount(app, parts) {
    app.get('/guest/:token', async (c) => {
      const { context, meeting, group } = await invited(parts, c.req.param('token'))
      return c.html(shown(context, meeting, { title: group.title, path: c.req.path }), 200, keptByNobody)
    })
    app.get('/guest/:token/meeting.ics', async (c) => {
      const { context, meeting, group } = await invited(parts, c.req.param('token'))
      const headers = downloadHeaders(`${meeting.reference}.ics`, 'text/calendar; charset=utf-8')
      return c.body(meetingCalendar(calendarMeeting(meeting, group, context.links.uidHost)), 200, headers)
    })
  },
}

async function invited(parts: PageParts, token: string) {
  const { context, ids } = await linkReader({ ...parts, holderOf: async () => guestHolder }, 'guest', token)
  const seen = await readAsGuest(context, { key: ids[0] ?? '' })
  if (seen === null)
    throw new UserError('no-guest', 'This invitation was taken back. Please ask the person who sent it.')
  return { context, ...seen }
}

function shown({ charter }: Context, meeting: Meeting, { title, path }: { title: string; path: string }) {
  const { reference, agenda, link, place, contact, sessions } = meeting
  const fact = (label: string, value: unknown) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : '')
  const isOn = meeting.state === 'scheduled'
  const body = html`<header class="lead"><h1>${reference}: ${meeting.title}</h1><p>${title}</p></header>
${isOn ? '' : html`<p role="alert"><strong>This meeting is cancelled.</strong></p>`}
<div class="card narrow"><dl>${sessions.map((session) => fact('When', whenText(session)))}
${fact('Place', place)}${fact('Join', link !== null && /^https?:/.test(link) ? html`<a href="${link}" rel="noopener noreferrer">${link}</a>` : link)}
${fact('Contact', contact)}</dl></div>
${agenda === '' ? '' : html`<h2 class="beside">Agenda</h2><div class="card narrow"><p class="whole">${agendaText(agenda)}</p></div>`}
${isOn ? html`<p class="act"><a class="button primary" href="${path}/meeting.ics">Add to calendar</a></p>` : ''}
<p class="note">You are invited as a guest to this meeting. What is said in it is confidential.</p>`
  return publicFrame(charter, { title: `${reference}: ${meeting.title}`, body })
}

function whenText({ date, time, zone, said, lasts }: Session): string {
  if (time === null) return `${sayDate(date)}, time to be confirmed`
  return `${sayDate(date)}, ${time} ${said ?? zoneLabel(zone)}, ${sayDuration(lasts)}`
}
