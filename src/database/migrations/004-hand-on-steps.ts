import type { Migration } from '../migrate.ts'

type Member = { _id: string; person: string; onboarded?: string[]; touchedAt?: string }
type Onboarding = { _id: string; done: { step: string; at: string; by: string }[]; version: number }

const atOnce = 500

/**
 * What a member has done of their first steps stood in each of their applications, and stands in one document a person.
 * Every application is then handed on once, so that the groups and the open steps are filled in. An older program that runs
 * meanwhile goes on writing into applications: what it writes there is lost, and is recorded again by hand.
 */
export const handOnSteps: Migration = {
  number: 4,
  name: 'hand-on-steps',
  async run({ connection }) {
    const applications = connection.collection<Member>('applications')
    const onboardings = connection.collection<Onboarding>('onboardings')
    const some: Member[] = []
    const copy = async () => {
      const writes = some.splice(0).map(({ person, onboarded = [], touchedAt = '' }) => ({
        updateOne: {
          filter: { _id: person },
          update: {
            $setOnInsert: {
              version: 1,
              done: onboarded.map((step) => ({ step, at: touchedAt, by: 'migration' })),
            },
          },
          upsert: true,
        },
      }))
      if (writes.length > 0) await onboardings.bulkWrite(writes, { ordered: false })
    }
    const found = applications.find(
      { state: 'accepted', 'onboarded.0': { $exists: true } },
      { projection: { person: 1, onboarded: 1, touchedAt: 1 } },
    )
    for await (const one of found) if (some.push(one) === atOnce) await copy()
    await copy()
    await applications.updateMany({ onboarded: { $exists: true } }, { $unset: { onboarded: '' } })
    await applications.updateMany({ state: 'accepted' }, { $set: { replan: true } })
  },
}
