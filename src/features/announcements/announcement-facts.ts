import { type Charter, officesOf } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { readBelonging } from '#features/groups/read-belonging.ts'
import { pickTermsHeld } from '#features/groups/terms-held.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import type { Person } from '#features/people/person.ts'
import { readPeople } from '#features/people/read-people.ts'
import type { AnnouncedTo, Announcement } from './announcement.ts'
import type { AnnouncementReply } from './announcement-reply.ts'
import { announcementReplyStore, announcementStore } from './announcement-store.ts'
import { answeredTo } from './read-recipients.ts'

/** What is true about an announcement. `still`: those of its recipients whom it is still for. */
export type AnnouncementFacts = {
  about: Announcement
  charter: Charter
  still: ReadonlySet<string>
  people: ReadonlyMap<string, Person>
}

/** The facts of these announcements, by id. @param persons where given, only these recipients are read. */
export async function announcementFacts(
  context: Context,
  ids: readonly string[],
  persons?: readonly string[],
): Promise<Map<string, AnnouncementFacts>> {
  const { store, charter } = context
  const found = await store(announcementStore).find({ _id: { $in: [...ids] } })
  const announcements = persons === undefined ? found : found.map((one) => among(one, persons))
  const recipients = [...new Set(announcements.flatMap((one) => one.recipients))]
  const [people, stillIn] = await Promise.all([
    readPeople(context, [...recipients, ...announcements.map(({ by }) => by)]),
    whoIsStillIn(context, announcements, recipients),
  ])
  return new Map(
    announcements.map((about) => {
      const still = new Set(about.recipients.filter((person) => stillIn(about.to, person)))
      return [about._id, { about, charter, still, people }]
    }),
  )
}

/** @returns whether an announcement to these people is for this person now: they may have left, or answered meanwhile. */
async function whoIsStillIn(
  context: Context,
  announcements: readonly Announcement[],
  recipients: readonly string[],
): Promise<(to: AnnouncedTo, person: string) => boolean> {
  const { store, charter } = context
  const asked = announcements.flatMap(({ to }) => to.meeting ?? [])
  const offices = officesOf(charter, 'leader').map(({ id }) => id)
  const isToLeaders = announcements.some(({ to }) => to.kind === 'leaders')
  const [groups, terms, meetings] = await Promise.all([
    readBelonging(context, { people: recipients, groups: null }),
    isToLeaders ? pickTermsHeld(context, { person: { $in: recipients }, office: { $in: offices } }, ['person']) : [],
    asked.length === 0 ? [] : store(meetingStore).find({ _id: { $in: asked } }),
  ])
  const answered = await answeredTo(context, meetings, recipients)
  const inAny = new Set([...groups.values()].flatMap((persons) => [...persons]))
  const leaders = new Set(terms.map(({ person }) => person))
  return ({ kind, group, meeting }, person) => {
    if (kind === 'leaders') return leaders.has(person)
    if (kind === 'all') return inAny.has(person)
    const isIn = groups.get(group ?? '')?.has(person) === true
    return isIn && (meeting === null || !answered.has(`${meeting}|${person}`))
  }
}

/** What is true about an answer to an announcement. */
export type AnnouncementReplyFacts = {
  about: AnnouncementReply
  /** What it answers. */
  answers: { text: string; to: AnnouncedTo }
  charter: Charter
  people: ReadonlyMap<string, Person>
}

/** The facts of these replies, by id. */
export async function announcementReplyFacts(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, AnnouncementReplyFacts>> {
  const { store, charter } = context
  const replies = await store(announcementReplyStore).find({ _id: { $in: [...ids] } })
  const before = replies.flatMap(({ inReplyTo }) => inReplyTo ?? [])
  const [announcements, answered, people] = await Promise.all([
    store(announcementStore).pick({ _id: { $in: replies.map(({ announcement }) => announcement) } }, ['text', 'to']),
    before.length === 0 ? [] : store(announcementReplyStore).pick({ _id: { $in: before } }, ['text']),
    readPeople(
      context,
      replies.flatMap(({ by, to }) => [by, to]),
    ),
  ])
  return new Map(
    replies.flatMap((about) => {
      const announcement = announcements.find(({ _id }) => _id === about.announcement)
      if (!announcement) return []
      const reply = answered.find(({ _id }) => _id === about.inReplyTo)
      const answers = { text: reply?.text ?? announcement.text, to: announcement.to }
      return [[about._id, { about, answers, charter, people }]]
    }),
  )
}

function among(announcement: Announcement, persons: readonly string[]): Announcement {
  const asked = new Set(persons)
  return { ...announcement, recipients: announcement.recipients.filter((person) => asked.has(person)) }
}
