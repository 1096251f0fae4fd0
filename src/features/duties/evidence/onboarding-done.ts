import { dateAt, plusDays } from '#time/wall-time.ts'
import { type EvidenceRule, latest, nothingYet } from '../evidence.ts'

/** Each new member has done this step of the onboarding, or it was done for them. */
export const onboardingDone: EvidenceRule = ({ charter, onboardings }, { duty, person }) => {
  const { step = '', within } = duty.met
  const { name = step } = charter.onboarding.find(({ id }) => id === step) ?? {}
  const followed = onboardings.filter(({ _id }) => person === null || _id === person)
  const done = followed.flatMap((one) => one.done.filter((each) => each.step === step))
  const open = followed.filter((one) => one.open.includes(step))
  if (done.length + open.length === 0) return nothingYet('no new member waits for it')
  const days = within === undefined ? null : Math.ceil(Temporal.Duration.from(within).total('days'))
  return {
    last: latest(done.map(({ at }) => ({ says: name, at }))),
    owed: open.map(({ since }) => ({
      says: name,
      due: days === null ? null : plusDays(dateAt(since, charter.organisation.zone), days),
    })),
  }
}
