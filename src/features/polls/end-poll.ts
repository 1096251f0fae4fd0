import { type Context, entry } from '#context.ts'
import { pollStore } from './poll-store.ts'
import { type PollView, readPoll } from './read-polls.ts'

/** What became of ending a poll. `over`: it had ended before. */
export type Ended = { kind: 'done' | 'over'; view: PollView }

/** Takes no more answers. @throws UserError for somebody who does not lead the group. */
export function closePoll(context: Context, ask: { poll: string }): Promise<Ended> {
  return endPoll(context, ask, 'closed')
}

/** Calls a poll off: those who know of it are told. @throws UserError for somebody who does not lead the group. */
export function cancelPoll(context: Context, ask: { poll: string }): Promise<Ended> {
  return endPoll(context, ask, 'cancelled')
}

async function endPoll(context: Context, ask: { poll: string }, why: 'closed' | 'cancelled'): Promise<Ended> {
  const view = await readPoll(context, { poll: ask.poll, as: 'leader' })
  if (!view.open) return { kind: 'over', view }
  let done = false
  await context.store(pollStore).change(ask.poll, entry(context, why), (before) => {
    done = before.state === 'open'
    return done ? { ...before, state: why, ended: { why, at: context.now, by: context.by } } : before
  })
  return { kind: done ? 'done' : 'over', view: await readPoll(context, { poll: ask.poll }) }
}
