import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { Talker, TalkingHouse } from '../../talking-house.ts'

/** What an applicant says about themselves. */
export const about = {
  name: 'Amina O.',
  capacity: 'Researcher',
  country: 'Kenya',
  email: 'amina@example.org',
  expertise: 'Tenders',
  zone: 'Nairobi',
}

/** The ways of applicants to Procurement in a house. */
export function applicants({ charter, context }: Pick<TalkingHouse, 'charter' | 'context'>) {
  /** A tick for each commitment. */
  const ticks: Record<string, boolean> = Object.fromEntries(charter.commitments.map(({ id }) => [id, true]))
  return {
    ticks,
    /** Through both steps. */
    async applies(talker: Talker, answers: Record<string, string> = {}): Promise<void> {
      await talker.says('apply procurement')
      await talker.fills({ ...about, ...answers })
      await talker.fills(ticks)
    },
    /** Somebody's latest application to a group. */
    async applicationOf(person: string, group = 'procurement'): Promise<Application | undefined> {
      return (await context('clock').store(applicationStore).find({ person, group })).at(-1)
    },
  }
}
