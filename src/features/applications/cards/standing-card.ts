import { groupOf } from '#charter/charter.ts'
import { actButton, ending, formButton, sayButton } from '#chat/button.ts'
import type { Button, Span } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import { decidersOf } from '#features/groups/roster.ts'
import { whenAllSpans } from '#features/meetings/cards/meeting-spans.ts'
import { firstStart } from '#features/meetings/session-times.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt, sayDeadline } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** Where an application stands, to the one whose it is: its state, who has it now, and the next date. Never silent. */
export type Standing = { state: string; who: string; next: Span[]; buttons: Button[] }

/** @param facts as the applicant knows them. @param keptUntil of a draft: the instant it is erased. */
export function standingOf(facts: ApplicationFacts, at: { now: Instant; keptUntil: Instant | null }): Standing {
  const { about, charter } = facts
  const { id } = groupOf(charter, about.group)
  const application = { application: about._id }
  switch (about.state) {
    case 'draft':
      return {
        state: 'not sent yet',
        who: 'it waits for you',
        next: draftNext(facts, at),
        buttons: [
          formButton('Continue', 'apply-to', { group: id }),
          ending(actButton('Delete draft', 'withdraw-application', application), 'Delete your answers?'),
        ],
      }
    case 'submitted':
      return submitted(facts, at.now)
    case 'accepted':
      return {
        state: `you are a ${charter.words.member.one}`,
        who: 'your application was accepted',
        next: nextMeeting(facts, at.now),
        buttons: [sayButton('See next meeting', `next ${id}`)],
      }
    default:
      return {
        state: { declined: 'not accepted', withdrawn: 'withdrawn', ended: 'you have left' }[about.state],
        who: 'this application is over',
        next: [
          `It ended on ${sayDateAt(dateAt(about.endedAt ?? about.decision?.at ?? about.touchedAt, charter.organisation.zone), at.now)}.`,
        ],
        buttons: [sayButton('See other groups', 'groups')],
      }
  }
}

function submitted(facts: ApplicationFacts, now: Instant): Standing {
  const { about, charter, people, roster } = facts
  const application = { application: about._id }
  const buttons = [
    actButton('View my answers', 'view-application', application),
    ending(actButton('Withdraw', 'withdraw-application', application), 'Withdraw your application?'),
  ]
  const by = promisedDay(charter, about.submittedAt ?? about.startedAt)
  const late = dateAt(now, charter.organisation.zone) > by
  const readers = decidersOf(roster, about.person).flatMap((person) => people.get(person)?.name || [])
  const question = about.questions.find(({ answer }) => answer === null)
  const reading =
    readers.length === 0
      ? 'the secretariat has it'
      : `${readers.join(', ')} ${readers.length === 1 ? 'has' : 'have'} it`
  return {
    state: late ? 'not decided yet' : 'being read',
    who: question
      ? 'it waits for your answer to a question'
      : late
        ? `${reading}, and the secretariat knows it's late`
        : reading,
    next: [late ? `We promised an answer by ${sayDateAt(by, now)}.` : `We'll answer by ${sayDateAt(by, now)}.`],
    buttons: question
      ? [formButton('Answer', 'answer-question', { ...application, question: question.id }), ...buttons]
      : buttons,
  }
}

function draftNext(
  { call, charter }: ApplicationFacts,
  { now, keptUntil }: { now: Instant; keptUntil: Instant | null },
): Span[] {
  const deadline = call?.deadline ? sayDeadline(call.deadline, charter.organisation, now) : null
  const kept =
    keptUntil === null
      ? ''
      : ` Your answers are kept until ${sayDateAt(dateAt(keptUntil, charter.organisation.zone), now)}.`
  if (deadline === null) return [`There is no deadline.${kept}`]
  if (call?.state === 'open') return [`The call closes ${deadline}.`]
  return [`The call closed ${deadline}.${kept}`]
}

function nextMeeting({ meetings }: ApplicationFacts, now: Instant): Span[] {
  const [next] = meetings
    .filter((meeting) => firstStart(meeting) > now)
    .toSorted((a, b) => (firstStart(a) < firstStart(b) ? -1 : 1))
  if (!next) return ["No meeting is set yet. We'll tell you when there is one."]
  return [`Next: ${next.reference}, `, ...whenAllSpans(next), '.']
}
