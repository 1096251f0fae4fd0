/** A row of the outbox, as far as the reckoning reads it. */
export type Row = {
  _id: string
  root: string
  kind: string
  to: string
  state: string
  why: string | null
  tellsRev: number | null
  repeated: boolean
  dueAt: number
}

/** A meeting as it is in the end, and what each of its revisions was. */
export type Root = {
  _id: string
  reference: string
  rev: number
  state: string
  tellings: readonly { rev: number; by: string; at: string; act: string; state: string }[]
}

export type Reckoning = {
  intended: number
  sent: number
  /** Sent, but not what the platform has: the worst there is. */
  sentButAbsent: string[]
  /** A member who was last told something else than what is true, with no reason on record. */
  lost: string[]
  /** Posted more than once though it was never unknown. */
  doubled: string[]
  /** Posted more than once, and marked so. */
  repeated: number
  unresolved: string[]
  /** By reason: what was dropped or has failed. */
  ended: Record<string, number>
  late: string[]
}

/** What the outbox says, held against what the platform was given. @param posts the row's id that each post carried. */
export function reckon(
  rows: readonly Row[],
  roots: readonly Root[],
  world: { posts: readonly string[]; members: readonly string[] },
): Reckoning {
  const counts = new Map<string, number>()
  for (const id of world.posts) counts.set(id, (counts.get(id) ?? 0) + 1)
  const ended: Record<string, number> = {}
  for (const { state, why } of rows)
    if (state === 'dropped' || state === 'failed') ended[`${state}: ${why}`] = (ended[`${state}: ${why}`] ?? 0) + 1
  const sent = rows.filter(({ state }) => state === 'sent')
  return {
    intended: rows.length,
    sent: sent.length,
    sentButAbsent: sent.filter(({ _id }) => !counts.has(_id)).map(({ _id }) => _id),
    lost: roots.flatMap((root) => world.members.flatMap((member) => lostOn(root, member, rows))),
    doubled: rows.filter(({ _id, repeated }) => (counts.get(_id) ?? 0) > 1 && !repeated).map(({ _id }) => _id),
    repeated: rows.filter(({ _id, repeated }) => (counts.get(_id) ?? 0) > 1 && repeated).length,
    unresolved: rows.filter(({ state }) => state === 'sending' || state === 'unknown').map(({ _id }) => _id),
    ended,
    late: rows.filter(({ state, why }) => state === 'dropped' && why === 'late').map(({ _id }) => _id),
  }
}

const tells = ['meeting-scheduled', 'meeting-moved', 'meeting-cancelled']

/** Once all is quiet, each member knows the last revision, or a row says why not. */
function lostOn(root: Root, member: string, rows: readonly Row[]): string[] {
  const own = rows.filter((row) => row.root === root._id && row.to === member && tells.includes(row.kind))
  const sent = own.filter(({ state }) => state === 'sent').map(({ tellsRev }) => tellsRev ?? 0)
  // Nobody is told what they did themselves.
  const done = root.tellings.filter(({ by }) => by === member).map(({ rev }) => rev)
  const told = Math.max(0, ...sent, ...done)
  if (told === root.rev) return []
  const before = root.tellings.find(({ rev }) => rev === told)
  // A cancellation of what nobody heard of is silent, and so is what was undone or moved back inside its hold.
  if (told === 0 && root.state === 'cancelled') return []
  const last = own.toSorted((one, other) => one.dueAt - other.dueAt).at(-1)
  if (last && ['failed', 'unknown', 'sending'].includes(last.state)) return []
  if (last?.state === 'dropped' && last.why !== null && last.why !== 'erased') return []
  const stands = last ? `its last notice is ${last.state}` : 'it has no notice'
  return [`${root.reference} ${member}: told ${told} (${before?.act ?? 'nothing'}), true is ${root.rev}, ${stands}`]
}
