import { html } from 'hono/html'
import type { Charter } from '#charter/charter.ts'
import type { PublicDate } from '#features/directory/read-public-dates.ts'
import type { PublicGroup } from '#features/directory/read-public-groups.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { deadlineZone } from '#time/deadline.ts'
import { capitalised, listed } from '#time/english-words.ts'
import { sayDate, sayDay, sayDeadline } from '#time/say-instant.ts'
import { zoneLabel } from '#time/zone-label.ts'
import type { Html } from '#web/public/frame.ts'

/** The leaders of a group under their heading; where there is none, who stands in. */
export function leadersFact({ words }: Charter, { leaders }: PublicGroup): Html {
  const heading = leaders.length > 1 ? words.leader.many : words.leader.one
  const named = leaders.length === 0 ? 'To be confirmed. The secretariat helps instead.' : listed(leaders)
  return html`<div><dt>${capitalised(heading)}</dt><dd>${named}</dd></div>`
}

/** @param weekday whether it is said too. */
export function dateText(one: PublicDate, { weekday }: { weekday: boolean }): Html {
  const sayDate_ = (date: string) => (weekday ? sayDate(date) : sayDay(date))
  const day = html`<time datetime="${one.date}">${sayDate_(one.date)}</time>`
  if (one.cancelled) return html`<s>${day}</s> cancelled`
  const hour = one.timed === null ? '' : `, ${one.timed.time} ${zoneLabel(one.timed.zone)}`
  return html`${one.was === null ? '' : html`<s><time datetime="${one.was}">${sayDate_(one.was)}</time></s> moved to `}${day}${hour}`
}

/**
 * A call's deadline in words, in the organisation's zone. The exact instant stands in `datetime`; a script adds what
 * that is on the viewer's own clock.
 */
function deadlineTime({ organisation }: Charter, call: CurrentCall): Html | null {
  const { deadline, closesAt } = call
  if (deadline === null || closesAt === null) return null
  const zone = deadlineZone(deadline, organisation.zone)
  return html`<time datetime="${closesAt}" data-zone="${zone}">${sayDeadline(deadline, organisation)}</time>`
}

/** Whether a group takes applications, until when, and the way to the form. */
export function callText(charter: Charter, call: CurrentCall | null): Html {
  if (call === null) return html`<p class="note">No open call for experts.</p>`
  const until = deadlineTime(charter, call)
  switch (call.state) {
    case 'open':
      return html`<p class="open"><strong>Open call for experts</strong> ${until === null ? 'There is no deadline.' : html`until ${until}`}</p>`
    case 'not-yet':
      return html`<p class="note">The call for experts is not open yet.</p>`
    default:
      return html`<p class="note">The call for experts closed${until === null ? '' : html` ${until}`}.</p>`
  }
}

/** Whether there is a form to fill in; after the deadline there is, where late requests are heard. */
export function takesForms(call: CurrentCall | null): call is CurrentCall {
  if (call === null || call.state === 'not-yet' || call.admission.newcomer === 'invite') return false
  return call.state === 'open' || call.lateRequests
}
