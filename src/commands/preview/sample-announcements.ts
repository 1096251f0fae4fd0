import type { AnnouncedTo, Announcement } from '#features/announcements/announcement.ts'
import type { AnnouncementFacts, AnnouncementReplyFacts } from '#features/announcements/announcement-facts.ts'
import type { AnnouncementReply } from '#features/announcements/announcement-reply.ts'
import { plus } from '#time/instant.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

const nobody = { group: null, meeting: null, reference: null }

/** What a leader, and the secretariat, tell others. */
export function announcementSituations(world: SampleWorld): Situation<AnnouncementFacts>[] {
  const { group, secretary, leader, member, charter, people } = world
  const situation = (title: string, to: AnnouncedTo, by: string): Situation<AnnouncementFacts> => ({
    title,
    kinds: ['announcement-made'],
    facts: { about: sampleAnnouncement(world, { to, by }), charter, people, still: new Set([member._id, leader._id]) },
  })
  const reference = `${group.prefix}-7`
  return [
    situation('to a group', { ...nobody, kind: 'group', group: group.id }, leader._id),
    situation('to all groups', { ...nobody, kind: 'all' }, secretary._id),
    situation('to leaders', { ...nobody, kind: 'leaders' }, secretary._id),
    situation(
      'to those without an answer',
      { kind: 'unanswered', group: group.id, meeting: 'meeting', reference },
      leader._id,
    ),
  ]
}

/** An answer to it, and an answer to that. */
export function announcementReplySituations(world: SampleWorld): Situation<AnnouncementReplyFacts>[] {
  const { group, member, leader, charter, people } = world
  const reply = sampleReply(world)
  const answers = { text: 'The draft is on SharePoint.', to: { ...nobody, kind: 'group' as const, group: group.id } }
  return [
    { title: 'replied', kinds: ['announcement-replied'], facts: { about: reply, answers, charter, people } },
    {
      title: 'answered',
      kinds: ['announcement-replied'],
      facts: {
        about: { ...reply, _id: 'answer', inReplyTo: reply._id, by: leader._id, to: member._id, text: 'By Friday.' },
        answers: { ...answers, text: reply.text },
        charter,
        people,
      },
    },
  ]
}

export function sampleAnnouncement(
  { group, leader, member, now }: SampleWorld,
  over: Partial<Announcement> = {},
): Announcement {
  return {
    _id: 'announcement',
    to: { ...nobody, kind: 'group', group: group.id },
    by: leader._id,
    at: now,
    day: now.slice(0, 10),
    audience: `group|${group.id}`,
    text: 'The draft is on SharePoint. Please read chapter two.',
    reason: null,
    recipients: [member._id],
    nth: 1,
    undoneAt: null,
    ...over,
  }
}

function sampleReply({ leader, member, now }: SampleWorld): AnnouncementReply {
  return {
    _id: 'reply',
    announcement: 'announcement',
    inReplyTo: null,
    by: member._id,
    to: leader._id,
    at: plus(now, 'PT2H'),
    text: 'Until when do you need my comments?',
  }
}
