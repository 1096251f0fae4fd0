import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, ending, formButton, sayButton, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import { promisedDay } from '#features/applications/waiting-days.ts'
import type { Application } from '#features/groups/application.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt, sayDeadline, sayRelative } from '#time/say-instant.ts'

/** There is an application already: how it stands, and what can be done with it. */
export function alreadyApplied(charter: Charter, about: Application, now: Instant): Message {
  const { short, id } = groupOf(charter, about.group)
  if (about.state === 'accepted')
    return message(
      `You are a ${charter.words.member.one} of ${short} already.`,
      buttons(sayButton('See next meeting', `next ${id}`), sayButton('See my status', 'status')),
    )
  if (about.state !== 'submitted')
    return message(
      `Your last application to ${short} has ended. You can apply again.`,
      buttons(formButton('Apply', 'apply-to', { group: about.group })),
    )
  const by = sayDateAt(promisedDay(charter, about.submittedAt ?? about.startedAt), now)
  return message(
    `Your application to ${short} has arrived and is being read. We'll answer by ${by}.`,
    buttons(
      actButton('View my answers', 'view-application', { application: about._id }),
      formButton('Change', 'change-application', { application: about._id }),
      ending(actButton('Withdraw', 'withdraw-application', { application: about._id }), 'Withdraw your application?'),
    ),
  )
}

/** The deadline has passed: since when, and what is still possible. */
export function closedCall(charter: Charter, call: CurrentCall, now: Instant): Message {
  const { short } = groupOf(charter, call.group)
  const closed = call.deadline
    ? `The ${short} call closed ${sayDeadline(call.deadline, charter.organisation, now)}${call.closesAt ? `, ${sayRelative(call.closesAt, now)}` : ''}.`
    : `The ${short} call is closed.`
  const about = { group: call.group }
  return message(
    text(closed),
    buttons(
      ...(call.lateRequests ? [formButton('Ask to be considered late', 'ask-late', about)] : []),
      actButton('Tell me when it reopens', 'wait-for-call', about),
      sayButton('See open groups', 'groups'),
    ),
  )
}

/** The card of a group that has no open call. */
export function noCall(charter: Charter, group: string, why: 'no-call' | 'not-yet' | 'by-invitation'): Message {
  const { short, id } = groupOf(charter, group)
  const sentence = {
    'no-call': `${short} has no open call.`,
    'not-yet': `The ${short} call has not opened yet.`,
    'by-invitation': `${short} takes new ${charter.words.member.many} by invitation only.`,
  }[why]
  const wait = actButton('Tell me when it opens', 'wait-for-call', { group })
  return message(
    sentence,
    buttons(
      ...(why === 'by-invitation' ? [] : [wait]),
      sayButton(`Ask its ${charter.words.leader.many}`, `contact ${id}`),
      sayButton('See other groups', 'groups'),
    ),
  )
}
