import type { Context } from '#context.ts'
import { announceNews } from '#dialogs/announcements/announce-news.ts'
import { readNews } from '#dialogs/announcements/read-news.ts'
import { replyAnnouncement } from '#dialogs/announcements/reply-announcement.ts'
import { aggregate, type Feature, notices, type Selection, textIn } from '#feature.ts'
import { plus } from '#time/instant.ts'
import { announcedFor } from './announcement.ts'
import { announcementFacts, announcementReplyFacts } from './announcement-facts.ts'
import { announcementReplyStore, announcementStore } from './announcement-store.ts'
import { announcementMade } from './notices/announcement-made.ts'
import { announcementReplied } from './notices/announcement-replied.ts'

export const announcements: Feature = {
  name: 'announcements',
  stores: [announcementStore, announcementReplyStore],
  aggregates: [
    aggregate({
      name: 'announcement',
      collection: 'announcements',
      facts: announcementFacts,
      invalidatedBy: {
        people: (changed, context) => lately('recipients', textIn(changed, '_id'), context),
        accounts: (changed, context) => lately('recipients', textIn(changed, 'person'), context),
      },
      concernsOnly: {
        people: (changed) => textIn(changed, '_id'),
        accounts: (changed) => textIn(changed, 'person'),
      },
    }),
    aggregate({
      name: 'announcement-reply',
      collection: 'announcement-replies',
      facts: announcementReplyFacts,
      invalidatedBy: {
        people: (changed, context) => lately('to', textIn(changed, '_id'), context),
        accounts: (changed, context) => lately('to', textIn(changed, 'person'), context),
      },
    }),
  ],
  notices: [notices('announcement', [announcementMade]), notices('announcement-reply', [announcementReplied])],
  dialogs: [announceNews, replyAnnouncement, readNews],
}

/** What is for this person and still of use: what is older stays as it is. */
function lately(field: 'recipients' | 'to', person: string, { now }: Pick<Context, 'now'>): Selection {
  return { [field]: person, at: { $gt: plus(now, `-${announcedFor}`) } }
}
