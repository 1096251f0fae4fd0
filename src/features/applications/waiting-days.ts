import type { WorkdayTime } from '#charter/admission.ts'
import type { Charter } from '#charter/charter.ts'
import { epochOf, type Instant } from '#time/instant.ts'
import { instantOf } from '#time/wall-time.ts'
import { workingDayAfter } from '#time/working-days.ts'

/** The day by which the applicant was promised an answer: 'YYYY-MM-DD', in the organisation's working days. */
export function promisedDay(charter: Charter, submittedAt: Instant): string {
  return workingDayAfter(charter.organisation, submittedAt, charter.decisions.promise.workday)
}

/** When a step of waiting is due for a reader. @returns epoch milliseconds. @param zone the reader's. */
export function stepDue(charter: Charter, submittedAt: Instant, reader: { step: WorkdayTime; zone: string }): number {
  const day = workingDayAfter(charter.organisation, submittedAt, reader.step.workday)
  return epochOf(instantOf(`${day}T${reader.step.at}`, reader.zone))
}
