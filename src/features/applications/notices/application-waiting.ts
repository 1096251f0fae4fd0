import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, ending, heading, sayButton, text } from '#chat/button.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { glanceFacts } from '#features/applications/cards/application-card.ts'
import { applicantName, decisionButtons } from '#features/applications/cards/review-card.ts'
import { lateAnswers, stillWaiting } from '#features/applications/cards/waiting-list-card.ts'
import { promisedDay, stepDue } from '#features/applications/waiting-days.ts'
import { forWhom, whySecretariat, whyStandIn } from '#features/groups/cards/stand-in-words.ts'
import { decidersOf, secretariatAsked } from '#features/groups/roster.ts'
import type { NoticeKind, Wanted } from '#outbox/notice-kind.ts'
import { type Instant, millisecondsOf } from '#time/instant.ts'
import { sayDateAt, sayRelative } from '#time/say-instant.ts'

/** Nobody decided: the escalation in the charter, in working days. The applicant hears once, on the day that was promised. */
export const applicationWaiting: NoticeKind<ApplicationFacts> = {
  name: 'application-waiting',
  repeats: false,

  wanted(facts) {
    const { about, charter } = facts
    if (about.state !== 'submitted' || about.submittedAt === null) return []
    const { submittedAt } = about
    const steps = charter.decisions.ladder.flatMap((after, step): Wanted[] =>
      readersOf(facts, after.who).map((person) => nudge(facts, { person, step: `${step}`, after, submittedAt })),
    )
    const promise = charter.decisions.promise
    return [...steps, nudge(facts, { person: about.person, step: 'applicant', after: promise, submittedAt })]
  },

  message(facts, { to }) {
    const { about, charter, now } = facts
    const { short } = groupOf(charter, about.group)
    const since = about.submittedAt ?? about.startedAt
    const by = promisedBy(charter, about, now)
    if ('person' in to && to.person === about.person) {
      const summary = `Your application to ${short} is late. We said ${by}. We're sorry.`
      return {
        summary: [summary],
        blocks: [
          heading(summary, 'soon'),
          text("We've told the secretariat. Your application stays valid. You have nothing to do."),
          buttons(
            sayButton('Ask the secretariat', 'contact'),
            ending(
              actButton('Withdraw', 'withdraw-application', { application: about._id }),
              'Withdraw your application?',
            ),
          ),
        ],
      }
    }
    const name = applicantName(facts)
    const summary = `${name} is waiting for an answer from ${short}. They applied ${sayRelative(since, now)}. We promised ${by}.`
    return {
      summary: [summary],
      blocks: [
        heading(summary, 'task'),
        ...forWhom(facts, to),
        glanceFacts(charter, about),
        decisionButtons(about._id),
      ],
    }
  },

  together(items) {
    const facts = items.map(({ asked }) => asked)
    const [first] = items
    const isApplicant = first && 'person' in first.wanted.to && first.wanted.to.person === first.asked.about.person
    return isApplicant ? lateAnswers(facts) : stillWaiting(facts)
  },

  why(facts, { to, slot }) {
    const { about, charter, now } = facts
    const { short } = groupOf(charter, about.group)
    if ('person' in to && to.person === about.person)
      return [`You applied to ${short}. We promised an answer by ${promisedBy(charter, about, now)}.`]
    const step = charter.decisions.ladder[Number(slot.split('/')[1])]
    const isLeader = 'person' in to && facts.roster.leaders.some(({ person }) => person === to.person)
    const instead = step?.who === 'leaders' ? whySecretariat(facts, short) : null
    const who = isLeader ? `You lead ${short}.` : (instead ?? 'You are the secretariat.')
    return [`${whyStandIn(facts, to) ?? who} This application has waited for ${step?.workday ?? 'some'} working days.`]
  },
}

function promisedBy(charter: Charter, { submittedAt, startedAt }: ApplicationFacts['about'], now: Instant): string {
  return sayDateAt(promisedDay(charter, submittedAt ?? startedAt), now)
}

function readersOf({ roster, about }: ApplicationFacts, who: 'leaders' | 'secretariat'): string[] {
  const leaders = roster.leaders.length === 0 ? [] : decidersOf(roster)
  return (who === 'leaders' ? leaders : secretariatAsked(roster)).filter((person) => person !== about.person)
}

type Nudge = { person: string; step: string; after: { workday: number; at: string }; submittedAt: string }

function nudge({ about, charter, people }: ApplicationFacts, { person, step, after, submittedAt }: Nudge): Wanted {
  const zone = people.get(person)?.zone ?? charter.organisation.zone
  const dueAt = stepDue(charter, submittedAt, { step: after, zone })
  return {
    slot: `${about.submissions}/${step}`,
    to: { person },
    dueAt,
    sendBy: dueAt + millisecondsOf('P4D'),
    priority: 2,
    urgency: 'soon',
    quiet: 'earlier',
  }
}
