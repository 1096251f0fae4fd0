import type { Act, Raw } from '#chat/incoming.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { type ExpiryDate, expiryDate, expiryField } from '#database/expiry.ts'
import { writesTogether } from '#database/group-commit.ts'
import { byKey, driverOf, free, maybeList, modelOf, partOf, prepareModel, schemaOf } from '#database/model.ts'

/**
 * What somebody was in the middle of: a form that is open, a preview that waits for its press, the choices last shown.
 * Kept seven days, so that a restart loses nothing that was typed. Acts and forms carry only its id.
 */
export type Draft = {
  _id: string
  person: string
  /** The form's name; null = a preview or choices. */
  form: string | null
  about: Record<string, string>
  values: Record<string, unknown>
  done: boolean
  /** The form that it led to when it was sent: the next step. */
  next: string | null
  /** The key of the incoming that sent it: done again after a crash, it is not sent twice. */
  sentBy: string | null
}

export interface DraftStore {
  /** An attempt that is made again after a crash opens the same one, as it understands it now. */
  open(pending: Omit<Draft, 'done' | 'next' | 'sentBy'>): Promise<void>
  get(id: string, person: string): Promise<Draft | null>
  /** Keeps what was typed last, and which incoming sends it. */
  keep(id: string, values: Raw, sentBy: string | null): Promise<void>
  /** A form was sent; or, with nothing that it led to, a preview was changed and is no longer to be confirmed. */
  finish(id: string, sent: Pick<Draft, 'next' | 'sentBy'>): Promise<void>
  /** The buttons last shown to somebody: a number replies to them. */
  showChoices(person: string, acts: Act[]): Promise<void>
  /** Something else was said since: a number still replies to them, a "yes" does not. */
  passChoices(person: string): Promise<void>
  /** `just`: they were shown a moment ago, so that a "yes" answers them. */
  choices(person: string): Promise<{ acts: Act[]; just: boolean }>
  prepare(): Promise<void>
}

type Row = Omit<Draft, '_id'> & { _id: string; acts?: Act[]; expireAt: ExpiryDate }

const schema = schemaOf<Row>('pending', {
  _id: String,
  person: String,
  form: String,
  about: byKey(String),
  values: free,
  done: Boolean,
  next: String,
  sentBy: String,
  acts: maybeList(partOf<Act>({ verb: String, about: byKey(String) })),
  expireAt: expiryField,
})
schema.index({ expireAt: 1 }, { expireAfterSeconds: 0 })

const keptFor = 7 * 24 * 3_600_000
/** For so long is a question the one that a bare "yes" answers. */
const askedFor = 15 * 60_000

/** @param real the real time, in epoch milliseconds: expiry is by the clock on the wall. */
export function draftStore(database: Database, real: () => number): DraftStore {
  const rows = modelOf<Row>(database, schema)
  const expiry = () => ({ expireAt: expiryDate(real() + keptFor) })
  const choicesId = (person: string) => `choices|${person}`
  const noForm = { form: null, about: {}, values: {}, done: false, next: null, sentBy: null }
  const showAllChoices = writesTogether(
    driverOf<Row>(rows),
    (work) => database.call('pending.showChoices', work),
    ({ person, acts }: { person: string; acts: Act[] }) => ({
      updateOne: {
        filter: { _id: choicesId(person) },
        update: { $set: { person, ...noForm, acts, ...expiry() } },
        upsert: true,
      },
    }),
  )
  const shownTo = (person: string) =>
    database.call('pending.choices', () =>
      rows
        .findOne({ _id: choicesId(person) })
        .lean<Row>()
        .exec(),
    )
  return {
    async open({ _id, ...pending }) {
      const fresh = { ...pending, next: null, sentBy: null, ...expiry() }
      try {
        await database.call('pending.open', () =>
          rows.updateOne({ _id, done: false }, { $set: fresh }, { upsert: true }).exec(),
        )
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    },
    get: async (id, person) => {
      const row = await database.call('pending.get', () => rows.findOne({ _id: id, person }).lean<Row>().exec())
      if (row === null) return null
      const { form, about, values, done, next, sentBy = null } = row
      return { _id: id, person, form, about, values, done, next, sentBy }
    },
    keep: async (id, values, sentBy) => {
      await database.call('pending.keep', () =>
        rows.updateOne({ _id: id }, { $set: { values, sentBy, ...expiry() } }).exec(),
      )
    },
    finish: async (id, sent) => {
      await database.call('pending.finish', () => rows.updateOne({ _id: id }, { $set: { done: true, ...sent } }).exec())
    },
    showChoices: (person, acts) => showAllChoices({ person, acts }),
    passChoices: async (person) => {
      const passed = expiryDate(real() + keptFor - askedFor - 1)
      await database.call('pending.passChoices', () =>
        rows.updateOne({ _id: choicesId(person) }, { $min: { expireAt: passed } }).exec(),
      )
    },
    choices: async (person) => {
      const row = await shownTo(person)
      const just = row !== null && row.expireAt.getTime() - keptFor > real() - askedFor
      return { acts: row?.acts ?? [], just }
    },
    prepare: () => prepareModel(database, rows),
  }
}
