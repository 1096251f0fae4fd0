import { z } from 'zod'
import { type LocalChat, Refusal } from './local-chat.ts'

/** By how much (`P1D` is the same wall time tomorrow), or to when: an instant, or a wall time of the organisation's zone. */
export const moveShape = z.union([z.strictObject({ forward: z.string() }), z.strictObject({ to: z.string() })])
type Move = z.infer<typeof moveShape>

/** Moves business time forward, and answers once everything due on the way has been sent. */
export async function moveClock(
  { host, arrivals }: LocalChat,
  move: Move,
  now: string,
): Promise<{ now: string; sent: number }> {
  if (host.forward === null) throw new Refusal(409, 'The time here is real time, and cannot be moved.')
  const target = targetOf(move, { now, zone: host.organisation.zone })
  if (Temporal.Instant.compare(target, now) < 0) throw new Refusal(400, `Time only moves forward. It is now ${now}.`)
  const moved = await host.forward(target.toString({ smallestUnit: 'second' }))
  arrivals.changed('clock')
  return moved
}

function targetOf(move: Move, { now, zone }: { now: string; zone: string }): Temporal.Instant {
  try {
    if ('forward' in move) return Temporal.Instant.from(now).toZonedDateTimeISO(zone).add(move.forward).toInstant()
    if (/(Z|[+-]\d\d:?\d\d)$/i.test(move.to)) return Temporal.Instant.from(move.to)
    return Temporal.PlainDateTime.from(move.to).toZonedDateTime(zone).toInstant()
  } catch {
    throw new Refusal(
      400,
      'Say how far as {"forward": "P1D"} or {"forward": "PT1H"}, or when as {"to": "2020-03-31T22:00:00Z"}.',
    )
  }
}
