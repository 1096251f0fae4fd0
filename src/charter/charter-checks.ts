import { millisecondsOf } from '#time/instant.ts'
import type { ReminderRhythm } from './convening.ts'
import { type Fault, fault, fileFaults, placeholderFaults, type ReadBeside, repeats, unknown } from './faults.ts'
import { namesOf } from './find-group.ts'
import { letters, reasonPlaceholders } from './letters.ts'
import { documentFaults, dutyFaults, onboardingFaults, planFaults } from './obligation-checks.ts'
import { requestFaults } from './requests-checks.ts'
import { type Path, type SoundParts, soundParts } from './sound-sections.ts'
import { wholeId, wholePrefix } from './whole-group.ts'

/** The faults between the parts: ids that nothing has, names that two things share, ladders out of order. */
export function crossFaults(raw: Record<string, unknown>, beside: ReadBeside): Fault[] {
  const parts = soundParts(raw)
  return [
    ...parts.named.flatMap((ids) => repeats(ids, 'Give each its own id.')),
    ...groupFaults(parts),
    ...officeFaults(parts),
    ...dutyFaults(parts),
    ...callFaults(parts),
    ...fieldFaults(parts),
    ...onboardingFaults(parts),
    ...documentFaults(parts, beside),
    ...escalationFaults(parts),
    ...approverFaults(parts),
    ...planFaults(parts),
    ...letterFaults(parts),
    ...termsFaults(parts, beside),
    ...requestFaults(parts),
    ...demoFaults(parts),
  ]
}

function groupFaults({ groups }: SoundParts): Fault[] {
  const dates = groups.flatMap(({ path, value }) => {
    const placed = (value.dates ?? []).map((date, index) => ({ path: [...path, 'dates', index], value: date.id }))
    return repeats(placed, 'Give each date of a group its own id.')
  })
  const reserved = groups.flatMap(({ path, value: { id, prefix } }) => [
    ...(id === wholeId ? [fault([...path, 'id'], `"${wholeId}" means the whole organisation`, 'Use another id.')] : []),
    ...(prefix === wholePrefix
      ? [
          fault(
            [...path, 'prefix'],
            `"${wholePrefix}" begins the meetings of the whole organisation`,
            'Use another prefix.',
          ),
        ]
      : []),
  ])
  return [...sharedNames(groups), ...dates, ...reserved]
}

/** No two groups may answer to one name, whether it is a prefix, an id, a short name, a title or an alias. */
function sharedNames(groups: SoundParts['groups']): Fault[] {
  const owners = new Map<string, Path>()
  return groups.flatMap(({ path, value: group }) =>
    [...new Set(namesOf(group))].flatMap((name) => {
      const owner = owners.get(name)
      if (owner === undefined) owners.set(name, path)
      if (owner === undefined || name === group.id) return []
      const alias = group.aliases?.findIndex((words) => words.toLowerCase() === name) ?? -1
      const at = alias >= 0 ? ['aliases', alias] : [name === group.prefix?.toLowerCase() ? 'prefix' : 'short']
      const other = groups.find((one) => one.path === owner)?.value.id ?? 'above'
      const mend = 'Use another word: whoever types it must reach one group.'
      return [fault([...path, ...at], `"${name}" already names the group "${other}"`, mend)]
    }),
  )
}

function officeFaults({ offices, ids }: SoundParts): Fault[] {
  return [
    ...roleFaults(offices),
    ...offices.flatMap(({ path, value: { commitments = [] } }) =>
      commitments.flatMap((id, index) => unknown([...path, 'commitments', index], id, ids.commitments)),
    ),
    ...offices.flatMap(({ path, value: { appointedBy } }) =>
      (appointedBy?.suggestedBy ?? []).flatMap((id, index) =>
        unknown([...path, 'appointedBy', 'suggestedBy', index], id, ids.offices),
      ),
    ),
  ]
}

/** Somebody must lead a group, and somebody must stand in where nobody does. */
function roleFaults(offices: SoundParts['offices']): Fault[] {
  // With a role still to be written or mended it is too early to miss one.
  if (offices.length === 0 || offices.some(({ value: { role, scope } }) => role === undefined || scope === undefined))
    return []
  const needed = [
    { role: 'leader', scope: 'group', says: 'has no leader of a group' },
    { role: 'secretariat', scope: 'organisation', says: 'has no secretariat, which stands in for missing leaders' },
  ]
  return needed
    .filter(({ role, scope }) => !offices.some(({ value }) => value.role === role && value.scope === scope))
    .map(({ role, scope, says }) => fault(['offices'], says, `Give one office role: ${role} and scope: ${scope}.`))
}

function callFaults({ calls, ids }: SoundParts): Fault[] {
  const groups = calls.flatMap(({ path, value: { group } }) =>
    group === undefined ? [] : [{ path: [...path, 'group'], value: group }],
  )
  return [
    ...groups.flatMap(({ path, value }) => unknown(path, value, ids.groups)),
    ...repeats(groups, 'A group has one call; open it again in chat when this one has closed.'),
    ...calls.flatMap(({ path, value: { opens, deadline } }) =>
      opens !== undefined && deadline !== undefined && opens > deadline.date
        ? [fault([...path, 'deadline'], `lies before ${opens}, when the call opens`, 'Change one of the two dates.')]
        : [],
    ),
  ]
}

function fieldFaults({ fields }: SoundParts): Fault[] {
  const prefilled = (what: string) => fields.filter(({ value }) => value.prefill === what)
  return [
    ...fields.flatMap(({ path, value }) => {
      if (value.kind === 'choice' && value.options === undefined)
        return [fault(path, 'is a choice without options', 'List two or more options.')]
      if (value.kind !== undefined && value.kind !== 'choice' && value.options !== undefined)
        return [fault([...path, 'options'], 'has options, but is no choice', 'Write kind: choice, or remove them.')]
      return []
    }),
    ...['name', 'email'].flatMap((what) =>
      fields.length === 0 || prefilled(what).length === 1
        ? []
        : [
            fault(
              ['fields'],
              `has ${prefilled(what).length} fields with prefill: ${what}`,
              `Mark the one field that holds the person's ${what}.`,
            ),
          ],
    ),
    ...prefilled('email').flatMap(({ path, value }) =>
      value.kind === 'email' && value.required === true
        ? []
        : [
            fault(
              path,
              'holds the e-mail address, and may be left empty or be something else',
              'Write kind: email and required: true: those who apply on the public page are reached there alone.',
            ),
          ],
    ),
  ]
}

function escalationFaults({ decisions, minutes, reminders }: SoundParts): Fault[] {
  const decisionSteps = (decisions.ladder ?? []).map(({ workday }) => workday)
  const minutesSteps = (minutes.ladder ?? []).map(({ after }) => millisecondsOf(after))
  return [
    ...outOfOrder(['decisions', 'ladder'], decisionSteps),
    ...outOfOrder(['minutes', 'ladder'], minutesSteps),
    ...rhythmFaults(reminders.rhythms ?? []),
  ]
}

/** Minutes are approved by an office of this charter, or by the next meeting. */
function approverFaults({ minutes: { approver }, ids }: SoundParts): Fault[] {
  return approver === undefined ? [] : unknown(['minutes', 'approver'], approver, [...ids.offices, 'next-meeting'])
}

function rhythmFaults(rhythms: readonly ReminderRhythm[]): Fault[] {
  const path: Path = ['reminders', 'rhythms']
  const [last, ...others] = rhythms.map(({ every }, index) => ({ every, index })).toReversed()
  const steps = rhythms.flatMap(({ every }) => (every === undefined ? [] : [millisecondsOf(every)]))
  return [
    ...outOfOrder(path, steps),
    ...others
      .filter(({ every }) => every === undefined)
      .map(({ index }) => fault([...path, index], 'has no "every"', 'Only the last rhythm goes without it.')),
    ...(last?.every === undefined
      ? []
      : [
          fault(
            [...path, last.index],
            'leaves groups that meet less often without a rhythm',
            'Add one without "every".',
          ),
        ]),
    ...rhythms.flatMap(({ offsets }, rhythm) =>
      repeats(
        offsets.map((value, index) => ({ path: [...path, rhythm, 'offsets', index], value })),
        'Remind once at each offset.',
      ),
    ),
  ]
}

function outOfOrder(path: Path, steps: number[]): Fault[] {
  return steps.flatMap((step, index) =>
    index > 0 && step <= (steps[index - 1] ?? 0)
      ? [
          fault(
            [...path, index],
            'does not come after the step before it',
            'Put the steps in order, the soonest first.',
          ),
        ]
      : [],
  )
}

/** A letter that nothing says is a slip of the pen; a placeholder that nobody fills in would be read by an applicant. */
function letterFaults({ letters: written, decisions, removals }: SoundParts): Fault[] {
  const known: Record<string, readonly string[]> = letters
  const replaced = Object.entries(written).flatMap(([key, value]) => {
    const path = ['letters', key]
    const placeholders = Object.hasOwn(known, key) ? known[key] : undefined
    return placeholders === undefined
      ? unknown(path, key, Object.keys(known))
      : placeholderFaults({ path, value }, placeholders)
  })
  const reasons = (['decisions', 'removals'] as const).flatMap((part) =>
    ({ decisions, removals })[part].reasons?.flatMap(({ letter: value }, index) =>
      placeholderFaults({ path: [part, 'reasons', index, 'letter'], value }, reasonPlaceholders),
    ),
  )
  return [...replaced, ...reasons.filter((fault) => fault !== undefined)]
}

/** What binds a person must be there to read. */
function termsFaults({ terms }: SoundParts, beside: ReadBeside): Fault[] {
  if (terms === undefined) return []
  const path = ['organisation', 'terms']
  if (terms.file === undefined && terms.url === undefined)
    return [fault(path, 'cannot be read by those whom they bind', 'Give their url, or a file beside this one.')]
  if (terms.file === undefined) return []
  return fileFaults([...path, 'file'], terms.file, beside)
}

function demoFaults({ demo, offices, ids }: SoundParts): Fault[] {
  const scopes = new Map(offices.map(({ value }) => [value.id, value.scope]))
  const people = demo.people ?? []
  return [
    ...repeats(
      people.map(({ id }, index) => ({ path: ['demo', 'people', index, 'id'], value: id })),
      'Give each person their own id.',
    ),
    ...people.flatMap((person, personIndex) =>
      person.offices.flatMap(({ office, group }, index) => {
        const path = ['demo', 'people', personIndex, 'offices', index]
        const scope = scopes.get(office)
        return [
          ...unknown([...path, 'office'], office, ids.offices),
          ...(group === undefined ? [] : unknown([...path, 'group'], group, ids.groups)),
          ...(scope === 'group' && group === undefined
            ? [fault(path, 'is an office of a group', 'Say of which group.')]
            : []),
          ...(scope === 'organisation' && group !== undefined
            ? [fault([...path, 'group'], 'is given to an office of the whole organisation', 'Remove the group.')]
            : []),
        ]
      }),
    ),
  ]
}
