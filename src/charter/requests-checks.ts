import { type Fault, fault, placeholderFaults, repeats, unknown } from './faults.ts'
import { letterPlaceholders } from './letters.ts'
import type { Path, SoundParts } from './sound-sections.ts'

/** The faults of the kinds of request, and of the bodies that offices belong to. */
export function requestFaults(parts: SoundParts): Fault[] {
  const { requests, bodies, offices, ids } = parts
  return [
    ...offices.flatMap(({ path, value: { body } }) =>
      body === undefined ? [] : unknown([...path, 'body'], body, ids.bodies),
    ),
    ...bodies.flatMap(({ path, value }) =>
      value.id !== undefined && ids.offices.includes(value.id)
        ? [fault([...path, 'id'], `"${value.id}" is the id of an office, too`, 'Give the body an id of its own.')]
        : [],
    ),
    ...requests.flatMap(({ path, value }) => [
      ...approverFaults(path, value.approvers, parts),
      ...fieldFaults(path, value),
      ...letterFaults(path, value.letters),
      ...(value.mayAsk ?? []).flatMap((who, at) => unknown([...path, 'mayAsk', at], who, [...ids.offices, 'member'])),
      ...(value.free ?? []).flatMap((who, at) => unknown([...path, 'free', at], who, ids.offices)),
      ...(value.otherwise?.request === undefined
        ? []
        : unknown([...path, 'otherwise', 'request'], value.otherwise.request, ids.requests)),
      ...(value.otherwise !== undefined && value.mayAsk === undefined
        ? [fault([...path, 'otherwise'], 'is never said, since everybody may ask', 'Say who may: mayAsk.')]
        : []),
    ]),
    ...sharedWords(requests),
  ]
}

type Kind = SoundParts['requests'][number]['value']

/** Only offices of the whole organisation answer; a body answers by those who hold one of its offices. */
function approverFaults(path: Path, approvers: Kind['approvers'], { offices, ids }: SoundParts): Fault[] {
  // With an id still to be mended it is too early to miss one.
  const isEarly = offices.some(({ value: { id } }) => id === undefined)
  if (approvers === undefined || isEarly) return []
  const [key, parties] = 'allOf' in approvers ? ['allOf', approvers.allOf] : ['anyOf', approvers.anyOf]
  const placed = parties.map((value, at) => ({ path: [...path, 'approvers', key, at], value }))
  return [
    ...repeats(placed, 'Name each of them once.'),
    ...placed.flatMap(({ path: at, value }) => {
      const strange = unknown(at, value, [...ids.offices, ...ids.bodies])
      if (strange.length > 0) return strange
      if (ids.bodies.includes(value))
        return offices.some(({ value: { body } }) => body === value)
          ? []
          : [fault(at, `no office belongs to "${value}"`, `Write body: ${value} in an office of the organisation.`)]
      const office = offices.find((one) => one.value.id === value)?.value
      return office?.scope === 'group'
        ? [fault(at, `"${value}" is an office of a group`, 'Name an office of the whole organisation, or a body.')]
        : []
    }),
  ]
}

function fieldFaults(path: Path, { fields = [], daysAhead, expires }: Kind): Fault[] {
  const hasDay = fields.some(({ kind }) => kind === 'date')
  return [
    ...repeats(
      fields.map(({ id }, at) => ({ path: [...path, 'fields', at, 'id'], value: id })),
      'Give each field its own id.',
    ),
    ...fields.flatMap(({ kind, options }, at) =>
      (kind === 'choice') === (options !== undefined)
        ? []
        : [fault([...path, 'fields', at], 'is a choice without options, or has options and is none', 'Mend the kind.')],
    ),
    ...(daysAhead !== undefined && !hasDay
      ? [fault([...path, 'daysAhead'], 'counts to a day that no field asks for', 'Add a field of kind date.')]
      : []),
    ...(expires?.after === 'event' && !hasDay
      ? [fault([...path, 'expires'], 'is after a day that no field asks for', 'Add a field of kind date.')]
      : []),
  ]
}

function letterFaults(path: Path, letters: Kind['letters']): Fault[] {
  return Object.entries(letters ?? {}).flatMap(([key, value]) =>
    placeholderFaults({ path: [...path, 'letters', key], value }, letterPlaceholders.request),
  )
}

/** A word must mean one kind. */
function sharedWords(requests: SoundParts['requests']): Fault[] {
  const words = requests.flatMap(({ path, value: { id, words: others = [] } }) => [
    ...(id === undefined ? [] : [{ path: [...path, 'id'], value: id }]),
    ...others.map((value, at) => ({ path: [...path, 'words', at], value: value.toLowerCase() })),
  ])
  return repeats(words, 'Use another word: it must mean one kind of request.')
}
