import { text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { longestReply } from '#features/announcements/announcement-reply.ts'
import { type ReplyAsk, readAnswered, replyToAnnouncement } from '#features/announcements/reply-to-announcement.ts'
import { type Dialog, formDialog } from '#inbox/dialog.ts'

/** What somebody answers to an announcement: the one who sent it reads it. */
export const replyAnnouncement: Dialog = {
  name: 'reply-announcement',

  presses: {
    'reply-announcement': async (context, about) => {
      await context.run(readAnswered, askOf(about))
      return context.open('reply-announcement', { about })
    },
  },

  forms: {
    'reply-announcement': formDialog({
      version: 1,
      draw: async (context, about) => {
        const { announcement, reply, name } = await context.run(readAnswered, askOf(about))
        return {
          title: 'Reply',
          submit: 'Send my reply',
          intro: [
            text(`Only ${name} reads your reply. It answers this:`),
            { kind: 'text', spans: [reply?.text ?? announcement.text], whole: true },
          ],
          fields: [{ name: 'reply', label: 'Your reply', kind: 'multiline', max: longestReply }] as const,
        }
      },
      submitted: async (context, { reply }, { about, instance }) => {
        const { name } = await context.run(replyToAnnouncement, { ...askOf(about), id: instance, text: reply })
        return { kind: 'done', message: message(`We're sending your reply to ${name}.`) }
      },
    }),
  },
}

function askOf({ announcement = '', reply }: Record<string, string>): ReplyAsk {
  return reply === undefined ? { announcement } : { reply }
}
