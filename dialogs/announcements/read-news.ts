import { buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { sayAnnouncedTo } from '#features/announcements/announcement.ts'
import { readAnnouncements } from '#features/announcements/read-announcements.ts'
import { type Dialog, say } from '#inbox/dialog.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { newsPhrases } from './announcements-phrases.ts'

/** What somebody was told by those in charge, once more and whole. */
export const readNews: Dialog = {
  name: 'read-news',
  also: newsPhrases,

  words: {
    verb: 'news',
    aliases: ['announcements'],
    example: 'news',
    does: 'read again what your groups or the secretariat announced to you',
    who: 'all',
    where: 'direct',
    args: { '*': [] },
    typed: async (context) => {
      const { announcements, names } = await context.run(readAnnouncements, {})
      if (announcements.length === 0)
        return say('Nobody announced anything to you in the last weeks.', buttons(sayButton('See my status', 'status')))
      return say(
        text({ strong: 'What was announced to you, the latest first:' }),
        ...announcements.flatMap((one): Block[] => {
          const to = sayAnnouncedTo(
            one.to.kind === 'unanswered' ? { ...one.to, kind: 'group' } : one.to,
            context.charter,
          )
          const name = names.get(one.by) || 'Someone'
          return [
            note(`${name} to ${to}, ${sayDateAt(dateAt(one.at, context.reader.zone), context.now)}`),
            { kind: 'text', spans: [one.text], whole: true },
            { kind: 'buttons', buttons: [formButton('Reply', 'reply-announcement', { announcement: one._id })] },
          ]
        }),
      )
    },
  },
}
