import type { Charter } from '#charter/charter.ts'
import { heading, text } from '#chat/button.ts'
import { deskBlocks, deskSummary, nothingNeedsYou, openDesk } from '#features/desk/cards/desk-card.ts'
import { deskLines } from '#features/desk/cards/desk-lines.ts'
import { planNews } from '#features/desk/cards/plan-lines.ts'
import type { DeskFacts } from '#features/desk/desk-facts.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { weekdayNames } from '#time/english-names.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import { type CalendarDate, dateAt, instantOf, plusDays, weekdayOf } from '#time/wall-time.ts'

/** The digest of one week is of no use two days later: `status` has the truth. */
const goodFor = millisecondsOf('P2D')

/**
 * To the secretariat, once a week on the charter's weekday, by their own clock: all that needs them, as `status` shows it,
 * or that nothing does.
 */
export const weeklyDigest: NoticeKind<DeskFacts> = {
  name: 'weekly-digest',
  repeats: false,

  wanted({ about, charter, people, now, isAsked }) {
    if (!isAsked) return []
    const zone = people.get(about._id)?.zone ?? charter.organisation.zone
    return digestDays(charter, { now, zone }).flatMap((date): Wanted[] => {
      const at = instantOf(`${date}T${charter.desk.digest.at}`, zone)
      if (at <= about.since) return []
      const dueAt = epochOf(at)
      return [
        {
          slot: date,
          to: { person: about._id },
          dueAt,
          sendBy: dueAt + goodFor,
          priority: 2,
          // It is a summary itself: it waits for no other one, however much its reader had that day.
          urgency: 'now',
          quiet: 'wait',
        },
      ]
    })
  },

  message({ charter, desk, now }) {
    const sections = [...deskLines(desk, { charter, now }), ...planNews(desk, { charter, now })]
    if (sections.length === 0) return { summary: [nothingNeedsYou], blocks: [text(nothingNeedsYou)] }
    return {
      summary: [deskSummary(sections)],
      blocks: [heading('Your week', 'task'), openDesk, ...deskBlocks(sections)],
    }
  },

  why: ({ charter, isActing }) => {
    const { weekday, at } = charter.desk.digest
    return [
      `You ${isActing ? 'act for' : 'are'} the secretariat. We send this every ${weekdayNames[weekday - 1] ?? 'week'} at ${at}. Say "status" to see it at any time.`,
    ]
  },

  mute: () => 'weekly-digest|*',
}

/** The digest's day of this week and of the next two, in a zone: with one that is far away the planner comes back. */
function digestDays(charter: Charter, { now, zone }: { now: Instant; zone: string }): CalendarDate[] {
  const today = dateAt(now, zone)
  const ofWeek = plusDays(today, charter.desk.digest.weekday - weekdayOf(today))
  return [0, 7, 14].map((days) => plusDays(ofWeek, days))
}
