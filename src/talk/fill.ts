import { dateAt, plusDays } from '#time/wall-time.ts'
import { goingOn } from './again.ts'
import { dayAt, type NamedDay } from './days.ts'
import { type Mention, meant } from './meetings.ts'
import type { KnownMeeting, Situation } from './situation.ts'
import type { Found } from './slots.ts'
import { saysClock, saysTime } from './times.ts'
import { fold, wordsOf } from './words.ts'

/** A command with everything in it, and what was found for it, by slot. */
export type Filled = { command: string; found: Record<string, string> }

type Marked = Found & { slot: string }

/** What was found for a template, and who wants it; `who` may do it. */
type Wanted = { marks: readonly Marked[]; situation: Situation; who: string /** The whole sentence. */; heard: string }

/**
 * The command that a template comes to with what was found: several where several meetings were meant. A meeting that is
 * not named is the only one ahead; where there are several, the command asks for it. `{next}` is the next one then, and
 * `{past}` one whose minutes are due now, else the last that has ended.
 */
export function fill(template: string, wanted: Wanted): Filled[] {
  const { marks, situation, heard } = wanted
  const found: Record<string, string> = { said: heard }
  for (const { slot, value, mention } of marks)
    if (!mention) found[slot] ??= value.trim().replace(/(?<![\s,.;!])[\s,.;!]+$/, '')
  const mention = marks.find((mark) => mark.mention)?.mention ?? null
  const speaksOfOne = mention !== null || /\{(?:meeting|next|past)\}/.test(template)
  const named = mention ?? (found.group === undefined ? null : { to: 0, days: [], names: true, group: found.group })
  const meetings = speaksOfOne ? meetingsFor(template, named, wanted) : []
  const group = found.group ?? mention?.group ?? groupOfPerson(template, found, situation) ?? onlyOne(groupsFor(wanted))
  const applicant = template.includes('{applicant}')
    ? (found.applicant ?? onlyOne(situation.applicants)?.name)
    : undefined
  const each = mention?.which === 'all' && meetings.length > 0 ? meetings : [onlyOne(meetings)]
  return each.map((meeting) => {
    const values: Record<string, string> = {
      ...(meeting ? { group: meeting.group, meeting: meeting.reference } : {}),
      ...(group === undefined || (meeting && found.group === undefined) ? {} : { group }),
      ...found,
      ...(applicant === undefined ? {} : { applicant, person: applicant }),
      ...(template.includes('{again}') ? { again: goingOn(inGroup(situation, group)) ?? '' } : {}),
    }
    const command = template
      .replace(/\{(\w+)\}/g, (_, slot: string) => written(slot, { template, values, meeting, situation }))
      .replace(/\s+/g, ' ')
      .trim()
    return { command, found: values }
  })
}

/** Somebody who is named is spoken of as one of their own group: "end Bruno's term", "replace Omar by Kenji". */
function groupOfPerson(
  template: string,
  { holder, person }: Record<string, string>,
  { people }: Situation,
): string | undefined {
  const name = holder ?? person
  if (name === undefined || !template.includes('{group}')) return undefined
  return onlyOne(people.find((one) => one.name === name)?.groups ?? [])
}

function inGroup({ meetings }: Situation, group: string | undefined): readonly KnownMeeting[] {
  return meetings.filter((meeting) => group === undefined || meeting.group === group)
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}

type Slotted = {
  template: string
  values: Record<string, string>
  meeting: KnownMeeting | undefined
  situation: Situation
}

/** How what was found is written into a command. */
function written(slot: string, { template, values, meeting, situation }: Slotted): string {
  switch (slot) {
    case 'meeting':
    case 'next':
    case 'past':
      return meeting?.reference ?? ''
    case 'length':
      return inFull(values.length ?? '')
    case 'when':
      return template.startsWith('move') ? movedTo(values.when ?? '', meeting, situation) : (values.when ?? '')
    default:
      return values[slot] ?? ''
  }
}

const units: Record<string, string> = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks', mo: 'months' }

/** `30m` is "30 minutes". */
function inFull(length: string): string {
  const [, count, unit = ''] = /^(\d+)([a-z]+)$/.exec(length) ?? []
  return count === undefined ? length : `${count} ${units[unit] ?? unit}`
}

/** A new day keeps the time; a new time keeps the day. A day of the month is in the month of the meeting. */
function movedTo(said: string, meeting: KnownMeeting | undefined, { now, zone }: Situation): string {
  const [when = said] = said.split(/\b(?:instead of|rather than)\b/i)
  const words = wordsOf(when)
  const is = words.map((word) => word.is)
  const sameTime =
    /(?:at )?(?:the )?same (?:time|hour)\b|(?:a la )?meme heure|zur (?:selben|gleichen) zeit|(?:a la )?misma hora/i
  if (sameTime.test(fold(when))) return `${dated(fold(when).replace(sameTime, ' ').trim())} same time`
  const hour =
    is.some((word) => saysClock(word) || /^(?:noon|midday|afternoon|morning|evening)$/.test(word)) ||
    /(?:^|\s)(?:at|um|a|until|by)\s+(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/.test(
      fold(when).trim(),
    ) ||
    /\b\d{1,2}\s?(?:uhr|heures?|horas?|o'?clock|am|pm)\b/.test(fold(when))
  const day = is.some(
    (word) => saysTime(word) && !saysClock(word) && !/^(?:noon|midday|afternoon|morning|evening)$/.test(word),
  )
  if (!hour) return `${dated(when)} same time`
  return day || !meeting ? dated(when) : `${meeting.date} ${when}`

  /** The words with a day of the month written as a date, where no month is said. */
  function dated(text: string): string {
    const own = wordsOf(text)
    const at = own.findIndex((_, place) => monthless(dayAt(own, place, { now, zone })))
    const found = at < 0 ? null : dayAt(own, at, { now, zone })
    if (!found || !meeting) return text
    const today = dateAt(now, zone)
    const first = [`${meeting.date.slice(0, 8)}01`, today].toSorted().at(-1) ?? today
    const date = Array.from({ length: 45 }, (_, days) => plusDays(first, days)).find((one) => found.is(one))
    if (date === undefined) return text
    return `${text.slice(0, own[at]?.from)}${date}${text.slice(own[found.to - 1]?.to)}`
  }
}

function monthless(day: NamedDay | null): boolean {
  return day?.dayOfMonth === true
}

function meetingsFor(template: string, mention: Mention | null, { situation, who }: Wanted): readonly KnownMeeting[] {
  const { meetings } = situation
  // A reference names its meeting, whether it has ended or not.
  if (mention?.reference !== undefined) return meant(mention, meetings)
  const own = ownGroups(situation, who)
  const past = template.includes('{past}')
  const inTime = meetings.filter(({ ended }) => ended === past)
  const mine = inTime.filter(({ group }) => own.includes(group))
  const pool = mention?.group !== undefined ? inTime : mine.length > 0 ? mine : inTime
  const those = meant(mention, pool)
  if (those.length === 0 && mention !== null) return meant(mention, inTime)
  if (past) {
    const owed = those.filter(({ owed: due }) => due)
    return owed.length > 0 ? owed.slice(0, 2) : those.slice(-1)
  }
  return template.includes('{next}') ? those.slice(0, 1) : those
}

/** The groups in which somebody may do this; those that they belong to, where there are none. */
function ownGroups({ groups }: Situation, who: string): string[] {
  const led = groups.filter(({ leads }) => leads)
  return (who === 'leader' && led.length > 0 ? led : groups).map(({ id }) => id)
}

function groupsFor({ situation, who }: Wanted): readonly string[] {
  const own = ownGroups(situation, who)
  if (own.length > 0) return own
  return situation.applied
}
