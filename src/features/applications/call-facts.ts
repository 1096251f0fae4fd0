import type { Charter } from '#charter/charter.ts'
import type { Context } from '#context.ts'
import { type CurrentCall, currentCall } from '#features/groups/call.ts'
import type { CallRecord } from '#features/groups/group.ts'
import { callStore } from '#features/groups/group-store.ts'
import type { Person } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'

/** What is true about a group's call for experts. */
export type CallFacts = {
  about: CallRecord
  charter: Charter
  call: CurrentCall | null
  people: ReadonlyMap<string, Person>
}

/** The facts of these calls, by group. */
export async function callFacts(context: Context, ids: readonly string[]): Promise<Map<string, CallFacts>> {
  const { store, charter } = context
  const records = await store(callStore).find({ _id: { $in: [...ids] } })
  const waiting = records.flatMap((record) => record.waiting.map(({ person }) => person))
  const people = new Map(
    (await store(personStore).find({ _id: { $in: waiting } })).map((person) => [person._id, person]),
  )
  return new Map(
    records.map((about) => {
      const call = currentCall(charter, about, { group: about._id, now: context.now })
      return [about._id, { about, charter, call, people }]
    }),
  )
}
