import { buttons, heading, text } from '#chat/button.ts'
import type { Block, Button, Message, Span } from '#chat/message.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { startOf } from '#features/meetings/session-times.ts'
import { listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { dateAt, wallTimeAt } from '#time/wall-time.ts'
import { showMeetingButton } from './meeting-card.ts'
import { whenSpans } from './meeting-spans.ts'

/** A session of which somebody is reminded beside others, with its group's name. */
export type Reminded = { meeting: Meeting; session: Session; group: string }

/** "This evening: PROC-7 at 18:00, FIN-3 at 20:00", the nearest first, each with its join link. @param zone the reader's. */
export function remindedTogether(
  reminded: readonly Reminded[],
  { zone, now }: { zone: string; now: Instant },
): Message {
  const sorted = reminded.toSorted((one, other) => (startOf(one.session) < startOf(other.session) ? -1 : 1))
  const day = partOfDay(
    sorted.map(({ session }) => session),
    { zone, now },
  )
  return {
    summary: [
      ...(day === null ? [] : [`${day}: `]),
      ...sorted.flatMap(({ meeting, session }, index): Span[] => [
        `${index === 0 ? '' : ', '}${meeting.reference}${day === null ? ': ' : ' at '}`,
        ...(day === null ? whenSpans(session) : timeSpans(session)),
      ]),
    ],
    blocks: [
      heading(`${day ?? 'Ahead'}: ${listed(sorted.map(({ meeting }) => meeting.reference))}`, 'soon'),
      ...sorted.flatMap(({ meeting, session, group }): Block[] => [
        text({ strong: `${meeting.reference}: ${meeting.title}` }, `, ${group}, `, ...whenSpans(session), '.'),
        buttons(...joinButtons(meeting), showMeetingButton(meeting)),
      ]),
    ],
  }
}

/** "This evening", where all of them begin then by the reader's clock; "Today" where they are of one day; else null. */
function partOfDay(sessions: readonly Session[], { zone, now }: { zone: string; now: Instant }): string | null {
  const today = dateAt(now, zone)
  const parts = sessions.map(({ at }) => {
    const [date, time = ''] = at === null ? [] : wallTimeAt(at, zone).split('T')
    if (date !== today) return null
    return time < '12:00' ? 'This morning' : time < '17:00' ? 'This afternoon' : 'This evening'
  })
  const [first = null] = parts
  if (parts.includes(null)) return null
  return parts.every((part) => part === first) ? first : 'Today'
}

function timeSpans({ at, zone, said }: Session): Span[] {
  return at === null ? [] : [{ instant: at, zone, show: 'time', ...(said ? { said } : {}) }]
}

function joinButtons({ link, reference }: Meeting): Button[] {
  return link !== null && /^https?:\/\/\S+$/.test(link) ? [{ label: `Join ${reference}`, url: link }] : []
}
