import type { Holder, Links } from '#context.ts'

/** The link to one meeting as an .ics file. */
export function meetingCalendarLink(links: Links, meeting: string, person: Holder): string {
  return links.sign('calendar', [meeting], person)
}

/** The page of a calendar feed, and under `.ics` the feed itself. It is not signed: the token is the secret. */
export function calendarFeedLink({ publicUrl }: Links, token: string): string {
  return `${publicUrl}/calendars/${token}`
}

/** Where the reader of a letter confirms that its address is this person's. */
export function confirmAddressLink(links: Links, verification: string, person: Holder): string {
  return links.sign('confirm-address', [verification], person)
}

/** Where invitations by e-mail are stopped without chat. */
export function stopMailLink(links: Links, person: Holder): string {
  return links.sign('stop-mail', [], person)
}
