import { buttons, heading, note, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import { calendarButton, showMeetingButton } from '#features/meetings/cards/meeting-card.ts'
import { changeOf, changeSpans, linkSpan, whenAllSpans, whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { latestTelling } from '#features/meetings/last-notified.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import type { Announced } from '#features/meetings/tells-members.ts'
import { urgencyAt } from '#features/meetings/urgency.ts'
import { stayNotes } from '#features/series/cards/series-change-card.ts'
import { dateLines, firstLockScreen, nameOf, titleAhead } from '#features/series/cards/series-lines.ts'
import { meetingOn, sameDates, sessionOf } from '#features/series/dates/series-dates.ts'
import { detailsOn } from '#features/series/dates/series-parts.ts'
import type { MeetingSeries } from '#features/series/meeting-series.ts'
import type { SeriesFacts } from '#features/series/notified/series-facts.ts'
import type { SeriesNews } from '#features/series/notified/series-news.ts'
import { boundsOf, isMade, newsByMember, notifiedFrom } from '#features/series/notified/series-notified.ts'
import { lastNotifiedRev, type NoticeKind } from '#outbox/notice-kind.ts'
import { listed } from '#time/english-words.ts'
import type { Occurrence } from '#time/series/occurrences.ts'

/**
 * Those who know this and later meetings of a series by other times or places hear of the change: one message, from what
 * they last saw to what is true now. Where nothing is left of it, or it only ends earlier, `series-cancelled` says so.
 */
export const seriesChanged: NoticeKind<SeriesFacts> = {
  name: 'series-changed',
  repeats: true,

  wanted({ rows, ...facts }) {
    const { series, charter, rsvps } = facts
    if (series.state === 'cancelled' || !isMade(series)) return []
    const { at } = latestTelling(series)
    return newsByMember(facts, (person) => lastNotifiedRev(rows, person)).flatMap(({ member: { person }, news }) => {
      const bounds = boundsOf(news)
      if (bounds === null || news.moved.length + news.back.length === 0) return []
      return {
        slot: String(series.rev),
        to: { person: person._id },
        dueAt: notifiedFrom(facts, bounds),
        sendBy: bounds.last,
        ...urgencyAt(bounds.first, { at, answers: answersOf(rsvps, person._id) }, charter),
        tellsRev: series.rev,
      }
    })
  },

  message({ rows, now, ...facts }, { to }): Message {
    const { series, group, people, meetings } = facts
    const reader = 'person' in to ? to.person : ''
    const members = newsByMember(facts, (person) => lastNotifiedRev(rows, person))
    const { known, news } = members.find(({ member }) => member.person._id === reader) ?? {}
    const first = news && firstOf(news)
    if (!known || !news || !first) throw new Error(`nothing of ${series._id} is new for ${reader}`)
    const { before, after } = first
    const state = news.moved.length > 0 ? 'scheduled' : 'cancelled'
    const [was, is] = [
      { ...announcedOn({ ...series, parts: known.parts }, before), state } as const,
      announcedOn(series, after),
    ]
    const change = changeOf(was, is)
    const different = [...news.moved.map((one) => one.after), ...news.back]
    const several = different.length > 1
    const [gone] = news.gone
    const meeting = meetingOn(meetings, after)
    const by = people.get(latestTelling(series).by)?.name
    return {
      summary: firstLockScreen(facts, { slot: after.slot, session: sessionOf(after), news: change.news }, [
        ...(change.news === ' moved' ? ['. It was ', ...whenAllSpans(was)] : [`. It ${change.heading}`]),
        ...(several && !gone ? ['. All later ones change with it'] : []),
        ...(gone ? [`. From ${nameOf(facts, gone)} on they are cancelled`] : []),
      ]),
      blocks: [
        heading(`${named(facts, different, news)} ${plural(change.heading, several)}`, 'changed'),
        text(
          `${group.short}: ${detailsOn(series, after.slot).title}. `,
          ...changeSpans(was, is),
          ...(several && !gone ? ['All later ones change with it. '] : []),
          ...(by ? [`${by} changed it.`] : []),
        ),
        ...venueFacts(was, is),
        { kind: 'list', items: dateLines(facts, now) },
        ...aside(facts, { news, reader }),
        buttons(...(meeting ? [showMeetingButton(meeting)] : [])),
      ],
    }
  },

  why: (asked) => [
    `You are in ${asked.group.short}. We told you of "${titleAhead(asked, asked.now)}" before. We tell each change once.`,
  ],
}

/** The first that is different. One that is on again was known at no other time. */
function firstOf({ moved: [moved], back: [back] }: SeriesNews): { before: Occurrence; after: Occurrence } | null {
  return moved ?? (back ? { before: back, after: back } : null)
}

/** "PROC-5 and all later ones"; where the last of them are cancelled as well, "PROC-5 and PROC-6", "PROC-5 to PROC-9". */
function named(facts: SeriesFacts, different: readonly Occurrence[], { gone }: SeriesNews): string {
  const known = different.map((date) => nameOf(facts, date))
  const [first = '', second = ''] = known
  const last = different.at(-1)
  if (known.length < 2) return first
  if (gone.length === 0) return `${first} and all later ones`
  if (!last || !meetingOn(facts.meetings, last)) return `${first} and later ones`
  return known.length === 2 ? `${first} and ${second}` : `${first} to ${nameOf(facts, last)}`
}

function announcedOn(series: MeetingSeries, date: Occurrence): Announced {
  return { state: 'scheduled', sessions: [sessionOf(date)], ...detailsOn(series, date.slot) }
}

/** Where it is now, where that is new. */
function venueFacts(was: Announced, { link, place }: Announced): Block[] {
  const facts = [
    ...(link === null || link === was.link ? [] : [{ label: 'Join', value: [linkSpan(link)] }]),
    ...(place === null || place === was.place ? [] : [{ label: 'Place', value: [place] }]),
  ]
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
}

function plural(heading: string, all: boolean): string {
  return all ? heading.replace(/^has /, 'have ') : heading
}

/** What else this reader should know: what ends, what keeps its own time, whose answer and whose calendar is out of date. */
function aside(facts: SeriesFacts, { news, reader }: { news: SeriesNews; reader: string }): Block[] {
  const moved = news.moved.flatMap(({ before, after }) =>
    sameDates([before], [after]) ? [] : (meetingOn(facts.meetings, after) ?? []),
  )
  const own = facts.meetings.filter(({ series, state, sessions }) => {
    const ahead = (sessions[0]?.date ?? '') >= (news.moved[0]?.after.date ?? '')
    return moved.length > 0 && series?.own === true && state === 'scheduled' && ahead
  })
  const answered = moved.filter(({ _id }) =>
    facts.rsvps.some(({ meeting, person, answer }) => meeting === _id && person === reader && answer !== 'no'),
  )
  const added = moved.filter(({ addedOnce, sequence }) =>
    addedOnce.some((one) => one.person === reader && one.sequence < sequence),
  )
  const [gone] = news.gone
  return [
    ...(gone
      ? [
          text(`From ${nameOf(facts, gone)}, `, ...whenSpans(sessionOf(gone)), ', on they are cancelled.'),
          ...(facts.series.cancelledBecause === null ? [] : [text(facts.series.cancelledBecause)]),
        ]
      : []),
    ...stayNotes(own),
    ...(answered.length > 0 ? [note(`You answered for ${names(answered)} at the old time. Is that still right?`)] : []),
    ...(added.length > 0 ? [note(`Your calendar still has the old time of ${names(added)}.`)] : []),
    ...added.slice(0, 1).map((one) => buttons(calendarButton(one, `Update ${one.reference} in my calendar`))),
  ]
}

function names(meetings: readonly Pick<Meeting, 'reference'>[]): string {
  return listed(meetings.map(({ reference }) => reference))
}
