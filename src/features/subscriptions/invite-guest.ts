import { groupOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { meetingFor } from '#features/meetings/find-meeting.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { isAhead } from '#features/meetings/session-times.ts'
import { UserError } from '#user-error.ts'
import { guestId, type MeetingGuest, mostGuests } from './meeting-guest.ts'
import { meetingGuestStore } from './meeting-guest-store.ts'

/** Whose the links of guests are: nobody's here, so that no person who revokes their own links ends them. */
export const guestHolder = { _id: 'guest', linkGeneration: 0 }

/** The guests of a meeting, for those who lead it; each with the link that shows them this meeting and nothing else. */
export type GuestList = { meeting: Meeting; guests: (MeetingGuest & { url: string })[] }

/** Who from outside is invited to a meeting. @throws UserError for those who do not lead it. */
export async function readGuests(context: Context, ask: { meeting: string }): Promise<GuestList> {
  const { store, links } = context
  const [meeting, found] = await Promise.all([
    meetingFor(context, ask.meeting, 'leader'),
    store(meetingGuestStore).find({ meeting: ask.meeting, withdrawnAt: null }, { limit: mostGuests }),
  ])
  const guests = found.map((guest) => ({ ...guest, url: links.sign('guest', [guest.key], guestHolder) }))
  return { meeting, guests: guests.toSorted((one, other) => (one.at < other.at ? -1 : 1)) }
}

/** Invites somebody from outside to one meeting. Invited already, they are as they are. @throws UserError for those who do not lead it. */
export async function inviteGuest(
  context: Context,
  ask: { meeting: string; email: string; name: string },
): Promise<GuestList & { invited: string }> {
  const { store, by, now, charter } = context
  const { meeting, guests } = await readGuests(context, ask)
  const next = { next: [{ label: 'See the dates', say: 'calendar' }] }
  if (meeting.state === 'cancelled' || !isAhead(meeting, charter, now))
    throw new UserError('not-ahead', `${meeting.reference} is over or cancelled. You can't invite to it.`, next)
  const _id = guestId(meeting._id, ask.email)
  if (guests.length >= mostGuests && guests.every((one) => one._id !== _id))
    throw new UserError('enough-guests', `${meeting.reference} has ${mostGuests} guests already.`, next)
  const key = context.id('guest')
  const guest = { _id, key, meeting: meeting._id, name: ask.name, email: ask.email, by, at: now, withdrawnAt: null }
  await store(meetingGuestStore).put(_id, entry(context, 'invited'), (before) =>
    before === null || before.withdrawnAt !== null || before.key === '' ? guest : before,
  )
  return { ...(await readGuests(context, ask)), invited: _id }
}

/** Takes an invitation back: the guest's link shows nothing any more. @throws UserError for those who do not lead the meeting. */
export async function withdrawGuest(context: Context, { guest }: { guest: string }): Promise<GuestList> {
  const { store, now } = context
  const found = await store(meetingGuestStore).get(guest)
  if (found === null)
    throw new UserError('no-such-guest', 'This guest is not invited any more.', {
      next: [{ label: 'See the dates', say: 'calendar' }],
    })
  await meetingFor(context, found.meeting, 'leader')
  await store(meetingGuestStore).change(guest, entry(context, 'withdrawn'), (before) =>
    before.withdrawnAt === null ? { ...before, withdrawnAt: now } : before,
  )
  return readGuests(context, { meeting: found.meeting })
}

/** What a guest sees by their link: this meeting alone; null where they are not invited any more. */
export async function readAsGuest(
  { store, charter }: Context,
  { key }: { key: string },
): Promise<{ meeting: Meeting; group: { title: string; short: string } } | null> {
  const [found] = key === '' ? [] : await store(meetingGuestStore).find({ key }, { limit: 1 })
  const meeting = found?.withdrawnAt === null ? await store(meetingStore).get(found.meeting) : null
  return meeting && { meeting, group: groupOf(charter, meeting.group) }
}
