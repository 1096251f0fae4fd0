import type { Charter } from '#charter/charter.ts'
import { wholeId } from '#charter/whole-group.ts'
import type { Context } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { callStore, officeTermStore } from '#features/groups/group-store.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'

/**
 * Groups and offices are known by the charter's ids: what was kept under one that is gone could be neither shown nor told.
 * @throws with a sentence that says which, and what to do.
 */
export async function refuseLostIds(store: Context['store'], charter: Charter): Promise<void> {
  const groups = [...charter.groups.map(({ id }) => id), wholeId]
  const offices = charter.offices.map(({ id }) => id)
  const one = { limit: 1 }
  const [applications, meetings, calls, held, terms] = await Promise.all([
    store(applicationStore).find({ group: { $nin: groups } }, one),
    store(meetingStore).find({ group: { $nin: groups } }, one),
    store(callStore).find({ _id: { $nin: groups } }, one),
    store(officeTermStore).find({ group: { $nin: [...groups, null] } }, one),
    store(officeTermStore).find({ office: { $nin: offices } }, one),
  ])
  const [group] = [...applications, ...meetings, ...held].map((doc) => doc.group).concat(calls.map(({ _id }) => _id))
  if (group !== undefined)
    throw new Error(
      `The charter has no group ${group}, but this database has records of it. Put the group back (listed: false hides it), or set MONGODB_URI to a new database.`,
    )
  const [term] = terms
  if (term !== undefined)
    throw new Error(
      `The charter has no office ${term.office}, but this database knows who holds it. Put the office back, or set MONGODB_URI to a new database.`,
    )
}
