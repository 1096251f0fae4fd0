import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, formButton, sayButton } from '#chat/button.ts'
import type { Button, Span } from '#chat/message.ts'
import type { Desk, MinutesOwed, TermOnDesk, ToDecide, Unreached, Untimed } from '#features/desk/desk.ts'
import { renewableWithin } from '#features/groups/office-term.ts'
import { showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { answerHeldButton } from '#features/meetings/cards/untimed-card.ts'
import type { MeetingClash } from '#features/meetings/clashes/clashes-ahead.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import { capitalised, counted, listed, people } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt, sayDeadline } from '#time/say-instant.ts'
import { dateAt, plusDays } from '#time/wall-time.ts'

import { dutyLines } from './duty-lines.ts'
import { onboardingSections } from './onboarding-lines.ts'
import { planSections } from './plan-lines.ts'
import { requestSections } from './requests-lines.ts'
import { suggestionLines } from './suggestion-lines.ts'

/** One thing that needs the reader, with what they can do about it; without a button where they may only see it. */
export type DeskLine = { spans: Span[]; buttons: Button[] }

/** Lines of one sort. `all`: the command that shows every one of them, where there is one. */
export type DeskSection = {
  key:
    | 'decide'
    | 'minutes'
    | 'terms'
    | 'suggestions'
    | 'unreached'
    | 'requests'
    | 'disputes'
    | 'access'
    | 'steps'
    | 'joined'
    | 'agreements'
    | 'dates'
    | 'times'
    | 'clashes'
    | 'calls'
    | 'duties'
    | 'plans'
    | 'chapters'
    | 'plan-news'
  title: string
  lines: DeskLine[]
  /** How many things these lines are about, where that is not how many lines there are. */
  count?: number
  all?: { label: string; words: string }
}

type Shown = { charter: Charter; now: Instant; desk: Desk }

/**
 * The desk in words, section by section, and no section that is empty: the one wording of `status`, of the Monday digest
 * and of the desk's page.
 */
export function deskLines(desk: Desk, { charter, now }: { charter: Charter; now: Instant }): DeskSection[] {
  const shown = { charter, now, desk }
  const { minutes } = charter.words
  const sections: DeskSection[] = [
    {
      key: 'decide',
      title: 'Applications to decide',
      lines: desk.toDecide.map((one) => toDecideLine(one, shown)),
      count: desk.toDecide.reduce((sum, { applications }) => sum + applications.length, 0),
      ...(desk.reader.decides.length > 0 ? { all: { label: 'Review all applications', words: 'review' } } : {}),
    },
    {
      key: 'minutes',
      title: `${capitalised(minutes)} missing`,
      lines: desk.minutes.map((one) => minutesLine(one, shown)),
      all: { label: `See all missing ${minutes}`, words: 'late' },
    },
    {
      key: 'terms',
      title: 'Terms of office',
      lines: desk.terms.map((one) => heldTermLine(one, desk, shown)),
      all: { label: 'See all terms', words: 'terms' },
    },
    { key: 'suggestions', title: 'Suggestions for offices', lines: suggestionLines(desk, shown) },
    { key: 'unreached', title: "People we can't reach", lines: desk.unreached.map((one) => unreachedLine(one, shown)) },
    ...requestSections(desk, now),
    ...onboardingSections(desk, { charter, now }),
    ...planSections(desk, { charter, now }),
    { key: 'dates', title: 'No meeting planned', lines: desk.withoutDates.map((one) => datesLine(one, shown)) },
    { key: 'times', title: 'Dates without a time', lines: desk.untimed.map((one) => untimedLine(one, shown)) },
    { key: 'clashes', title: 'Meetings at the same time', lines: desk.clashes.map((one) => clashLine(one, shown)) },
    {
      key: 'calls',
      title: 'Calls that close soon',
      lines: desk.closing.map(({ group, deadline }) => {
        const { short } = groupOf(charter, group)
        return {
          spans: [`${short}: closes ${sayDeadline(deadline, charter.organisation, now)}.`],
          buttons: where(desk.reader.extends, group, sayButton(`Extend ${short}`, `extend ${group}`)),
        }
      }),
    },
    {
      key: 'duties',
      title: 'Duties',
      lines: dutyLines(desk, charter),
      count: desk.lateDuties.length + desk.flagged.length,
    },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

function toDecideLine(
  { group, applications, days, promised, isLate }: ToDecide,
  { charter, now, desk }: Shown,
): DeskLine {
  const { short } = groupOf(charter, group)
  const count = applications.length
  const since = days === 0 ? 'since today' : `for ${counted(days, 'day')}`
  const waiting = count === 1 ? `1 application has waited ${since}` : `${count} applications wait, the oldest ${since}`
  const day = sayDateAt(promised, now)
  const promise = isLate ? `We are late: we promised an answer by ${day}.` : `We promised an answer by ${day}.`
  return {
    spans: [`${short}: ${waiting}. ${promise}`],
    buttons: where(desk.reader.decides, group, sayButton(`Review ${short}`, `review ${group}`)),
  }
}

function minutesLine({ meeting, due, daysLate, led, asked }: MinutesOwed, { charter, now, desk }: Shown): DeskLine {
  const { reader } = desk
  const { reference, group } = meeting
  const { minutes } = charter.words
  const late = daysLate > 0 ? `${counted(daysLate, 'day')} late` : `due ${sayDateAt(due, now)}`
  const lastly =
    asked === null
      ? []
      : [` We asked ${names(desk, asked.people)} on ${sayDateAt(dateAt(asked.at, charter.organisation.zone), now)}.`]
  const isOthers = led !== null && led !== reader.person && reader.as === 'secretariat'
  return {
    spans: [
      { strong: reference },
      `: ${late}. ${led === null ? 'Nobody led it.' : `${capitalised(names(desk, [led]))} led it.`}`,
      ...lastly,
    ],
    buttons: isOthers
      ? [sayButton(`Nudge for ${reference}`, `nudge ${reference}`)]
      : where(reader.keeps, group, sayButton(`Add ${reference} ${minutes}`, `minutes ${reference}`)),
  }
}

/** "Ann Lee, leader of Procurement: acting since Fri 10 Apr.": a term that somebody holds; without an end where it has none. The button is for those who appoint. */
export function heldTermLine(
  { _id, person, office, group, to, isOver }: Omit<TermOnDesk, 'to'> & { to: string | null },
  { reader, names: known }: Pick<Desk, 'reader' | 'names'>,
  { charter, now }: Pick<Shown, 'charter' | 'now'>,
): DeskLine {
  const name = nameIn({ names: known }, person)
  const until =
    to === null
      ? 'no end recorded'
      : isOver
        ? `acting since ${sayDateAt(to, now)}`
        : `the term ends on ${sayDateAt(to, now)}`
  const isDue = to !== null && to <= plusDays(dateAt(now, charter.organisation.zone), renewableWithin)
  return {
    spans: [{ strong: name }, `, ${officeName(charter, { office, group })}: ${until}.`],
    buttons: reader.appoints && isDue ? [formButton(`Renew ${name}`, 'renew-term', { term: _id })] : [],
  }
}

/** Everything that is late, in one list: applications past their promise, minutes, and dates without a time. */
export function lateLines(desk: Desk, { charter, now }: Pick<Shown, 'charter' | 'now'>): DeskLine[] {
  const shown = { charter, now, desk }
  return [
    ...desk.toDecide.filter(({ isLate }) => isLate).map((one) => toDecideLine(one, shown)),
    ...desk.minutes.filter(({ daysLate }) => daysLate > 0).map((one) => minutesLine(one, shown)),
    ...desk.untimed.map((one) => untimedLine(one, shown)),
  ]
}

function unreachedLine({ person, groups }: Unreached, { charter, desk }: Shown): DeskLine {
  const name = nameIn(desk, person)
  const shorts = groups.map((group) => groupOf(charter, group).short)
  return {
    spans: [{ strong: name }, `, ${listed(shorts)}: our messages don't arrive.`],
    buttons: [actButton(`See ${name}`, 'show-person', { person })],
  }
}

function datesLine(group: string, { charter, desk }: Shown): DeskLine {
  const { short } = groupOf(charter, group)
  return {
    spans: [`${short} has no meeting ahead.`],
    buttons: where(desk.reader.schedules, group, sayButton(`Schedule ${short}`, `schedule ${group}`)),
  }
}

function untimedLine({ meeting, session, isOver }: Untimed, { now, desk }: Shown): DeskLine {
  const { _id, reference, group } = meeting
  const day = sayDateAt(session.date, now)
  const about = { meeting: _id, session: session.id }
  if (isOver)
    return {
      spans: [`Did ${reference} take place? It was planned for ${day}, but had no time.`],
      buttons: where(desk.reader.keeps, group, answerHeldButton(meeting)),
    }
  return {
    spans: [{ strong: reference }, `, ${day}: it has no time yet.`],
    buttons: where(desk.reader.schedules, group, formButton(`Set ${reference} time`, 'set-time', about)),
  }
}

function clashLine({ meetings: [one, other], session, shared }: MeetingClash, { desk }: Shown): DeskLine {
  return {
    spans: [`${one.reference} and ${other.reference}, `, ...whenSpans(session), `: ${people(shared)} in both.`],
    buttons: [one, other].flatMap((meeting) => where(desk.reader.schedules, meeting.group, showMeetingButton(meeting))),
  }
}

/** The button, where the reader may act in this group. */
function where(groups: readonly string[], group: string, button: Button): Button[] {
  return groups.includes(group) ? [button] : []
}

function nameIn({ names: known }: Pick<Desk, 'names'>, person: string): string {
  return known.get(person) || 'someone without a name'
}

function names(desk: Desk, persons: readonly string[]): string {
  return listed(persons.map((person) => (person === desk.reader.person ? 'you' : nameIn(desk, person))))
}
