import { type Context, entry } from '#context.ts'
import { mustBeSecretariat } from '#features/groups/access.ts'
import { type DateFlag, dateFlagId, isFlagShown, listedWithoutDates } from './date-flag.ts'
import { dateFlagStore } from './date-flag-store.ts'

/** Notes once, as the charter is imported, which of the groups that it lists publish no dates. */
export async function flagDates(context: Context, _ask: object = {}): Promise<void> {
  const groups = listedWithoutDates(context.charter)
  if (groups.length === 0) return
  const flag: DateFlag = { _id: dateFlagId, groups, at: context.now, seenAt: null }
  await context.store(dateFlagStore).insert(flag, entry(context, 'flagged'))
}

/** The groups without dates that are still to be shown to the secretariat; of those, the ones that the charter has. */
export async function readDateFlag(context: Context): Promise<string[]> {
  const [flag] = await context.store(dateFlagStore).find({ _id: dateFlagId })
  if (flag === undefined || !isFlagShown(flag, context.now)) return []
  return flag.groups.filter((id) => context.charter.groups.some((group) => group.id === id))
}

/** Somebody of the secretariat has seen it. @throws UserError for everybody else. */
export async function seeDateFlag(context: Context, _ask: object = {}): Promise<void> {
  await mustBeSecretariat(context, 'Only the secretariat can do this.', { label: 'See my duties', say: 'duties' })
  const store = context.store(dateFlagStore)
  if ((await store.get(dateFlagId)) === null) return
  await store.change(dateFlagId, entry(context, 'seen'), (flag) =>
    flag.seenAt === null ? { ...flag, seenAt: context.now } : flag,
  )
}
