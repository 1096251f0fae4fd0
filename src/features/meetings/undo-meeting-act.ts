import { type Context, entry } from '#context.ts'
import type { Instant } from '#time/instant.ts'
import type { Meeting, Telling } from './meeting.ts'
import { meetingStore } from './meeting-store.ts'
import { revised } from './tells-members.ts'
import { isTakenBack, lastAct, undoWindowEnd } from './undo-window.ts'

/** The last thing somebody did to a meeting. `until`: the instant from which others hear of it, and it stays. */
export type OwnAct = { meeting: Meeting; undoes: Telling; until: Instant }

/** The person's last act on any meeting, or on this one; null where there is none, or somebody else acted since. */
export async function lastOwnAct(context: Context, ask: { meeting?: string }): Promise<OwnAct | null> {
  const { store, by, charter } = context
  const mine = await store(meetingStore).find(
    { 'tellings.by': by, ...(ask.meeting === undefined ? {} : { _id: ask.meeting }) },
    { sort: { changedAt: -1 }, limit: 20 },
  )
  const acts = mine.flatMap((meeting): OwnAct[] => {
    const last = lastAct(meeting)
    if (last?.undoes.by !== by) return []
    return [{ meeting, undoes: last.undoes, until: undoWindowEnd(meeting, charter, last.undoes.rev) }]
  })
  return acts.toSorted((one, other) => (one.undoes.at < other.undoes.at ? 1 : -1))[0] ?? null
}

/** `late`: others are being told already. `nothing`: there is no act of theirs to take back. */
export type Undone = { kind: 'undone' | 'late'; act: Telling['act']; meeting: Meeting } | { kind: 'nothing' }

/** The revision that somebody takes back: of the act that they did last when they said so. */
export type UndoMeetingAsk = { meeting: string; rev: number }

/** What `undo` means now, of any meeting or of this one; null where there is no act of theirs to take back. */
export async function meetingActToUndo(context: Context, ask: { meeting?: string }): Promise<UndoMeetingAsk | null> {
  const act = await lastOwnAct(context, ask)
  return act && { meeting: act.meeting._id, rev: act.undoes.rev }
}

/**
 * Takes back an act of the person's, until others hear of it: what was true before is true again. Done again, it takes
 * back nothing more. Where no revision is named, it is the last act's.
 */
export async function undoMeetingAct(context: Context, ask: Partial<UndoMeetingAsk>): Promise<Undone> {
  const { by, charter, store } = context
  const { meeting: id = '', rev } = ask.rev === undefined ? ((await meetingActToUndo(context, ask)) ?? {}) : ask
  if (rev === undefined) return { kind: 'nothing' }
  const found = await store(meetingStore).get(id)
  const undoes = found?.tellings.find((telling) => telling.rev === rev && telling.by === by)
  if (!undoes) return { kind: 'nothing' }
  let undone = false
  const meeting = await store(meetingStore).change(id, entry(context, 'undid'), (before) => {
    undone = isTakenBack(before, { rev, by })
    if (undone) return before
    const last = lastAct(before)
    undone = last?.undoes.rev === rev && context.present() < undoWindowEnd(before, charter, rev)
    if (!undone || !last) return before
    const { restores } = last
    const change = restores
      ? { state: restores.state, sessions: restores.sessions, link: restores.link, place: restores.place }
      : { state: 'cancelled' as const }
    return revised(before, { by, at: context.now, act: 'undo' }, { ...change, cancelledBecause: null })
  })
  return { kind: undone ? 'undone' : 'late', act: undoes.act, meeting }
}
