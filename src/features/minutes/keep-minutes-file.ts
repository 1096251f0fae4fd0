import type { Context } from '#context.ts'
import { groupsAllowing } from '#features/groups/access.ts'
import { UserError } from '#user-error.ts'
import { checkedBytes, mostBytes, safeName, statedKind, tooLarge } from './file-kind.ts'
import type { GivenMinutes } from './given-minutes.ts'
import { minutesFileStore } from './minutes-file-store.ts'
import { openMinutes } from './read-minutes.ts'

/** A file as it was given; `size` in bytes, as its platform says. */
export type OfferedFile = { name: string; size: number; open(): Promise<AsyncIterable<Uint8Array>> }

/**
 * Keeps a file at once, before anybody knows which meeting it belongs to: platforms do not keep theirs for long.
 * @throws UserError for those who keep no minutes, and where it is too large or not what its name says.
 */
export async function keepMinutesFile(
  context: Context,
  offered: OfferedFile,
): Promise<Extract<GivenMinutes, { kind: 'file' }>> {
  await requireKeeper(context)
  const name = safeName(offered.name)
  const kind = statedKind(name)
  if (offered.size > mostBytes) throw tooLarge()
  const file = context.id('file')
  let size = 0
  const counted = (bytes: number) => {
    size = bytes
  }
  await context.store(minutesFileStore).save(file, name, checkedBytes(await offered.open(), kind, counted))
  return { kind: 'file', file, name, type: kind.type, size }
}

/** @throws UserError for people who keep no minutes anywhere, so that they cannot fill our disks. */
async function requireKeeper(context: Context): Promise<void> {
  if ((await openMinutes(context, {})).length > 0) return
  const groups = context.charter.groups.map(({ id }) => id)
  if ((await groupsAllowing(context, 'keep-minutes', groups)).length > 0) return
  throw new UserError('not-the-keeper', 'I keep files only as minutes, from people who led the meeting.', {
    next: [{ label: 'See what I can do', say: 'help' }],
  })
}
