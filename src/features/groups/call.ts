import { type Call, deadlineAt, graceEndsAt, opensAt } from '#charter/admission.ts'
import { type Charter, callOf } from '#charter/charter.ts'
import type { Deadline } from '#time/deadline.ts'
import { deadlineInstant } from '#time/deadline.ts'
import { epochOf, type Instant, instantText, millisecondsOf } from '#time/instant.ts'
import type { CallRecord } from './group.ts'

/**
 * A group's call for experts as it stands now: what the charter says, overruled by what chat opened, extended or closed.
 * `late` = the deadline has passed, but its words may still be shown.
 */
export type CurrentCall = {
  group: string
  state: 'not-yet' | 'open' | 'grace' | 'closed'
  deadline: Deadline | null
  opensAt: Instant | null
  closesAt: Instant | null
  /** A form opened before the deadline may be submitted until then. */
  graceEndsAt: Instant | null
  lateRequests: boolean
  admission: Call['admission']
  introduction: string[]
}

/** @returns the group's call at this instant, or null where there has never been one. */
export function currentCall(
  charter: Charter,
  record: CallRecord | null,
  at: { group: string; now: Instant },
): CurrentCall | null {
  const call = callOf(charter, at.group)
  if (record !== null && record.state !== 'charter') return fromRecord(charter, record, { call, now: at.now })
  if (!call) return null
  const closesAt = deadlineAt(charter, call) ?? null
  const begins = opensAt(charter, call) ?? null
  const graceEnds = closesAt === null ? null : graceEndsAt(call, closesAt)
  return {
    group: at.group,
    state: begins !== null && at.now < begins ? 'not-yet' : stateAt(at.now, closesAt, graceEnds),
    deadline: call.deadline ?? null,
    opensAt: begins,
    closesAt,
    graceEndsAt: graceEnds,
    lateRequests: call.late === 'ask',
    admission: call.admission,
    introduction: call.introduction,
  }
}

function fromRecord(
  charter: Charter,
  record: CallRecord,
  { call, now }: { call: Call | undefined; now: Instant },
): CurrentCall {
  const deadline = record.deadline === null ? null : deadlineOf(record.deadline)
  const closesAt = deadline === null ? null : deadlineInstant(deadline, charter.organisation.zone)
  const grace = closesAt === null ? null : instantText(epochOf(closesAt) + millisecondsOf(call?.grace ?? 'PT60M'))
  return {
    group: record._id,
    state: record.state === 'closed' ? 'closed' : stateAt(now, closesAt, grace),
    deadline,
    opensAt: record.openedAt,
    closesAt,
    graceEndsAt: grace,
    lateRequests: call?.late !== 'refuse',
    admission: call?.admission ?? { newcomer: 'review', member: 'inform' },
    introduction: call?.introduction ?? [],
  }
}

function deadlineOf({ date, time, zone }: { date: string; time: string | null; zone: string }): Deadline {
  return { date, zone, ...(time === null ? {} : { time }) }
}

function stateAt(now: Instant, closesAt: Instant | null, graceEnds: Instant | null): CurrentCall['state'] {
  if (closesAt === null || now < closesAt) return 'open'
  return graceEnds !== null && now < graceEnds ? 'grace' : 'closed'
}
