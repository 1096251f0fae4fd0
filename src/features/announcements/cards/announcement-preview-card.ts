import type { Charter } from '#charter/charter.ts'
import { actButton, buttons, formButton, note, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { type Block, type Message, message } from '#chat/message.ts'
import { type AnnouncedTo, sayAnnouncedTo } from '#features/announcements/announcement.ts'
import type { AnnouncementPreview, AnnouncementUndone } from '#features/announcements/send-announcement.ts'
import { unreachedNotes } from '#features/groups/cards/telling-words.ts'
import { people } from '#time/english-words.ts'
import { sayDuration } from '#time/say-instant.ts'

/** What somebody is about to announce, who gets it, and the press that sends it. */
export function announcementPreview(
  charter: Charter,
  { to, others, earlier }: AnnouncementPreview,
  { words, pending }: { words: string; pending: string },
): Message {
  const count = people(others.reached)
  const group = to.kind === 'unanswered' ? to.group : null
  return message(
    text({ strong: `${whoGetsIt(to, charter)}: ${count}. ` }, 'Send them this?'),
    { kind: 'text', spans: [`“${words}”`], whole: true },
    ...unreachedNotes(others),
    ...(earlier === null ? [] : earlierNote(earlier)),
    note('Each person gets one message, outside their quiet hours. Only you read their replies.'),
    buttons(
      earlier === null
        ? actButton(`Tell ${count}`, 'confirm-announcement', { pending })
        : formButton('Say why and send it', 'say-announcement-reason', { pending }),
      formButton('Change the text', 'change-announcement', { pending }),
      ...(group === null ? [] : [actButton('Tell the whole group', 'announce-to-all-of', { pending, group })]),
    ),
  )
}

/** What somebody sees who has just sent it. */
export function announcementSent(
  charter: Charter,
  { to, others }: AnnouncementPreview,
  { announcement }: { announcement: string },
): Message {
  const undoWindow = sayDuration(charter.meetings.hold.schedule)
  return message(
    text(
      { strong: `We'll tell ${people(others.reached)} in ${undoWindow}. ` },
      `${whoGetsIt(to, charter)}. You can undo until then.`,
    ),
    ...unreachedNotes(others),
    note('Replies come to you here, with the name of who wrote.'),
    { kind: 'buttons', buttons: [actButton('Undo', 'undo-announcement', { announcement })] },
  )
}

/** What came of taking an announcement back. */
export function announcementTakenBack({ kind }: AnnouncementUndone): Message {
  if (kind === 'late') return message("It's too late to undo this. We have begun to tell people.")
  if (kind === 'nothing') return message('You have nothing to undo.')
  return message(text({ strong: 'Your message is taken back. ' }, 'We told nobody.'))
}

/** The announcement of today that these people had, before a second one. */
function earlierNote({ text: words, by, mine }: NonNullable<AnnouncementPreview['earlier']>): Block[] {
  const who = mine ? 'You' : by
  return [
    text(`${who} wrote to these people today already: “${cutAt(words, 100)}”`),
    note('A second message on one day needs a reason. We keep the reason with the message.'),
  ]
}

function whoGetsIt(to: AnnouncedTo, charter: Charter): string {
  const { leader, group } = charter.words
  switch (to.kind) {
    case 'group':
      return `Everyone in ${sayAnnouncedTo(to, charter)}`
    case 'all':
      return `Everyone in all ${group.many}`
    case 'leaders':
      return `All ${leader.many}`
    case 'unanswered':
      return `No answer to ${to.reference} yet`
  }
}
