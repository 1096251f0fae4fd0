import type { Clock } from '#clock.ts'
import type { Links } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { plus } from '#time/instant.ts'
import { signLink } from './signed-link.ts'

/** Longer than anybody looks back for an old message. */
const valid = 'P400D'

type LinkParts = { publicUrl: string; uidHost: string; secret: string; clock: Clock; mailFrom?: Links['mailFrom'] }

/** Makes the links that messages carry. @param publicUrl without a slash at the end. */
export function linksFor({ publicUrl, uidHost, secret, clock, mailFrom = null }: LinkParts): Links {
  const link = (purpose: string, ids: string[], person: Person) => {
    const expires = plus(clock.now(), valid)
    const token = signLink(secret, { purpose, ids, person: person._id, generation: person.linkGeneration, expires })
    return `${publicUrl}/${purpose}/${token}`
  }
  return {
    mailFrom,
    uidHost,
    meetingCalendar: (meeting, person) => link('calendar', [meeting], person),
    minutesFile: (meeting, file, person) => link('minutes', [meeting, file], person),
    minutesTemplate: (meeting, person) => link('template', [meeting], person),
    calendarFeed: (token) => `${publicUrl}/calendars/${token}`,
    application: (application, person) => link('application', [application], person),
    answer: (meeting, session, person) => link('answer', [meeting, session], person),
    fairness: (person) => link('fairness', [], person),
    confirmAddress: (claim, person) => link('confirm-address', [claim], person),
    stopMail: (person) => link('stop-mail', [], person),
  }
}
