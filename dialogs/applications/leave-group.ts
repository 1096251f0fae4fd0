import { groupOf, officeOf } from '#charter/charter.ts'
import { actButton, buttons, ending, formButton, keepButton, note, sayButton, text } from '#chat/button.ts'
import type { Button } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import { allFacts, publicLine } from '#features/applications/cards/application-card.ts'
import { standingOf } from '#features/applications/cards/standing-card.ts'
import { draftKeptUntil } from '#features/applications/expire-applications.ts'
import { leaveGroup as leave } from '#features/applications/leave-group.ts'
import { ownApplications, readOwnApplication } from '#features/applications/read-applications.ts'
import type { Application } from '#features/groups/application.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import { ownTerms, resignOffice } from '#features/offices/offer-office.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { leaveGists } from './applications-gists.ts'
import { leavePhrases } from './applications-phrases.ts'

/** Out: a choice where there is one, then what it means, with the press that does it. Nothing more is asked. */
export const leaveGroup: Dialog = {
  name: 'leave-group',

  also: leavePhrases,
  about: leaveGists,

  words: {
    verb: 'leave',
    aliases: ['stop', 'withdraw', 'unsubscribe'],
    example: 'leave procurement',
    does: 'leave a group, withdraw an application, or stop messages',
    who: 'all',
    where: 'direct',
    args: { '*': ['{near}'] },
    typed: async (context, words) => {
      const mine = (await context.run(ownApplications, {})).filter(({ about }) => about.state !== 'declined')
      const group = words === '' ? null : groupNamed(context.charter, words, 'leave').id
      const meant = group === null ? mine : mine.filter(({ about }) => about.group === group)
      const led = ledTerms(context, await context.run(ownTerms, {})).filter(
        (term) => (group ?? term.group) === term.group,
      )
      const leadsOnly = led.filter((term) => meant.every(({ about }) => about.group !== term.group))
      const [lead] = leadsOnly
      if (lead && meant.length === 0 && leadsOnly.length === 1) return asksToResign(context, lead)
      if (meant.length + leadsOnly.length === 0)
        return say(
          `You are not in ${group === null ? `any ${context.charter.words.group.one}` : groupOf(context.charter, group).short}.`,
          buttons(sayButton('See my status', 'status')),
        )
      const [only, ...others] = meant
      if (only && others.length === 0 && leadsOnly.length === 0) return asks(only, led)
      const choices = meant.slice(0, 4).map(({ about }) => {
        const { short } = groupOf(context.charter, about.group)
        const application = { application: about._id }
        return about.state === 'accepted'
          ? actButton(`Leave ${short}`, 'leave-group', application)
          : ending(actButton(`Withdraw from ${short}`, 'withdraw-application', application), withdrawing(about, short))
      })
      const resigning = leadsOnly.slice(0, 4).map((term) => resignButton(context, term))
      return say('What should stop?', {
        kind: 'buttons',
        buttons: [...choices, ...resigning, sayButton('Stop only the reminders', 'reminders off')],
      })
    },
  },

  presses: {
    'leave-group': async (context, { application = '' }) => {
      const facts = await context.run(readOwnApplication, { application })
      if (facts.about.state !== 'accepted') return answer(context, facts.about)
      const led = ledTerms(context, await context.run(ownTerms, {}))
      return asks(
        facts,
        led.filter(({ group }) => group === facts.about.group),
      )
    },

    'confirm-leave': async (context, { application = '' }) =>
      answer(context, await context.run(leave, { application })),

    'resign-office': async (context, { term = '' }) => {
      const mine = ledTerms(context, await context.run(ownTerms, {})).find(({ _id }) => _id === term)
      return mine
        ? asksToResign(context, mine)
        : say('You do not hold this office any more.', buttons(sayButton('See my status', 'status')))
    },

    'confirm-resign': async (context, { term = '' }) => resigned(context, await context.run(resignOffice, { term })),

    // An old one must not end the membership that came of the application.
    'withdraw-application': async (context, { application = '' }) =>
      answer(context, await context.run(leave, { application, onlyWithdraw: true })),

    'view-application': async (context, { application = '' }) => {
      const facts = await context.run(readOwnApplication, { application })
      const { about, charter } = facts
      const keptUntil = about.state === 'draft' ? await context.run(draftKeptUntil, about) : null
      const { state, who, next } = standingOf(facts, { now: context.now, keptUntil })
      return say(
        text({ strong: groupOf(charter, about.group).title }, `: ${state}; ${who}. `, ...next),
        allFacts(charter, about),
        note(`We publish if you're accepted: ${publicLine(charter, about.answers)}`),
        ...(about.state === 'submitted'
          ? [
              buttons(
                formButton('Change', 'change-application', { application }),
                ending(
                  actButton('Withdraw', 'withdraw-application', { application }),
                  withdrawing(about, groupOf(charter, about.group).short),
                ),
              ),
            ]
          : []),
      )
    },
  },
}

/** What leaving or withdrawing means, before it is done. */
function asks({ about, charter }: ApplicationFacts, led: readonly OfficeTerm[]): Outcome {
  const { short } = groupOf(charter, about.group)
  const application = { application: about._id }
  const reminders = sayButton('Stop only the reminders', 'reminders off')
  if (about.state !== 'accepted')
    return say(
      text({ strong: withdrawing(about, short) }),
      about.state === 'draft'
        ? 'We erase your answers. Nobody has read them.'
        : `We stop the review. You can apply to ${short} again.`,
      {
        kind: 'buttons',
        buttons: [
          ending(actButton(about.state === 'draft' ? 'Delete draft' : 'Withdraw', 'withdraw-application', application)),
          keepButton('Keep it'),
        ],
      },
    )
  const [lead] = led
  return say(
    text({ strong: `Leave ${short}?` }),
    `You stop being a ${charter.words.member.one}. We send you no more messages about ${short}. To come back, you apply again.`,
    ...(lead ? [`You stay its ${charter.words.leader.one}. You can resign from that, too.`] : []),
    {
      kind: 'buttons',
      buttons: [
        ending(actButton(`Leave ${short}`, 'confirm-leave', application)),
        lead ? resignButton({ charter }, lead) : reminders,
        keepButton(`Stay a ${charter.words.member.one}`),
      ],
    },
  )
}

/** The terms of office by which somebody leads a group. */
function ledTerms({ charter }: Pick<DialogContext, 'charter'>, terms: readonly OfficeTerm[]): OfficeTerm[] {
  return terms.filter(
    ({ state, group, office }) => state === 'accepted' && group !== null && officeOf(charter, office).role === 'leader',
  )
}

function resignButton({ charter }: Pick<DialogContext, 'charter'>, term: OfficeTerm): Button {
  return actButton(`Resign as ${officeName(charter, term)}`, 'resign-office', { term: term._id })
}

/** What resigning means, before it is done. */
function asksToResign({ charter }: DialogContext, term: OfficeTerm): Outcome {
  const { title } = officeOf(charter, term.office)
  return say(
    text({ strong: `Resign as ${officeName(charter, term)}?` }),
    `You stop leading it at once. We tell the secretariat now.`,
    'If nobody else leads it, its work falls to the secretariat.',
    {
      kind: 'buttons',
      buttons: [
        ending(actButton(`Resign as ${title.one}`, 'confirm-resign', { term: term._id })),
        keepButton(`Stay ${title.one}`),
      ],
    },
  )
}

function resigned({ charter }: DialogContext, term: OfficeTerm): Outcome {
  return say(
    text({ strong: `You are no longer ${officeName(charter, term)}. ` }, 'Thank you for your work.'),
    `We're telling the secretariat.`,
    buttons(sayButton('See my status', 'status')),
  )
}

function withdrawing({ state }: Application, short: string): string {
  return state === 'draft' ? `Delete your draft for ${short}?` : `Withdraw your application to ${short}?`
}

function answer({ charter }: DialogContext, after: Application): Outcome {
  const { short } = groupOf(charter, after.group)
  if (after.state === 'accepted')
    return say(
      `You're a ${charter.words.member.one} of ${short} now. There is no application to withdraw.`,
      buttons(
        actButton(`Leave ${short}`, 'leave-group', { application: after._id }),
        sayButton('See my status', 'status'),
      ),
    )
  if (after.state === 'declined')
    return say(
      `Your application to ${short} is decided already. There is nothing to withdraw.`,
      buttons(sayButton('See my status', 'status')),
    )
  const done = after.state === 'ended' ? `You have left ${short}.` : `Your application to ${short} is withdrawn.`
  return say(
    `${done} We'll send you no more messages about it.`,
    buttons(formButton('Apply again', 'apply-to', { group: after.group })),
  )
}
