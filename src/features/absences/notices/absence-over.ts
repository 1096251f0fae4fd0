import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { isConfirmed } from '#features/groups/absence.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { epochOf, instantText, millisecondsOf } from '#time/instant.ts'
import { dateAt, instantOf } from '#time/wall-time.ts'

/** On the first morning back: to the person, whose messages come to them again, and to whoever stood in. */
export const absenceOver: NoticeKind<AbsenceFacts> = {
  name: 'absence-over',
  repeats: false,

  wanted({ about, charter, people }) {
    const { person, standIn, startsAt, endsAt, hasOffice } = about
    if (endsAt <= startsAt) return []
    const wanted = (to: string): Wanted => {
      const zone = people.get(to)?.zone ?? charter.organisation.zone
      const morning = epochOf(instantOf(`${dateAt(endsAt, zone)}T09:00`, zone))
      const dueAt = Math.max(morning, epochOf(endsAt))
      const sendBy = dueAt + millisecondsOf('P3D')
      return { slot: endsAt, to: { person: to }, dueAt, sendBy, priority: 2, urgency: 'soon', quiet: 'wait' }
    }
    return [...(hasOffice ? [wanted(person)] : []), ...(isConfirmed(standIn) ? [wanted(standIn.person)] : [])].filter(
      ({ dueAt }) => instantText(dueAt) >= endsAt,
    )
  },

  message({ about, people }, { to }) {
    const isBack = 'person' in to && to.person === about.person
    const name = people.get(about.person)?.name || 'Someone'
    const summary = isBack
      ? 'You are back. Messages come to you again.'
      : `${name} is back. You no longer act for them.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'good'),
        ...(isBack ? [] : [text('Thank you for your help.')]),
        buttons(sayButton(isBack ? 'See what waits' : 'See my status', 'status')),
      ],
    }
  },

  why: ({ about, people }, { to }) => [
    'person' in to && to.person === about.person
      ? 'You were away. We tell you on your first day back.'
      : `You acted for ${people.get(about.person)?.name || 'someone'}. We tell you when that ends.`,
  ],
}
