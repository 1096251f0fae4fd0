import { boundWithoutOffice, type DutyRule } from './duties.ts'
import { type Fault, fault, fileFaults, type ReadBeside, repeats, unknown } from './faults.ts'
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

/** Access is given by the secretariat: a member cannot say that they have opened it for themselves. */
export function onboardingFaults({ onboarding }: Pick<SoundParts, 'onboarding'>): Fault[] {
  const wrong = onboarding.filter(({ value }) => value.access !== undefined && value.who === 'member')
  return wrong.map(({ path }) =>
    fault(
      [...path, 'access'],
      'is given by the secretariat, but the step is for the member',
      'Write who: secretariat, or remove access.',
    ),
  )
}

/** The commitment by which names are published is one of the charter's. */
export function planFaults({ plans, ids }: Pick<SoundParts, 'plans' | 'ids'>): Fault[] {
  return plans.consent === undefined ? [] : unknown(['plans', 'consent'], plans.consent, ids.commitments)
}

/** A document that is listed can be read: at its address, or in a file that is there. */
export function documentFaults({ documents }: Pick<SoundParts, 'documents'>, beside: ReadBeside): Fault[] {
  return documents.flatMap(({ path, value: { url, file } }) => {
    if (url === undefined && file === undefined)
      return [fault(path, 'cannot be read', 'Give its url, or a text file beside the charter.')]
    if (url !== undefined && file !== undefined)
      return [fault(path, 'has both a url and a file', 'Keep one of the two.')]
    return file === undefined ? [] : fileFaults([...path, 'file'], file, beside)
  })
}
