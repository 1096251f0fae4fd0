import type { Answer, Receive } from '#chat/platform.ts'
import type { Conversations, Line } from './internal/conversation-store.ts'
import { notebook } from './internal/notebook.ts'
import { type Deed, type Doer, readEvent } from './read-event.ts'

export type Receiving = { receive: Receive; conversations: Conversations; now: () => string }

/** An answer, and the lines of the conversation that came of it, in order. */
export type Exchange = Answer & { lines: Line[] }

/**
 * One deed and its answer. What was typed stands in the conversation before anybody works on it, the answer after.
 * Doing it again with the same key leaves the same lines.
 */
export async function exchange({ receive, conversations, now }: Receiving, deed: Deed, doer: Doer): Promise<Exchange> {
  const notes = notebook(conversations, doer, now)
  const lines = await notes.linesAfter(deed)
  const answer = await receive(readEvent(deed, doer))
  return { ...answer, lines: [...lines, ...(await notes.answered(deed, answer))] }
}
