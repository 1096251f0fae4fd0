import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { AbsenceFacts } from '#features/absences/absence-facts.ts'
import { type NoticeKind, usefulFor } from '#outbox/notice-kind.ts'
import { epochOf } from '#time/instant.ts'

/** To whoever had agreed to stand in, and is not needed: the absence is cancelled, or somebody else was chosen. */
export const standInReleased: NoticeKind<AbsenceFacts> = {
  name: 'stand-in-released',
  repeats: true,

  wanted({ about }) {
    const { released, standIn } = about
    if (released === undefined || (standIn?.person === released.person && !isCancelled(about))) return []
    const dueAt = epochOf(released.at)
    return [
      {
        slot: released.at,
        to: { person: released.person },
        ...usefulFor(dueAt, 'P3D'),
        priority: 2,
        urgency: 'now',
      },
    ]
  },

  message({ about, people }) {
    const summary = `You no longer need to act for ${nameIn(people, about.person)}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'off'),
        text(isCancelled(about) ? 'They are not away after all.' : 'They changed who acts for them.'),
        text('Thank you for being ready.'),
        buttons(sayButton('See my status', 'status')),
      ],
    }
  },

  why: ({ about, people }) => [`You agreed to act for ${nameIn(people, about.person)}. We tell you when that changes.`],
}

function isCancelled({ startsAt, endsAt }: AbsenceFacts['about']): boolean {
  return endsAt <= startsAt
}

function nameIn(people: AbsenceFacts['people'], person: string): string {
  return people.get(person)?.name || 'someone'
}
