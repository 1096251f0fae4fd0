import { type Context, entry } from '#context.ts'
import { absenceStore } from '#features/groups/absence-store.ts'

/** Notes which absences have begun and which are over, so that what others are asked is planned anew. */
export async function followAbsences(context: Context, _ask: object = {}): Promise<void> {
  const { now, store } = context
  const absences = store(absenceStore)
  const [begun, over] = await Promise.all([
    absences.pick({ begunAt: null, startsAt: { $lte: now } }, ['startsAt']),
    absences.pick({ overAt: null, endsAt: { $lte: now } }, ['endsAt']),
  ])
  const by = { ...entry(context, 'absence begun'), by: 'clock' }
  const ids = (some: readonly { _id: string }[]) => some.map(({ _id }) => _id)
  await absences.changeAll(ids(begun), by, (before) => (before.begunAt === null ? { ...before, begunAt: now } : before))
  await absences.changeAll(ids(over), { ...by, what: 'absence over' }, (before) =>
    before.overAt === null && before.endsAt <= now ? { ...before, overAt: now } : before,
  )
}
