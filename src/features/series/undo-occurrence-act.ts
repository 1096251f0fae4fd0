import type { Context } from '#context.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { type UndoMeetingAsk, type Undone, undoMeetingAct } from '#features/meetings/undo-meeting-act.ts'
import { keepOccurrences } from './keep-occurrences.ts'

/** Takes back an act of the person's on a meeting. One of a series follows it again, which may have another time by now. */
export async function undoOccurrenceAct(context: Context, ask: Partial<UndoMeetingAsk>): Promise<Undone> {
  const undone = await undoMeetingAct(context, ask)
  if (undone.kind === 'nothing' || undone.meeting.series === undefined) return undone
  await keepOccurrences(context, { series: undone.meeting.series.id })
  const now = await context.store(meetingStore).get(undone.meeting._id)
  return { ...undone, meeting: now ?? undone.meeting }
}
