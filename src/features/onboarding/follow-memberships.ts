import { type Context, entry } from '#context.ts'
import { memberSince } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { afterJoining, type Onboarding } from '#features/groups/onboarding.ts'
import { onboardingStore } from '#features/groups/onboarding-store.ts'

/** Brings the steps of these people up to date with the groups that they are members of now. */
export async function followMemberships(context: Context, people: readonly string[]): Promise<void> {
  const { store, charter, now } = context
  const onboardings = store(onboardingStore)
  const [accepted, known] = await Promise.all([
    store(applicationStore).pick({ person: { $in: people }, state: 'accepted' }, [
      ...(['person', 'group', 'decision', 'submittedAt', 'startedAt'] as const),
    ]),
    onboardings.find({ _id: { $in: people } }),
  ])
  const of = Map.groupBy(accepted, ({ person }) => person)
  const next = (person: string, before: Onboarding | null) => {
    const memberships = (of.get(person) ?? []).map((one) => ({ group: one.group, since: memberSince(one, charter) }))
    return afterJoining(before, { person, memberships, now }, charter)
  }
  const isKnown = new Set(known.map(({ _id }) => _id))
  const by = { ...entry(context, 'joined'), by: 'clock' }
  const joined = people.filter((person) => of.has(person) && !isKnown.has(person)).map((person) => next(person, null))
  // Another process may have written some of them meanwhile: those stand.
  for (let at = 0; at < joined.length; ) at += (await onboardings.insertAll(joined.slice(at), by)) + 1
  const changed = known.filter((before) => next(before._id, before) !== before).map(({ _id }) => _id)
  if (changed.length > 0)
    await onboardings.changeAll(changed, { ...by, what: 'groups changed' }, (before) => next(before._id, before))
}
