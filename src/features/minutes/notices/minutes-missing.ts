import { buttons, heading, note, sayButton, text } from '#chat/button.ts'
import type { Span } from '#chat/message.ts'
import { forWhom, whyStandIn } from '#features/groups/cards/stand-in-words.ts'
import { endedLockScreen, heldSpans } from '#features/meetings/cards/meeting-spans.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { minutesAskBlocks } from '#features/minutes/cards/minutes-card.ts'
import { type EscalationStep, minutesDue, minutesSteps, owesMinutes } from '#features/minutes/minutes-escalation.ts'
import type { Asked, NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { capitalised } from '#time/english-words.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { sayDateAt, sayDuration } from '#time/say-instant.ts'
import { type CalendarDate, dateAt, instantOf, plusDays } from '#time/wall-time.ts'

/** No row of buttons holds more. */
const mostButtons = 5

const aDay = millisecondsOf('P1D')

/**
 * After a meeting somebody is asked for its minutes, and if nothing comes, others: step by step of the escalation in the charter,
 * each once, and none less than a day after the one before it came to an end. Any minutes stop them all.
 */
export const minutesMissing: NoticeKind<MeetingFacts> = {
  name: 'minutes-missing',
  repeats: false,
  escalates: true,

  wanted(asked) {
    const { meeting, charter, roster, people } = asked
    if (!owesMinutes(meeting, charter)) return []
    const steps = minutesSteps(meeting, roster, charter)
    return steps.flatMap((step, index) => {
      const earliest = afterTheLast(asked, step, steps[index - 1])
      return step.people.map((person): Wanted => {
        const zone = people.get(person)?.zone ?? charter.organisation.zone
        // After the first, they wait for a morning: what climbs to one person in one day is one message.
        const dueAt = step.step === 0 ? earliest : morningFrom(earliest, zone)
        return {
          slot: slotOf(meeting.sessions.at(-1)?.id, step.step),
          to: { person },
          dueAt,
          // A step that had to wait keeps the room it had.
          sendBy: Math.max(step.sendBy, dueAt + aDay),
          priority: 2,
          urgency: 'soon',
          // Nobody is asked for the minutes of a meeting that has not ended yet.
          quiet: step.step === 0 ? 'wait' : 'earlier',
        }
      })
    })
  },

  message({ meeting, group, charter, roster, people, now }, { to }) {
    const zone = ('person' in to ? people.get(to.person)?.zone : null) ?? charter.organisation.zone
    const due = minutesDue(meeting, charter)
    const { minutes } = charter.words
    const wanted = `${minutes} ${due <= now ? 'were' : 'are'} due ${sayDateAt(dateAt(due, zone), now)}`
    const { extension, home } = charter.minutes
    const mayExtend = meeting.minutes.extensions.length < extension.times
    return {
      summary: endedLockScreen(meeting, [`. Its ${wanted}`]),
      blocks: [
        heading(`${meeting.reference}: ${wanted}`, 'task'),
        text(
          `${group.short}: ${meeting.title}. Send a file or link here${home ? `, for instance from ${home.name}` : ''}.`,
        ),
        ...forWhom({ roster, people, now }, to),
        ...minutesAskBlocks(meeting, {
          mayExtend: mayExtend ? `Take ${sayDuration(extension.by).replace(' ', ' more ')}` : null,
        }),
        note('Send a file or link and the reminders stop.'),
      ],
    }
  },

  together(items) {
    const meetings = items.map(({ asked }) => asked)
    const { minutes } = meetings[0]?.charter.words ?? { minutes: '' }
    const references = meetings.map(({ meeting }) => meeting.reference)
    const summary = `${capitalised(minutes)} missing: ${references.join(', ')}.`
    const more = references.length > mostButtons ? [sayButton('See all of them', 'minutes')] : []
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        { kind: 'list', items: meetings.map(missingLine) },
        buttons(
          ...references
            .slice(0, mostButtons - more.length)
            .map((reference) => sayButton(`Add ${reference} ${minutes}`, `minutes ${reference}`)),
          ...more,
        ),
        note('Send a file or link and the reminders stop.'),
      ],
    }
  },

  why: ({ meeting, group, charter, roster, people }, { slot, to }) => {
    const step = minutesSteps(meeting, roster, charter).find(({ step }) => step === stepOf(slot))
    const after = charter.minutes.ladder[stepOf(slot)]?.after ?? 'PT0S'
    const who = {
      'whoever-led': `You led ${meeting.reference} of ${group.short}`,
      'other-leaders': `You lead ${group.short}`,
      secretariat: 'You are the secretariat',
    }[step?.who ?? 'whoever-led']
    return [
      `${whyStandIn({ roster, people }, to) ?? `${who}.`} We ask ${sayDuration(after)} after the end of ${meeting.reference} if its ${charter.words.minutes} are missing.`,
    ]
  },
}

/** "PROC-6, Fri 15 May, Procurement: due Fri 22 May, led by Amina Diallo". */
function missingLine({ meeting, group, charter, people, now }: Asked<MeetingFacts>): Span[] {
  const due = sayDateAt(dateAt(minutesDue(meeting, charter), charter.organisation.zone), now)
  const led = people.get(meeting.ledBy ?? '')?.name
  return [
    { strong: meeting.reference },
    ', ',
    ...heldSpans(meeting.sessions.at(-1)),
    `, ${group.short}: due ${due}${led ? `, led by ${led}` : ''}`,
  ]
}

function slotOf(session: string | undefined, step: number): string {
  return `${session ?? ''}/${step}`
}

function stepOf(slot: string): number {
  return Number(slot.split('/')[1])
}

/** The next 09:00 by the reader's clock, in epoch milliseconds. */
function morningFrom(at: number, zone: string): number {
  const today = dateAt(instantText(at), zone)
  const on = (date: CalendarDate) => epochOf(instantOf(`${date}T09:00`, zone))
  return on(today) >= at ? on(today) : on(plusDays(today, 1))
}

/** A step waits until the one before it has come to an end, and a day more. */
function afterTheLast(
  { rows, meeting, now }: Asked<MeetingFacts>,
  step: EscalationStep,
  before: EscalationStep | undefined,
): number {
  if (!before) return step.dueAt
  const slot = slotOf(meeting.sessions.at(-1)?.id, before.step)
  const asks = rows.filter((row) => row.kind === minutesMissing.name && row.slot === slot)
  const open = asks.some(
    ({ state }) =>
      state === 'sending' ||
      state === 'unknown' ||
      state === 'merged' ||
      (state === 'planned' && epochOf(now) < before.sendBy),
  )
  if (open) return Math.max(step.dueAt, epochOf(now) + aDay)
  const ended = asks.flatMap(({ state, settledAt }) => (state !== 'dropped' && settledAt !== null ? [settledAt] : []))
  return Math.max(step.dueAt, ...ended.map((at) => at + aDay))
}
