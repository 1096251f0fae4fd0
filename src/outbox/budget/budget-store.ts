import { isDeepStrictEqual } from 'node:util'
import { type Database, duplicatesIn } from '#database/connection.ts'
import { driverOf, modelOf, partOf, prepareModel, schemaOf } from '#database/model.ts'
import type { DayBudget, Spent } from './day-budget.ts'

const schema = schemaOf<DayBudget>('budgets', {
  _id: String,
  v: Number,
  spent: [partOf<Spent>({ day: String, id: String, kind: String, at: Number })],
})

/** What each person's days hold: one document a person, so that one compare-and-set decides whatever the notice is about. */
export type BudgetStore = ReturnType<typeof budgetStore>

export function budgetStore(database: Database) {
  const model = modelOf<DayBudget>(database, schema)
  // As for the deliveries: a batch asks and writes this again and again, and mongoose takes twice as long.
  const budgets = driverOf<DayBudget>(model)
  const call = <R>(what: string, work: () => Promise<R>) => database.call(`budgets.${what}`, work)
  const find = (persons: readonly string[]) =>
    call('find', () => budgets.find({ _id: { $in: [...persons] } }).toArray())

  return {
    find,

    /**
     * Writes what these persons' days hold now, where nobody else has since they were read (`v` 0: there was none).
     * @returns those persons whose days were written.
     */
    async write(changed: readonly DayBudget[]): Promise<ReadonlySet<string>> {
      const [made, known] = [changed.filter(({ v }) => v === 0), changed.filter(({ v }) => v > 0)]
      const written = new Set(changed.map(({ _id }) => _id))
      if (made.length > 0)
        try {
          await call('insert', () =>
            budgets.insertMany(
              made.map((one) => ({ ...one, v: 1 })),
              { ordered: false },
            ),
          )
        } catch (error) {
          const duplicates = duplicatesIn(error)
          if (duplicates === null) throw error
          for (const place of duplicates) written.delete(made[place]?._id ?? '')
        }
      if (known.length === 0) return written
      const writes = known.map(({ _id, v, spent }) => ({
        updateOne: { filter: { _id, v }, update: { $set: { spent }, $inc: { v: 1 } } },
      }))
      const { matchedCount } = await call('write', () => budgets.bulkWrite(writes, { ordered: false }))
      if (matchedCount === known.length) return written
      // Which of them were overtaken is not said: what is there now tells.
      const now = new Map((await find(known.map(({ _id }) => _id))).map((one) => [one._id, one]))
      for (const { _id, v, spent } of known) {
        const stored = now.get(_id)
        const isOurs = stored?.v === v + 1 && isDeepStrictEqual(stored.spent, spent)
        if (!isOurs) written.delete(_id)
      }
      return written
    },

    prepare: () => prepareModel(database, model),
  }
}
