import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { type PublicGroup, readPublicGroup } from '#features/directory/read-public-groups.ts'
import type { CalendarMeeting } from '#icalendar/calendar-meeting.ts'
import { meetingCalendar } from '#icalendar/meeting-calendar.ts'
import { deadlineZone } from '#time/deadline.ts'
import { sayDeadline } from '#time/say-instant.ts'
import { downloadHeaders } from '#web/download.ts'
import type { Page } from '#web/page.ts'

/** A public date as .ics: a day on which a group meets, or the last one to apply to it. */
export const groupDatesPage: Page = {
  name: 'group-dates-page',
  mount(app, parts) {
    app.get('/groups/:group/dates/:file{.+\\.ics}', async (c) => {
      const context = parts.contextOf('charter')
      const view = await readPublicGroup(context, { group: c.req.param('group') })
      const id = c.req.param('file').slice(0, -'.ics'.length)
      const entry = view && entryOf(context, view, id)
      if (!entry) return c.notFound()
      const headers = downloadHeaders(`${view.group.id}-${id}.ics`, 'text/calendar; charset=utf-8')
      return c.body(meetingCalendar(entry), 200, headers)
    })
  },
}

type World = Pick<Context, 'charter' | 'now' | 'links'>

function entryOf(world: World, view: PublicGroup, id: string): CalendarMeeting | null {
  return id === 'deadline' ? deadlineEntry(world, view) : dateEntry(world, view, id)
}

function dateEntry({ charter, links }: World, { group, dates }: PublicGroup, id: string): CalendarMeeting | null {
  const found = dates.find((date) => date.id === id)
  if (!found) return null
  const { date, timed } = found
  const day = { id: '1', date, zone: charter.organisation.zone, lasts: charter.meetings.lasts, at: null }
  return {
    ...entry(charter, `${group.id}-${id}@public.${links.uidHost}`),
    sequence: found.sequence,
    cancelled: found.cancelled,
    title: `${charter.organisation.short}: ${group.title}`,
    description: timed === null ? 'Only members of the group get the hour.' : '',
    sessions: [timed ?? day],
    stampedAt: found.changedAt,
  }
}

function deadlineEntry({ charter, now, links }: World, { group, call }: PublicGroup): CalendarMeeting | null {
  if (!call?.deadline) return null
  const { date } = call.deadline
  const zone = deadlineZone(call.deadline, charter.organisation.zone)
  return {
    ...entry(charter, `${group.id}-deadline@public.${links.uidHost}`),
    title: `Last day to apply: ${group.title}`,
    description: `Open until ${sayDeadline(call.deadline, charter.organisation)}.`,
    sessions: [{ id: '1', date, zone, lasts: 'PT1H', at: null }],
    stampedAt: now,
  }
}

/** Its uid is not the meeting's: what a member's calendar knows of the meeting must not be overwritten by a bare day. */
function entry({ organisation }: Charter, uid: string) {
  const none = { location: null, organiser: null, url: organisation.website ?? null }
  return { ...none, uid, sequence: 0, cancelled: false }
}
