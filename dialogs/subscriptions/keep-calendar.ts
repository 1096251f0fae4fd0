import { actButton, buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { subscribeButton } from '#features/meetings/cards/meeting-card.ts'
import { noMeeting, whichMeeting } from '#features/meetings/cards/meeting-choice.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { readMeeting } from '#features/meetings/read-meetings.ts'
import { addToCalendar } from '#features/subscriptions/add-to-calendar.ts'
import {
  calendarsOf,
  inviteByMail,
  leaveCalendar,
  requireMail,
  subscribeToCalendar,
} from '#features/subscriptions/choose-calendar.ts'
import type { FeedScope } from '#features/subscriptions/feed.ts'
import { feedLinks } from '#features/subscriptions/read-feed.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { calendarGists, calendarPhrases } from './subscriptions-phrases.ts'

/** How meetings come into somebody's own calendar: by a link that updates itself, by e-mail, once, or not at all. */
export const keepCalendar: Dialog = {
  name: 'keep-calendar',

  also: calendarPhrases,
  about: calendarGists,

  words: {
    verb: 'subscribe',
    aliases: ['calendar subscribe', 'calendar link', 'calendar email', 'calendar mail', 'calendar off'],
    example: 'subscribe procurement',
    does: 'your meetings in your own calendar: a link, or e-mail (calendar email, calendar off)',
    who: 'all',
    where: 'direct',
    args: { '*': ['all', '{near}', '{reference}', '{email}'] },
    typed: async (context, words, verb) => {
      if (/off/i.test(verb)) return off(context)
      if (/mail/i.test(verb))
        return context.open('calendar-email', words === '' ? {} : { values: { address: words.replace(/[<>\s]/g, '') } })
      if (/^all$/i.test(words)) return subscribed(context, { kind: 'all' })
      if (words === '') return subscribed(context, { kind: 'mine' })
      return subscribed(context, { kind: 'group', group: groupNamed(context.charter, words, 'subscribe').id })
    },
  },

  presses: {
    'subscribe-calendar': (context, { group, all }) =>
      subscribed(
        context,
        all
          ? { kind: 'all' }
          : group
            ? { kind: 'group', group: groupNamed(context.charter, group, 'subscribe').id }
            : { kind: 'mine' },
      ),
    'calendar-email': (context) => context.open('calendar-email'),
    'calendar-off': (context) => off(context),
    'add-to-calendar': offerCalendar,
    'add-once': (context, { meeting = '' }) => (meeting === '' ? whichOnce(context) : addOnce(context, meeting)),
  },

  forms: {
    'calendar-email': formDialog({
      version: 1,
      draw: async ({ me, run }) => {
        await run(requireMail, {})
        return {
          title: 'Invitations by e-mail',
          submit: 'Send them there',
          fields: [{ name: 'address', label: 'E-mail address', kind: 'email', max: 200 }],
          values: { address: me.calendar?.kind === 'email' ? me.calendar.address : me.email },
        }
      },
      submitted: async (context, { address }) => {
        const { kind } = await context.run(inviteByMail, { address })
        return { kind: 'done', message: message(...(kind === 'asked' ? askedBlocks(address) : mailBlocks(address))) }
      },
    }),
  },
}

async function subscribed(context: DialogContext, scope: FeedScope): Promise<Outcome> {
  const mailed = context.me.calendar?.kind === 'email'
  const { name, token, before } = await context.run(subscribeToCalendar, { scope })
  const { page, https, webcal } = await context.run(feedLinks, { token })
  return say(
    text({ strong: name }, ': a calendar that updates itself. It may lag a day, so we tell you changes here too.'),
    buttons({ label: 'Add to my calendar', url: page }),
    text('Or copy this address into your calendar: ', { link: https, url: https }),
    note(`For calendar apps: ${webcal}`),
    note(
      'Keep this link private. Anyone who has it can read these dates. We show it only once.',
      ...(mailed ? [' We stop your invitations by e-mail and remove them from that calendar.'] : []),
      ...(before > 0 ? [` ${before === 1 ? 'Your earlier link goes' : `Your ${before} earlier links go`} on.`] : []),
    ),
    buttons(
      ...(scope.kind === 'all' ? [] : [actButton('Add every group', 'subscribe-calendar', { all: 'all' })]),
      formButton('Get e-mail instead', 'calendar-email', {}),
      actButton('End all my links', 'calendar-off', {}),
    ),
  )
}

function mailBlocks(address: string): Block[] {
  return [
    text(
      'We send your meeting invitations to ',
      { strong: address },
      ' from now on. You get those for the next meetings in a few minutes.',
    ),
    note('Each has your own link to answer. It counts like a press here.'),
    buttons(sayButton('Use a link instead', 'subscribe'), actButton('Stop', 'calendar-off', {})),
  ]
}

/** An address that a person types may be another person's, so a letter asks there first. */
function askedBlocks(address: string): Block[] {
  return [
    text("We're sending a letter to ", { strong: address }, '. Press the link in it, and invitations go there.'),
    note('The link works for 7 days. Nothing changes before you open it.'),
    buttons(formButton('Use another address', 'calendar-email', {}), sayButton('Use a link instead', 'subscribe')),
  ]
}

async function off(context: DialogContext): Promise<Outcome> {
  const { links, mailed } = await context.resolve('ended', () => context.run(calendarsOf, {}))
  await context.run(leaveCalendar, {})
  const ended = [
    ...(links > 0
      ? [
          links === 1
            ? 'Your calendar link does not work any more.'
            : `Your ${links} calendar links do not work any more.`,
        ]
      : []),
    ...(mailed ? ['We send no more invitations by e-mail, and remove them from that calendar.'] : []),
  ]
  return say(
    text(ended.join(' ') || 'You had no calendar link and no invitations by e-mail.'),
    buttons(sayButton('Get a new link', 'subscribe'), sayButton('See the dates', 'calendar')),
  )
}

/** First what follows the meeting by itself; whoever took this entry before gets it anew at once. */
async function offerCalendar(context: DialogContext, { meeting: id = '' }: Record<string, string>): Promise<Outcome> {
  const { meeting } = await context.run(readMeeting, { meeting: id })
  const took = meeting.addedOnce.some(({ person }) => person === context.me._id)
  if (took || meeting.state === 'cancelled') return addOnce(context, id)
  const has = context.me.calendar?.kind
  return say(
    text({ strong: `How should ${meeting.reference} come into your calendar?` }),
    ...(has === 'feed' ? [note('It is in the calendar that you subscribed to.')] : []),
    ...(has === 'email' ? [note('We send it to you by e-mail.')] : []),
    buttons(subscribeButton(), actButton('Add once', 'add-once', { meeting: id })),
  )
}

async function addOnce(context: DialogContext, id: string): Promise<Outcome> {
  const { meeting, url } = await context.run(addToCalendar, { meeting: id })
  const off = meeting.state === 'cancelled'
  const heading = off
    ? `This file takes ${meeting.reference} out of your calendar.`
    : `This file puts ${meeting.reference} into your calendar.`
  return say(
    text({ strong: heading }),
    note(
      off
        ? 'Open it with your calendar. It marks the entry as cancelled.'
        : "This entry does not update itself. If the meeting changes, we'll tell you.",
    ),
    buttons({ label: 'Open the calendar file', url }),
  )
}

async function whichOnce(context: DialogContext): Promise<Outcome> {
  const found = await context.run(findMeeting, { words: '', which: 'ahead', as: 'member' })
  if (found.kind === 'none') return toActor(noMeeting('ahead', null))
  if (found.kind === 'one') return addOnce(context, found.meeting._id)
  return toActor(
    whichMeeting(found.meetings, 'Which one?', ({ _id, reference }) =>
      actButton(reference, 'add-once', { meeting: _id }),
    ),
  )
}
