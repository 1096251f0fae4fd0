import type { Delivery } from './delivery.ts'
import type { BaseFacts } from './notice-kind.ts'
import type { Parts } from './parts.ts'

/**
 * What a person is to an aggregate: `concerned` where its facts name them, `left` where they did and do not any more, `erased`
 * where nobody knows them at all.
 */
export type Standing = 'concerned' | 'left' | 'erased'

/** @returns what the recipients of these rows are to their aggregate; those whom its facts do not name are looked up. */
export async function standingIn(
  { notErased }: Pick<Parts, 'notErased'>,
  rows: readonly Pick<Delivery, 'to' | 'place'>[],
  people: BaseFacts['people'],
): Promise<(person: string) => Standing> {
  const strangers = rows.filter(({ to, place }) => place === null && !people.has(to)).map(({ to }) => to)
  const found = strangers.length > 0 ? await notErased([...new Set(strangers)]) : new Set<string>()
  return (person) => (people.has(person) ? 'concerned' : found.has(person) ? 'left' : 'erased')
}

/** @returns why a row that is not late is wanted no more. */
export function whyUnwanted({ to, place }: Pick<Delivery, 'to' | 'place'>, of: (person: string) => Standing): string {
  const standing = place === null ? of(to) : 'concerned'
  return standing === 'concerned' ? 'no longer wanted' : standing
}
