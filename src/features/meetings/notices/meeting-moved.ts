import { heading, note, text } from '#chat/button.ts'
import type { Block, Message } from '#chat/message.ts'
import { answerBlocks, calendarButton, meetingFacts } from '#features/meetings/cards/meeting-card.ts'
import {
  changeOf,
  changeSpans,
  lockScreen,
  moreSessions,
  whenAllSpans,
} from '#features/meetings/cards/meeting-spans.ts'
import { isNewByItself, latestTelling, notifiedMembers, tellingAt } from '#features/meetings/last-notified.ts'
import type { ClockChange } from '#features/meetings/meeting.ts'
import type { MeetingFacts } from '#features/meetings/meeting-facts.ts'
import { answering } from '#features/meetings/meeting-leader.ts'
import { answersOf } from '#features/meetings/rsvp.ts'
import { lastStart, timeKey } from '#features/meetings/session-times.ts'
import { type Announced, sameTimes, tellsMembers } from '#features/meetings/tells-members.ts'
import { undoWindowEnd } from '#features/meetings/undo-window.ts'
import { urgencyOf } from '#features/meetings/urgency.ts'
import { lastNotifiedRev, type NoticeKind, type Wanted } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'

/**
 * Those who know a meeting by another time, link or place hear of the change: one message for all moves inside the
 * undo window, from what they last saw to what is true now, and none where that is the same again.
 */
export const meetingMoved: NoticeKind<MeetingFacts> = {
  name: 'meeting-moved',
  repeats: true,

  wanted({ rows, ...facts }) {
    const { meeting, charter } = facts
    if (meeting.state === 'cancelled') return []
    const now = latestTelling(meeting)
    return notifiedMembers(facts, (person) => lastNotifiedRev(rows, person)).flatMap(({ person, knownRev }) => {
      const known = tellingAt(meeting, knownRev)
      const clocks = clockNews(facts, { person: person._id, knownRev })
      if (knownRev >= meeting.rev || known === null || !(clocks || tellsMembers(known, now))) return []
      if (!isNewByItself(meeting, knownRev)) return []
      return {
        slot: String(meeting.rev),
        to: { person: person._id },
        dueAt: epochOf(undoWindowEnd(meeting, charter)),
        sendBy: epochOf(lastStart(meeting)),
        ...urgencyOf({ now, known }, answersOf(facts.rsvps, person._id), charter),
        tellsRev: meeting.rev,
      }
    })
  },

  message({ rows, ...facts }, { to }) {
    const { meeting, group, people } = facts
    const reader = 'person' in to ? to.person : ''
    const now = latestTelling(meeting)
    const member = notifiedMembers(facts, (person) => lastNotifiedRev(rows, person)).find(
      ({ person }) => person._id === reader,
    )
    const known = tellingAt(meeting, member?.knownRev ?? 0) ?? now
    const clocks = clockNews(facts, { person: reader, knownRev: known.rev })
    if (clocks) return clockMessage(facts, to, clocks)
    const { news, heading: changed, session } = changeOf(known, now)
    const was = sameTimes(known.sessions, now.sessions) || known.state === 'cancelled' ? null : known.sessions
    const oneTime = was !== null && known.sessions.length === 1 && now.sessions.length === 1 && timesDiffer(known, now)
    const by = people.get(now.by)?.name
    return {
      summary: lockScreen(meeting, { news, session }, [
        `${moreSessions(meeting.sessions)}. `,
        ...(news === '' ? [`It ${changed}`] : ['It was ', ...whenAllSpans(known)]),
      ]),
      blocks: [
        heading(`${meeting.reference} ${changed}`, 'changed'),
        ...(oneTime ? otherChanges(known, now) : [text(...changeSpans(known, now))]),
        meetingFacts(meeting, group.short, oneTime ? { was } : {}),
        ...(by ? [note(`${by} changed it.`)] : []),
        ...oldCalendar(facts, reader),
        ...answerBlocks(meeting, answering(facts, to)),
      ],
    }
  },

  why: ({ meeting, group }) => [
    `You are in ${group.short}. We told you the old time, link or place of ${meeting.reference}. We tell each change once.`,
  ],
}

/** Whether it begins at another time: where it only lasts longer, its time is not struck. */
function timesDiffer(known: Announced, now: Announced): boolean {
  return known.sessions.map(timeKey).join() !== now.sessions.map(timeKey).join()
}

/** What changed beside the time, which stands in the facts. */
function otherChanges(known: Announced, now: Announced): Block[] {
  const spans = changeSpans({ ...known, sessions: now.sessions }, now)
  return spans.length === 0 ? [] : [text(...spans)]
}

/** Those who put the meeting into their calendar once: it does not follow. */
function oldCalendar({ meeting }: MeetingFacts, reader: string): Block[] {
  const added = meeting.addedOnce.find(({ person }) => person === reader)
  if (!added || added.sequence >= meeting.sequence) return []
  return [
    note(`Your calendar still shows the old ${meeting.reference}.`),
    { kind: 'buttons', buttons: [calendarButton(meeting, 'Update my calendar')] },
  ]
}

/** What somebody was shown of the sessions that new rules for clocks make another time for them, where nothing else is new. */
function clockNews(
  { meeting, people, charter }: Pick<MeetingFacts, 'meeting' | 'people' | 'charter'>,
  { person, knownRev }: { person: string; knownRev: number },
): ClockChange['was'] | null {
  const news = meeting.tellings.filter(({ rev }) => rev > knownRev)
  const zone = people.get(person)?.zone ?? charter.organisation.zone
  const was = news.flatMap(({ clock }) => clock?.was.filter((one) => one.zone === zone) ?? [])
  return was.length > 0 && news.every(({ act }) => act === 'clock') ? was : null
}

function clockMessage(facts: MeetingFacts, to: Wanted['to'], clocks: ClockChange['was']): Message {
  const { meeting, group } = facts
  const [first] = clocks
  const session = meeting.sessions.find(({ id }) => id === first?.session) ?? meeting.sessions[0]
  const day = (wall: string) => (wall.slice(0, 10) === session?.date ? '' : `${sayDate(wall.slice(0, 10))}, `)
  const before = clocks.map(({ wall }) => `${day(wall)}${wall.slice(11)}`).join(' and ')
  return {
    summary: lockScreen(meeting, { session }, [`. New clock rules: before, it was ${before} for you.`]),
    blocks: [
      heading(`${meeting.reference}: another time for you`, 'changed'),
      text(
        `A country changed its clock rules. ${meeting.reference} was at ${before} for you. Now it is at another time.`,
      ),
      meetingFacts(meeting, group.short),
      ...oldCalendar(facts, 'person' in to ? to.person : ''),
      ...answerBlocks(meeting, answering(facts, to)),
    ],
  }
}
