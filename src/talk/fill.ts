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
  const meetings = speaksOfOne ? meetingsFor(template, mention, wanted) : []
  const group = found.group ?? mention?.group ?? onlyOne(groupsFor(wanted))
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
    }
    const command = template
      .replace(/\{(\w+)\}/g, (_, slot: string) => written(slot, { template, values, meeting }))
      .replace(/\s+/g, ' ')
      .trim()
    return { command, found: values }
  })
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}

type Slotted = { template: string; values: Record<string, string>; meeting: KnownMeeting | undefined }

/** How what was found is written into a command. */
function written(slot: string, { template, values, meeting }: Slotted): string {
  switch (slot) {
    case 'meeting':
    case 'next':
    case 'past':
      return meeting?.reference ?? ''
    case 'length':
      return inFull(values.length ?? '')
    case 'when':
      return template.startsWith('move') ? movedTo(values.when ?? '', meeting) : (values.when ?? '')
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

/** A new day keeps the time; a new time keeps the day. */
function movedTo(when: string, meeting: KnownMeeting | undefined): string {
  const words = wordsOf(when).map(({ is }) => is)
  const hour =
    words.some((is) => saysClock(is) || /^(?:noon|midday|afternoon|morning|evening|same|clock)$/.test(is)) ||
    /\b(?:at|um|a|until)\s+\d{1,2}$/.test(fold(when))
  const day = words.some(
    (is) => saysTime(is) && !saysClock(is) && !/^(?:noon|midday|afternoon|morning|evening)$/.test(is),
  )
  if (!hour) return `${when} same time`
  return day || !meeting ? when : `${meeting.date} ${when}`
}

function meetingsFor(template: string, mention: Mention | null, { situation, who }: Wanted): readonly KnownMeeting[] {
  const { meetings } = situation
  const own = ownGroups(situation, who)
  const past = template.includes('{past}')
  const inTime = meetings.filter(({ ended }) => ended === past)
  const mine = inTime.filter(({ group }) => own.includes(group))
  const pool =
    mention?.group !== undefined || mention?.reference !== undefined ? inTime : mine.length > 0 ? mine : inTime
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
