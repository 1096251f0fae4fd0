import type { Context } from '#context.ts'
import type { MinutesItem } from '#features/meetings/meeting.ts'
import { approvalWords } from '#features/minutes/minutes-approval.ts'
import { isPublic, readMinutes } from '#features/minutes/read-minutes.ts'

/** The minutes of one meeting as anybody may read them, where the charter publishes them: without who gave them. */
export type PublicMinutes = {
  id: string
  reference: string
  date: string
  /** When they were approved, in words; empty where nobody has to approve them. */
  approved: string
  items: MinutesItem[]
}

/** The final minutes of a group, the last meeting first; none where the charter keeps them among the members. */
export async function readPublicMinutes(context: Context, ask: { group: string }): Promise<PublicMinutes[]> {
  const { charter } = context
  if (charter.minutes.readers !== 'public') return []
  const meetings = await readMinutes(context, ask)
  return meetings
    .filter((meeting) => isPublic(context, meeting))
    .map(({ _id, reference, sessions, minutes }) => ({
      id: _id,
      reference,
      date: sessions.at(-1)?.date ?? '',
      approved: approvalWords(minutes.approval, charter),
      items: minutes.items,
    }))
}
