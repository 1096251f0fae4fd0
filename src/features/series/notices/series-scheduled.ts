import { buttons, heading, text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import { agendaBlocks, showMeetingButton, subscribeButton } from '#features/meetings/cards/meeting-card.ts'
import { linkSpan } from '#features/meetings/cards/meeting-spans.ts'
import { latestTelling, newsKey } from '#features/meetings/last-notified.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { startOf } from '#features/meetings/session-times.ts'
import { urgencyAt } from '#features/meetings/urgency.ts'
import { dateLines, firstLockScreen, repeatsFrom, titleAhead } from '#features/series/cards/series-lines.ts'
import { meetingOn, sessionOf, trueDates } from '#features/series/dates/series-dates.ts'
import { detailsOn } from '#features/series/dates/series-parts.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import { isMade, notifiedFrom, notifiedOfSeries } from '#features/series/notified/series-notified.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { sayDuration } from '#time/say-instant.ts'

/** Members and leaders who know nothing of a series yet hear of it once, with all its dates in their own time. */
export const seriesScheduled: NoticeKind<SeriesFacts> = {
  name: 'series-scheduled',
  repeats: true,

  wanted({ rows, now, ...facts }) {
    const { series, charter } = facts
    const dates = trueDates(series, facts.meetings, { charter, now })
    const starts = dates.map((date) => epochOf(startOf(sessionOf(date))))
    const [first = 0, last = first] = [starts[0], starts.at(-1)]
    if (dates.length === 0 || !isMade(series)) return []
    return notifiedOfSeries(facts, (person) => lastNotifiedRev(rows, person))
      .filter(({ knownRev }) => knownRev === 0)
      .map(({ person }) => ({
        slot: '',
        to: { person: person._id },
        dueAt: notifiedFrom(facts, { first }),
        sendBy: last,
        ...urgencyAt(first, { at: latestTelling(series).at, answers: answersOf(facts.rsvps, person._id) }, charter),
        tellsRev: series.rev,
      }))
  },

  message({ now, ...facts }): Message {
    const { series, group, charter } = facts
    const [first] = trueDates(series, facts.meetings, { charter, now })
    if (first === undefined) throw new Error(`nothing of ${series._id} is ahead`)
    const { title, agenda, link, place } = detailsOn(series, first.slot)
    const repeats = repeatsFrom(facts, first.slot)
    const meeting = meetingOn(facts.meetings, first)
    return {
      summary: firstLockScreen(facts, { slot: first.slot, session: sessionOf(first) }, [
        `. New, and it repeats: ${title}, ${group.short}, ${repeats}`,
      ]),
      blocks: [
        heading(`${group.short}: ${title}`, 'invitation'),
        {
          kind: 'facts',
          facts: [
            { label: 'Repeats', value: [repeats] },
            { label: 'How long', value: [sayDuration(first.lasts)] },
            ...(link === null ? [] : [{ label: 'Join', value: [linkSpan(link)] }]),
            ...(place === null ? [] : [{ label: 'Place', value: [place] }]),
          ],
        },
        { kind: 'list', items: dateLines(facts, now) },
        ...agendaBlocks({ agenda }),
        text("Before each date we'll ask if you can come."),
        buttons(...(meeting ? [showMeetingButton(meeting)] : []), subscribeButton()),
      ],
    }
  },

  why: (asked) => [
    `You are in ${asked.group.short}. "${titleAhead(asked, asked.now)}" is new. We tell everyone all its dates once.`,
  ],

  mute: ({ group }) => newsKey(group.id),
}
