import { readGroup } from '#charter/find-group.ts'
import { text } from '#chat/button.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import {
  type AnnouncedTo,
  announcedKey,
  announcedTo,
  longestAnnouncement,
} from '#features/announcements/announcement.ts'
import { type AnnouncementDraft, readAnnouncementDraft } from '#features/announcements/announcement-draft.ts'
import {
  announcementPreview,
  announcementSent,
  announcementTakenBack,
} from '#features/announcements/cards/announcement-preview-card.ts'
import { readChoices } from '#features/announcements/read-choices.ts'
import { previewAnnouncement, sendAnnouncement, undoAnnouncement } from '#features/announcements/send-announcement.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { findMeeting } from '#features/meetings/find-meeting.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { sayRelative } from '#time/say-instant.ts'
import { UserError } from '#user-error.ts'
import { tooOld } from '../meetings/schedule-meeting.ts'
import { announcePhrases } from './announcements-phrases.ts'

const textField = { name: 'text', label: 'Your message', kind: 'multiline', max: longestAnnouncement } as const

/** What somebody in charge tells a group, or all: shown first with who gets it, and sent once it is confirmed. */
export const announceNews: Dialog = {
  name: 'announce-news',
  also: announcePhrases,

  words: {
    verb: 'announce',
    aliases: ['broadcast'],
    example: 'announce procurement The draft is on SharePoint',
    does: 'tell a group something; or all, leaders, "unanswered proc5" (no answer yet)',
    who: 'leader',
    where: 'direct',
    toOthers: true,
    args: {
      '*': [
        '[the] {group} [{text}]',
        '(all|everyone|everybody|leaders|unanswered) [{text}]',
        '{reference} [{text}]',
        '{near}',
      ],
    },
    typed: async (context, words) => {
      const { to, text: said } = await announcedIn(context, words)
      if (to === null || said === '') return openForm(context, { to, text: said })
      return toActor(await preview(context, { to, text: said }))
    },
  },

  presses: {
    'confirm-announcement': async (context, { pending = '' }) => {
      const draft = readAnnouncementDraft(await context.readDraft(pending))
      return draft === null ? tooOld() : sent(context, { ...draft, pending, reason: null })
    },
    'change-announcement': async (context, { pending = '' }) => {
      const draft = readAnnouncementDraft(await context.readDraft(pending))
      return draft === null ? tooOld() : openForm(context, draft)
    },
    'say-announcement-reason': async (context, { pending = '' }) => {
      const draft = readAnnouncementDraft(await context.readDraft(pending))
      return draft === null ? tooOld() : context.open('announcement-reason', { about: { pending } })
    },
    'announce-to-all-of': async (context, { pending = '', group = '' }) => {
      const draft = readAnnouncementDraft(await context.readDraft(pending))
      if (draft === null) return tooOld()
      const { id } = groupNamed(context.charter, group, 'announce')
      const to: AnnouncedTo = { kind: 'group', ...nobody, group: id }
      return { kind: 'replace', message: await preview(context, { to, text: draft.text }) }
    },
    'undo-announcement': async (context, { announcement = '' }) =>
      toActor(announcementTakenBack(await context.run(undoAnnouncement, { announcement }))),
  },

  forms: {
    announcement: formDialog({
      version: 1,
      draw: async (context) => {
        const choices = await context.run(readChoices, {})
        return {
          title: 'Tell others',
          submit: 'See who gets it',
          intro: [text('We show you first who gets it. Then you send it with one press.')],
          fields: [
            {
              name: 'to',
              label: 'Who gets it',
              kind: 'choice',
              options: choices.map(({ value, label }) => ({ value, label })),
            },
            textField,
          ],
        }
      },
      submitted: async (context, { to: key, text: said }) => {
        const to = announcedTo(key)
        if (to === null) throw new UserError('nobody-named', 'Please choose who gets it.', { field: 'to' })
        return { kind: 'done', message: await preview(context, { to, text: said }) }
      },
    }),

    'announcement-reason': formDialog({
      version: 1,
      draw: async () => ({
        title: 'Why today, too?',
        submit: 'Send it',
        intro: [text('These people had a message today. We keep your reason with this one.')],
        fields: [{ name: 'reason', label: 'Why it cannot wait', kind: 'text', max: 200 }] as const,
      }),
      submitted: async (context, { reason }, { about: { pending = '' } }) => {
        const draft = readAnnouncementDraft(await context.readDraft(pending))
        const outcome = draft === null ? tooOld() : await sent(context, { ...draft, pending, reason })
        return 'message' in outcome && outcome.message ? { kind: 'done', message: outcome.message } : outcome
      },
    }),
  },
}

async function preview(context: DialogContext, { to, text: words }: AnnouncementDraft): Promise<Message> {
  if (words.length > longestAnnouncement)
    throw new UserError(
      'too-long',
      `Your message has ${words.length} characters. We send ${longestAnnouncement} at most.`,
      {
        field: 'text',
      },
    )
  const found = await context.run(previewAnnouncement, { to })
  const pending = await context.saveDraft({ to: found.to, text: words })
  return announcementPreview(context.charter, found, { words, pending })
}

async function sent(
  context: DialogContext,
  { to, text: words, pending, reason }: AnnouncementDraft & { pending: string; reason: string | null },
): Promise<Outcome> {
  const done = await context.run(sendAnnouncement, { id: pending, to, text: words, reason })
  switch (done.kind) {
    case 'sent':
      return { kind: 'replace', message: announcementSent(context.charter, done.preview, { announcement: pending }) }
    case 'needs-reason':
      return { kind: 'replace', message: announcementPreview(context.charter, done.preview, { words, pending }) }
    case 'before':
      return say(
        done.undone
          ? 'You took this message back. Please announce it anew.'
          : `You sent this ${sayRelative(done.at, context.now)}. We sent nothing twice.`,
      )
  }
}

async function openForm(
  context: DialogContext,
  { to, text: words }: { to: AnnouncedTo | null; text: string },
): Promise<Outcome> {
  return context.open('announcement', { values: { to: to === null ? null : announcedKey(to), text: words } })
}

const nobody = { group: null, meeting: null, reference: null }

/** Whom words are for, and what they say: a group by its name, all groups, leaders, or who has not answered a meeting. */
async function announcedIn(context: DialogContext, words: string): Promise<{ to: AnnouncedTo | null; text: string }> {
  const [first = '', kind = ''] = /^(all|everyone|everybody|leaders|unanswered)\b[:,]?\s*/i.exec(words) ?? []
  const rest = words.slice(first.length)
  if (/^(?:all|every)/i.test(kind)) return { to: { kind: 'all', ...nobody }, text: said(rest) }
  if (/^leaders/i.test(kind)) return { to: { kind: 'leaders', ...nobody }, text: said(rest) }
  const { found, rest: behind } = readGroup(context.charter, rest)
  if (kind === '' && found.kind === 'one')
    return { to: { kind: 'group', ...nobody, group: found.group.id }, text: said(tailOf(words, behind)) }
  if (kind === '' && !/\d/.test(words)) return { to: null, text: said(words) }
  const meeting = await context.run(findMeeting, { words: rest, which: 'ahead', as: 'leader' })
  if (meeting.kind !== 'one') return { to: null, text: said(tailOf(words, meeting.rest)) }
  const { _id, group, reference } = meeting.meeting
  return { to: { kind: 'unanswered', group, meeting: _id, reference }, text: said(tailOf(words, meeting.rest)) }
}

/** The end of a text that has as many words as `rest`, as it was typed: its lines stay. */
function tailOf(words: string, rest: string): string {
  const count = rest.split(/\s+/).filter((word) => word !== '').length
  const starts = [...words.matchAll(/\S+/g)].map(({ index }) => index)
  return count === 0 ? '' : words.slice(starts.at(-count))
}

/** Words as they are sent: without quotation marks around them, or a colon before them. */
function said(words: string): string {
  const bare = words.replace(/^[\s:,-]+/, '').trim()
  return /^"[^"]*"$/.test(bare) ? bare.slice(1, -1).trim() : bare
}
