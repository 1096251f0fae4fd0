import { officesOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { askedAbout, type Belonging } from './agreement.ts'
import { agreementStore, termsEditionStore } from './agreement-store.ts'

/** So many people are asked by one write. */
const atOnce = 500

/**
 * Asks everybody once about a version of the Terms that this program has not run with before. The first version that it
 * ever runs with asks nobody. Where everybody is asked already it is one read.
 */
export async function followTerms(context: Context, _ask: object = {}): Promise<void> {
  const { store, charter, now } = context
  const { version, hash = null } = charter.organisation.terms
  const editions = store(termsEditionStore)
  const current = await editions.get(version)
  if (current?.asked) return
  const by = { ...entry(context, 'first run with'), by: 'clock' }
  const isFirst = (await editions.find({ _id: { $gte: '' } }, { limit: 1 })).length === 0
  if (!current) await editions.insert({ _id: version, hash, firstAt: now, isFirst, asked: isFirst }, by)
  if (isFirst) return
  const belonging = await readBelongings(context, null)
  const people = [...belonging.keys()].toSorted()
  for (let at = 0; at < people.length; at += atOnce) await ask(context, people.slice(at, at + atOnce), belonging)
  await editions.change(version, { ...by, what: 'asked' }, (before) => ({ ...before, asked: true }))
}

/** Asks somebody who has joined with an older version, and stops asking who has left, or has agreed as they joined anew. */
export async function followTermsOf(context: Context, person: string): Promise<void> {
  const { version } = context.charter.organisation.terms
  const [current, before] = await Promise.all([
    context.store(termsEditionStore).get(version),
    context.store(agreementStore).get(person),
  ])
  // Before any other version there is nothing to ask.
  if (!current || current.isFirst) return
  const belonging = await readBelongings(context, person)
  if (before !== null || belonging.has(person)) await ask(context, [person], belonging)
}

async function ask(
  context: Context,
  people: readonly string[],
  belonging: ReadonlyMap<string, Belonging>,
): Promise<void> {
  const { store, charter, now } = context
  const { version } = charter.organisation.terms
  const agreements = store(agreementStore)
  const known = new Map((await agreements.find({ _id: { $in: people } })).map((one) => [one._id, one]))
  const next = (person: string) =>
    askedAbout(
      known.get(person) ?? null,
      { person, version, now },
      belonging.get(person) ?? { belongs: false, agreedTo: [] },
    )
  const by = { ...entry(context, 'asked'), by: 'clock' }
  const fresh = people.filter((person) => !known.has(person)).flatMap((person) => next(person) ?? [])
  // Another process may ask some of them meanwhile: those are asked.
  for (let at = 0; at < fresh.length; ) at += (await agreements.insertAll(fresh.slice(at), by)) + 1
  const changed = [...known].filter(([person, before]) => next(person) !== before).map(([person]) => person)
  if (changed.length > 0)
    await agreements.changeAll(changed, by, (before) => {
      known.set(before._id, before)
      return next(before._id) ?? before
    })
}

/**
 * Who belongs by a membership, or by an office of those who are no secretariat, also by one that begins later; of
 * everybody, or of one person.
 */
async function readBelongings(context: Context, person: string | null): Promise<Map<string, Belonging>> {
  const { store, charter } = context
  const of = person === null ? {} : { person }
  const offices = [...officesOf(charter, 'leader'), ...officesOf(charter, 'oversight')].map(({ id }) => id)
  const [members, terms] = await Promise.all([
    store(applicationStore).pick({ ...of, state: 'accepted' }, ['person', 'terms']),
    store(officeTermStore).pick({ ...of, office: { $in: offices }, state: 'accepted' }, ['person', 'terms']),
  ])
  const belonging = Map.groupBy([...members, ...terms], ({ person: who }) => who)
  return new Map(
    [...belonging].map(([who, all]) => [
      who,
      { belongs: true, agreedTo: all.flatMap(({ terms: agreed }) => agreed ?? []) },
    ]),
  )
}
