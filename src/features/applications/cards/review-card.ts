import { type Charter, groupOf, nameField } from '#charter/charter.ts'
import { actButton, buttons, formButton, inMenu, note, sayButton, text } from '#chat/button.ts'
import { type Block, type Message, message } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import type { Application } from '#features/groups/application.ts'
import type { Person } from '#features/people/person.ts'
import { counted } from '#time/english-words.ts'
import { epochOf, type Instant, millisecondsOf } from '#time/instant.ts'
import { sayDate } from '#time/say-instant.ts'
import { allFacts, glanceFacts, pageNote } from './application-card.ts'

/** What the name of an applicant is read from. */
type Applicant = {
  about: Pick<Application, 'answers' | 'person'>
  people: ReadonlyMap<string, Pick<Person, 'name'>>
  charter: Charter
}

/** The applicant's name, as they gave it. */
export function applicantName({ about, people, charter }: Applicant): string {
  const field = nameField(charter)
  return (field !== undefined && about.answers[field]) || people.get(about.person)?.name || 'Someone'
}

/** What a letter about an application may name. */
export function namesIn(facts: ApplicationFacts): { name: string; organisation: string; group: string } {
  const { about, charter } = facts
  return {
    name: applicantName(facts),
    organisation: charter.organisation.short,
    group: groupOf(charter, about.group).title,
  }
}

/** What can be done with an application that waits. */
export function decisionButtons(application: string, read = true): Block {
  const about = { application }
  return buttons(
    actButton('Accept', 'accept-application', about),
    ...(read ? [actButton('Read', 'read-application', about)] : []),
    formButton('Decline', 'decline-application', about),
    inMenu(formButton('Ask a question', 'ask-applicant', about)),
    inMenu(formButton('Pass to another group', 'pass-application', about)),
  )
}

/** `group`: only the applications to it are read, one after the other. */
type Shown = { whole: boolean; position?: { number: number; of: number; group?: string } }

/** An application for those who decide: who, since when, the answers, what was asked, and what can be done. */
export function reviewCard(facts: ApplicationFacts, { whole, position }: Shown): Message {
  const { about, charter } = facts
  const { title } = groupOf(charter, about.group)
  const name = applicantName(facts)
  const place = position ? `${position.number} of ${position.of}. ` : ''
  const state = stateLine(facts)
  return {
    summary: [`${place}${name} applied to ${title}. ${state}`],
    blocks: [
      text({ strong: `${place}${name}` }, ` applied to ${title}. ${state}`),
      ...(about.late === null ? [] : [text(`It came after the deadline. Their reason: ${about.late}`)]),
      whole ? allFacts(charter, about) : glanceFacts(charter, about),
      ...pageNote(about),
      ...questions(facts),
      ...(about.state === 'submitted' ? [confirmed(charter), decisionButtons(about._id, !whole)] : []),
      ...(position && position.of > 1
        ? [
            {
              kind: 'buttons' as const,
              buttons: [
                actButton('Read the next one', 'next-application', {
                  after: about._id,
                  ...(position.group === undefined ? {} : { group: position.group }),
                }),
              ],
            },
          ]
        : []),
    ],
  }
}

/** Where an application stands, in a sentence for those who decide. */
export function stateLine({ about, charter, people }: ApplicationFacts): string {
  const by = (about.decision && people.get(about.decision.by)?.name) || 'someone who has left since'
  switch (about.state) {
    case 'submitted':
      return `We promised an answer by ${sayDate(promisedDay(charter, about.submittedAt ?? about.startedAt))}.`
    case 'accepted':
      return about.decision?.by === 'charter' ? 'They joined at once. Nothing had to be decided.' : `${by} accepted it.`
    case 'declined':
      return `${by} declined it.`
    case 'withdrawn':
      return about.movedTo === null ? 'It was withdrawn.' : 'It was passed to another group.'
    case 'ended':
      return 'They have left since.'
    case 'draft':
      return 'It is not sent yet.'
  }
}

/**
 * What somebody who decided sees: done, when we tell the applicant, and the way back until then.
 * @param reached whether a message reaches the applicant; where none does, whoever decided is asked to tell them.
 */
export function decidedCard(facts: ApplicationFacts, { now, reached }: { now: Instant; reached: boolean }): Message {
  const { about, charter } = facts
  const name = applicantName(facts)
  const group = groupOf(charter, about.group).short
  const done = about.state === 'accepted' ? `You accepted ${name} into ${group}.` : `You declined ${name} (${group}).`
  const left =
    about.decision === null ? 0 : epochOf(about.decision.at) + millisecondsOf(charter.decisions.hold) - epochOf(now)
  const missed = reached ? [] : [text(sayUnreached(facts))]
  if (left <= 0) return message(text({ strong: done }), ...missed, buttons(sayButton('Read the next one', 'review')))
  const minutes = Math.ceil(left / 60_000)
  return message(
    text(
      { strong: done },
      reached ? ` We'll tell them in ${counted(minutes, 'minute')}. You can undo until then.` : ' You can undo it.',
    ),
    ...missed,
    buttons(sayButton('Read the next one', 'review'), actButton('Undo', 'undo-decision', { application: about._id })),
  )
}

/** Nobody is told of it: who should tell them, and where else it stands. */
function sayUnreached({ about, people }: Pick<ApplicationFacts, 'about' | 'people'>): string {
  if (about.onPage) return "We can't reach them. They see it on their application page."
  const email = people.get(about.person)?.email
  return `We can't reach them. Please tell them yourself${email ? `: ${email}` : ''}.`
}

function confirmed(charter: Charter): Block {
  return note(`All ${charter.commitments.length} commitments are confirmed.`)
}

function questions({ about }: ApplicationFacts): Block[] {
  if (about.questions.length === 0) return []
  return [
    {
      kind: 'facts',
      facts: about.questions.map(({ text: asked, answer }) => ({
        label: `Asked: ${asked}`,
        value: [answer ?? 'No answer yet'],
      })),
    },
  ]
}
