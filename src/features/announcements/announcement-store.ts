import { type Collection, collection } from '#database/collection.ts'
import { longAgo, type Shape } from '#database/collection-shape.ts'
import type { Database } from '#database/connection.ts'
import { oneOf, partOf } from '#database/model.ts'
import type { AnnouncedTo, Announcement } from './announcement.ts'
import type { AnnouncementReply } from './announcement-reply.ts'

const shape = {
  to: {
    type: partOf<AnnouncedTo>({
      kind: oneOf<AnnouncedTo['kind']>({ group: true, all: true, leaders: true, unanswered: true }),
      ...{ group: String, meeting: String, reference: String },
    }),
    required: true,
  },
  by: { type: String, required: true },
  at: { type: String, default: longAgo },
  day: { type: String, default: '' },
  audience: { type: String, default: '' },
  text: { type: String, required: true },
  reason: { type: String, default: null },
  recipients: { type: [String], default: [] },
  nth: { type: Number, default: 0 },
  undoneAt: { type: String, default: null },
} satisfies Shape<Announcement>

const replyShape = {
  announcement: { type: String, required: true },
  inReplyTo: { type: String, default: null },
  by: { type: String, required: true },
  to: { type: String, required: true },
  at: { type: String, default: longAgo },
  text: { type: String, required: true },
} satisfies Shape<AnnouncementReply>

/** What was announced, by whom, to whom and why. */
export function announcementStore(database: Database): Collection<Announcement> {
  return collection<Announcement>(database, {
    name: 'announcements',
    shape,
    aggregate: true,
    indexes: [
      { fields: { day: 1, audience: 1, nth: 1 }, unique: true, where: { nth: { $gt: 0 } } },
      { fields: { day: 1 } },
      { fields: { by: 1, at: 1 } },
      { fields: { recipients: 1, at: 1 } },
    ],
  })
}

/** What people answered to announcements. */
export function announcementReplyStore(database: Database): Collection<AnnouncementReply> {
  return collection<AnnouncementReply>(database, {
    name: 'announcement-replies',
    shape: replyShape,
    aggregate: true,
    indexes: [{ fields: { by: 1, at: 1 } }, { fields: { to: 1, at: 1 } }],
  })
}
