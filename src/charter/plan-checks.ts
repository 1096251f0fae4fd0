import { type Fault, unknown } from './faults.ts'
import type { SoundParts } from './sound-sections.ts'

/** The commitment by which names are published is one of the charter's. */
export function planFaults({ plans, ids }: Pick<SoundParts, 'plans' | 'ids'>): Fault[] {
  return plans.consent === undefined ? [] : unknown(['plans', 'consent'], plans.consent, ids.commitments)
}
