import type { Duty } from '#charter/duties.ts'
import type { Partner } from '#charter/partners.ts'
import type { SampleWorld } from './sample-world.ts'

/** A partner entity, for charters that name none, too. */
export const samplePartner: Partner = {
  id: 'sample',
  name: 'Institute of Samples',
  short: 'Samples',
  role: 'supporter',
  domains: [],
}

/** A duty of the charter's, or where it has none one of our own. */
export function sampleDuty({ charter }: SampleWorld): Duty {
  const own: Duty = { id: 'sample', clause: 'Rules, 1', who: ['member'], what: 'Take part.', met: {} }
  return charter.duties[0] ?? own
}
