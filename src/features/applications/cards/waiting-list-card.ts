import { type Charter, groupOf } from '#charter/charter.ts'
import { buttons, heading, sayButton, text } from '#chat/button.ts'
import type { Block, Message, Span } from '#chat/message.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import { counted, listed } from '#time/english-words.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { applicantName } from './review-card.ts'

type Facts = ApplicationFacts & { now: string }

/** "3 new applications: Procurement", each in a line, and the way through all of them. */
export function newApplications(facts: readonly Facts[]): Message {
  const joined = facts.filter(({ about }) => about.state === 'accepted')
  const waiting = facts.filter(({ about }) => about.state !== 'accepted')
  const sentences = [
    ...(waiting.length > 0
      ? [
          `${counted(waiting.length, 'new application')} ${waiting.length === 1 ? 'waits' : 'wait'}: ${groupsOf(waiting)}.`,
        ]
      : []),
    ...(joined.length > 0 ? [`New in ${groupsOf(joined)}: ${listed(joined.map((one) => applicantName(one)))}.`] : []),
  ]
  return listMessage(sentences, waiting)
}

/** "9 applications still wait: Procurement", to those who decide. */
export function stillWaiting(facts: readonly Facts[]): Message {
  return listMessage([`${counted(facts.length, 'application')} still wait: ${groupsOf(facts)}.`], facts)
}

/** To an applicant: their applications whose answers are late. */
export function lateAnswers(facts: readonly Facts[]): Message {
  const summary = `Your applications to ${groupsOf(facts)} are late. We're sorry.`
  return {
    summary: [summary],
    blocks: [
      heading(summary, 'soon'),
      text("We've told the secretariat. Your applications stay valid. You have nothing to do."),
      buttons(sayButton('Ask the secretariat', 'contact'), sayButton('See my status', 'status')),
    ],
  }
}

function listMessage(sentences: readonly string[], waiting: readonly Facts[]): Message {
  const [first = '', ...others] = sentences
  const list: Block[] = waiting.length === 0 ? [] : [{ kind: 'list', items: waiting.map(line) }]
  return {
    summary: [sentences.join(' ')],
    blocks: [
      heading(first, 'task'),
      ...others.map((sentence) => text(sentence)),
      ...list,
      ...(waiting.length === 0 ? [] : [buttons(sayButton('Review one by one', 'review'))]),
    ],
  }
}

/** "Ann, Procurement: please answer by Mon 16 Mar". */
function line(facts: Facts): Span[] {
  const { about, charter, now } = facts
  const by = sayDateAt(promisedDay(charter, about.submittedAt ?? about.startedAt), now)
  return [{ strong: applicantName(facts) }, `, ${shortOf(charter, about.group)}: please answer by ${by}`]
}

function groupsOf(facts: readonly Facts[]): string {
  return listed([...new Set(facts.map(({ charter, about }) => shortOf(charter, about.group)))])
}

function shortOf(charter: Charter, group: string): string {
  return groupOf(charter, group).short
}
