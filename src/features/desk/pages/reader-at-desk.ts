import type { Reader } from '#chat/message.ts'
import type { Context } from '#context.ts'
import { personStore } from '#features/people/person-store.ts'
import { readerFor } from '#features/people/reader.ts'

/** How times are shown to the one who acts: on their own clock. */
export async function readerAtDesk({ store, by, charter, now }: Context): Promise<Reader> {
  const person = await store(personStore).get(by)
  return readerFor(person ?? { zone: null, locale: null }, charter.organisation, now)
}
