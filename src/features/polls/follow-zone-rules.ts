import { type Context, entry } from '#context.ts'
import { derivedSessions } from '#features/meetings/session-times.ts'
import type { Instant } from '#time/instant.ts'
import type { Choice, Poll } from './poll.ts'
import { pollStore } from './poll-store.ts'

/**
 * Sees to it that the times of every open poll are the wall times that people vote on, by the zone data of this process.
 * What somebody has said to a time stays: it was said to the date and the hour that they saw. @returns how many polls were
 * changed.
 */
export async function followZoneRulesInPolls(context: Context): Promise<number> {
  const polls = context.store(pollStore)
  const { now } = context
  const off = (await polls.find({ state: 'open' })).filter((poll) => withDerivedChoices(poll, now) !== poll)
  for (const { _id } of off)
    await polls.change(_id, { ...entry(context, 'clocks changed'), by: 'clock' }, (poll) =>
      poll.state === 'open' ? withDerivedChoices(poll, now) : poll,
    )
  return off.length
}

/** The same poll where nothing changes: its times ahead are derived anew from date, time and zone. */
function withDerivedChoices(poll: Poll, now: Instant): Poll {
  const choices = poll.choices.map((choice): Choice => {
    const [derived] = choice.at < now ? [] : derivedSessions([choice])
    return derived?.at && derived.at !== choice.at ? { ...choice, at: derived.at } : choice
  })
  return choices.some((choice, index) => choice !== poll.choices[index]) ? { ...poll, choices } : poll
}
