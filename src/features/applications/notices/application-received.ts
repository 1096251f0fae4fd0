import { groupOf } from '#charter/charter.ts'
import { letterText } from '#charter/letters.ts'
import { actButton, buttons, ending, formButton, heading, note, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { ownPage } from '#features/applications/cards/application-card.ts'
import { applicantName } from '#features/applications/cards/review-card.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import { decidersOf } from '#features/groups/roster.ts'
import type { NoticeKind } from '#outbox/notice-kind.ts'
import { epochOf, millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** To the applicant: we have it, who reads it, and by when. */
export const applicationReceived: NoticeKind<ApplicationFacts> = {
  name: 'application-received',
  repeats: false,

  wanted({ about }) {
    if (about.state !== 'submitted' || about.submittedAt === null) return []
    const dueAt = epochOf(about.submittedAt)
    const sendBy = dueAt + millisecondsOf('P3D')
    return [
      {
        slot: `${about.submissions}`,
        to: { person: about.person },
        dueAt,
        sendBy,
        priority: 2,
        urgency: 'now',
        quiet: 'ignore',
      },
    ]
  },

  message(facts) {
    const { about, charter, roster, people, now } = facts
    const group = groupOf(charter, about.group)
    const readers = decidersOf(roster, about.person).flatMap((person) => people.get(person)?.name || [])
    const fromLeaders = roster.leaders.some(({ person }) => person !== about.person)
    const who = fromLeaders ? `The ${group.short} ${charter.words.leader.many}` : 'The secretariat'
    const by = sayDateAt(promisedDay(charter, about.submittedAt ?? about.startedAt), now)
    const arrived =
      about.movedFrom === null
        ? `Your application to ${group.short} has arrived.`
        : `Your application was passed on to ${group.short}, with all your answers.`
    const summary = `${arrived} We'll answer by ${by}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'good'),
        text(
          letterText(charter, 'application-acknowledged', {
            standard: `${who} will read it${readers.length > 0 ? `: ${readers.join(', ')}` : ''}.`,
            values: {
              name: applicantName(facts),
              group: group.title,
              organisation: charter.organisation.short,
              leaders: readers.join(', '),
              date: by,
            },
          }),
        ),
        ...waysOn(facts),
      ],
    }
  },

  why: ({ about, charter }) => [`You applied to ${groupOf(charter, about.group).short}. We confirm every application.`],
}

function waysOn(facts: ApplicationFacts): Block[] {
  const page = ownPage(facts)
  if (page) return [note('You have nothing to do now.'), page]
  const application = { application: facts.about._id }
  return [
    note('You have nothing to do now. Say "status" to see how it goes.'),
    buttons(
      actButton('View my answers', 'view-application', application),
      formButton('Change', 'change-application', application),
      ending(actButton('Withdraw', 'withdraw-application', application), 'Withdraw your application?'),
    ),
  ]
}
