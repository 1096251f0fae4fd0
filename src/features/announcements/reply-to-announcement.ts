import { type Context, entry } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import type { Announcement } from './announcement.ts'
import { type AnnouncementReply, tooManyReplies } from './announcement-reply.ts'
import { announcementReplyStore, announcementStore } from './announcement-store.ts'

/** What is answered: an announcement, or a reply to one. */
export type ReplyAsk = { announcement: string } | { reply: string }

/** What is answered, its words, and who reads the answer. */
export type Answered = { announcement: Announcement; reply: AnnouncementReply | null; to: string; name: string }

/** What somebody is about to answer. @throws UserError for those who did not get it. */
export async function readAnswered(context: Context, ask: ReplyAsk): Promise<Answered> {
  const { store, by } = context
  const reply = 'reply' in ask ? await store(announcementReplyStore).get(ask.reply) : null
  if ('reply' in ask && reply?.to !== by) throw notYours()
  const id = 'announcement' in ask ? ask.announcement : (reply?.announcement ?? '')
  const announcement = await store(announcementStore).get(id)
  if (announcement === null || announcement.undoneAt !== null) throw notYours()
  if (reply === null && !announcement.recipients.includes(by)) throw notYours()
  const to = reply?.by ?? announcement.by
  const [person] = await store(personStore).pick({ _id: to }, ['name'])
  return { announcement, reply, to, name: person?.name || 'the sender' }
}

/** Sends words to the one who announced something, or who answered. @throws UserError for those who did not get it. */
export async function replyToAnnouncement(
  context: Context,
  ask: ReplyAsk & { id: string; text: string },
): Promise<Answered> {
  const answered = await readAnswered(context, ask)
  const { store, by, now } = context
  const replies = store(announcementReplyStore)
  const lately = await replies.pick({ by, at: { $gt: plus(now, '-P1D') } }, ['at'])
  // Done again after a crash, it was sent.
  if (lately.some(({ _id }) => _id === ask.id)) return answered
  const sent = lately.map(({ at }) => at)
  if (tooManyReplies(sent, now))
    throw new UserError('replied-enough', 'You have sent many replies today. Please write again tomorrow.', {
      field: 'reply',
      next: [{ label: 'See who leads', say: 'contact' }],
    })
  await replies.insert(
    {
      _id: ask.id,
      announcement: answered.announcement._id,
      inReplyTo: answered.reply?._id ?? null,
      by,
      to: answered.to,
      at: now,
      text: ask.text,
    },
    entry(context, 'replied'),
  )
  return answered
}

function notYours(): UserError {
  return new UserError('no-such-announcement', "I don't know this message. It may be taken back.", {
    next: [{ label: 'See my status', say: 'status' }],
  })
}
