import { boundWithoutOffice, type DutyRule } from './duties.ts'
import { type Fault, fault, repeats, unknown } from './faults.ts'
import type { SoundParts } from './sound-sections.ts'

/** The faults of duties and partner entities: unknown people, two ways to meet one duty, names that two partners share. */
export function dutyFaults({ duties, partners, ids }: SoundParts): Fault[] {
  const shorts = partners.flatMap(({ path, value: { short } }) =>
    short === undefined ? [] : [{ path: [...path, 'short'], value: short }],
  )
  return [
    ...duties.flatMap(({ path, value: { who = [] } }) =>
      who.flatMap((id, index) => unknown([...path, 'who', index], id, [...ids.offices, ...boundWithoutOffice])),
    ),
    ...duties.flatMap(({ path, value: { met = {} } }): Fault[] => [
      ...(met.step === undefined ? [] : unknown([...path, 'met', 'step'], met.step, ids.onboarding)),
      ...(met.request === undefined ? [] : unknown([...path, 'met', 'request'], met.request, ids.requests)),
      ...(met.field === undefined ? [] : unknown([...path, 'met', 'field'], met.field, ids.fields)),
      ...wayFaults(path, met),
    ]),
    ...repeats(shorts, 'Give each partner its own short name.'),
  ]
}

type Met = NonNullable<SoundParts['duties'][number]['value']['met']>

/** What a rule must be told, besides its name. */
const toldTo: Partial<Record<DutyRule, 'step' | 'field' | 'request' | 'item'>> = {
  ...{ 'onboarding-done': 'step', 'expertise-given': 'field' },
  ...{ 'permission-asked': 'request', 'plan-items': 'item' },
}

function wayFaults(duty: Fault['path'], met: Met): Fault[] {
  const path = [...duty, 'met']
  const { rule, within, step, field, request, item, link, statement } = met
  const ways = [rule, link, statement].filter((way) => way !== undefined)
  if (ways.length > 1) return [fault(path, 'is met in two ways', 'Keep one of rule, link and statement.')]
  if (rule === undefined)
    return [within, step, field, request, item].some((told) => told !== undefined)
      ? [fault(path, 'has no rule to which this belongs', 'Add the rule, or keep only link or statement.')]
      : []
  const needed = toldTo[rule]
  return needed !== undefined && met[needed] === undefined
    ? [fault(path, `does not say which ${needed}`, `Add "${needed}" with its id.`)]
    : []
}
