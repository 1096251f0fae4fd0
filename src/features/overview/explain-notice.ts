import { readGroup } from '#charter/find-group.ts'
import type { Context, Explained } from '#context.ts'
import { waitingApplications } from '#features/applications/read-applications.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { readReference } from '#features/meetings/reference.ts'
import { personStore } from '#features/people/person-store.ts'
import { plusDays } from '#time/wall-time.ts'

export type { Explained }

/** Why somebody got a message: each notice in it, with the key by which it can be turned down; none where it is gone. */
export async function explainNotice(context: Context, ask: { delivery: string }) {
  return context.deliveries.why(ask.delivery, context.by)
}

/**
 * The message that somebody means who asks why it came: the last one they got, of the meeting, group or applicant that
 * their words name. Null where they got none.
 */
export async function lastNotice(context: Context, ask: { words: string }): Promise<string | null> {
  const { deliveries, by } = context
  const named = ask.words === '' ? undefined : await aggregatesNamed(context, ask.words)
  return (named && (await deliveries.last(by, named))) ?? deliveries.last(by)
}

/** So many days back is what a message may be about that is spoken of now. */
const lately = 60

/** The ids of what words name; nothing where they name nothing that is known. */
async function aggregatesNamed(context: Context, words: string): Promise<readonly string[] | undefined> {
  const { charter, store, now } = context
  const reference = readReference(charter, words)?.reference
  if (reference !== undefined)
    return (await store(meetingStore).pick({ reference }, ['reference'])).map(({ _id }) => _id)
  const { found } = readGroup(charter, words)
  if (found.kind === 'one') {
    const since = plusDays(now.slice(0, 10), -lately)
    const about = { group: found.group.id, sessions: { $elemMatch: { date: { $gte: since } } } }
    return (await store(meetingStore).pick(about, ['reference'])).map(({ _id }) => _id)
  }
  const waiting = await waitingApplications(context)
  if (waiting.length === 0) return undefined
  const people = await store(personStore).pick({ _id: { $in: waiting.map(({ person }) => person) } }, ['name'])
  const meant = new Set(people.filter(({ name }) => name.toLowerCase() === words.toLowerCase()).map(({ _id }) => _id))
  return waiting.filter(({ person }) => meant.has(person)).map(({ _id }) => _id)
}
