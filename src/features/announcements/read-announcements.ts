import type { Context } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { type Announcement, announcedAt } from './announcement.ts'
import { announcementStore } from './announcement-store.ts'

/** For so long, and so many of them, somebody can read again what they were told. */
const shown = { lasts: 'P60D', most: 5 }

/** What the one who asks was told last, the latest first; and who told it, by person. */
export async function readAnnouncements(
  context: Context,
  _ask: object = {},
): Promise<{ announcements: Announcement[]; names: ReadonlyMap<Person['_id'], string> }> {
  const { store, by, now, charter } = context
  const found = await store(announcementStore).find(
    { recipients: by, at: { $gt: plus(now, `-${shown.lasts}`) } },
    { sort: { at: -1 }, limit: 2 * shown.most },
  )
  const announcements = found
    .filter((one) => one.undoneAt === null && announcedAt(one, charter) <= now)
    .slice(0, shown.most)
  const ids = [...new Set(announcements.map((one) => one.by))]
  const people = ids.length === 0 ? [] : await store(personStore).pick({ _id: { $in: ids } }, ['name'])
  return { announcements, names: new Map(people.map(({ _id, name }) => [_id, name])) }
}
