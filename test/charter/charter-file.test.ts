import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { type CharterError, readCharter, readCharterFile } from '#charter/charter-file.ts'

const sound = readFileSync('test/charter/standards-institute.yaml', 'utf8')

/** The errors of the sound charter with some of its text replaced; each replacement must find its text. */
function errorsWith(...replacements: [string, string][]): CharterError[] {
  const broken = replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the charter`)
    return text.replace(from, to)
  }, sound)
  const read = readCharter(broken, () => undefined)
  return read.kind === 'faulty' ? read.errors : []
}

/** The number of the line on which a text stands. */
function lineOf(text: string): number {
  return sound.slice(0, sound.indexOf(text)).split('\n').length
}

test('an office whose id is still to be mended is not blamed for anything else', () => {
  const errors = errorsWith(['- id: council', '- id: 3'])
  expect(errors.map(({ where }) => where)).toEqual(['offices[2].id'])
})

test('a sound charter has no errors', () => {
  expect(errorsWith()).toEqual([])
})

test('all errors come at once, in the order of their lines, each with how to mend it', () => {
  const errors = errorsWith(
    ['zone: Asia/Dubai', 'zone: Asia/Dubay'],
    ['liveFrom: 2026-01-01', 'liveForm: 2026-01-01'],
    ['prefix: TC', 'prefix: tc'],
    ['group: salinity\n', 'group: salinty\n'],
    ['date: 2026-02-28', 'date: 2026-02-30'],
    ['after: P28D', 'after: P7D'],
  )
  expect(errors.map(({ line, where, says, mend }) => `${line} ${where} ${says} ${mend}`)).toEqual([
    `${lineOf('organisation:')} organisation.liveFrom is missing Write text.`,
    `${lineOf('zone: Asia')} organisation.zone "Asia/Dubay" is not a time zone Did you mean Asia/Dubai?`,
    `${lineOf('liveFrom')} organisation.liveForm "liveForm" is not a key of this part Did you mean "liveFrom"?`,
    `${lineOf('prefix: TC')} groups[tides].prefix "tc" is not a prefix Use two to six capital letters, for instance "PROC": meetings are then called PROC-1, PROC-2.`,
    `${lineOf('group: salinity')} calls[salinity-2026].group "salinty" is not known Did you mean "salinity"?`,
    `${lineOf('date: 2026-02-28')} calls[salinity-2026].deadline.date "2026-02-30" is not a day of the calendar Write year, month and day of a day that exists, for instance 2020-03-31.`,
    `${lineOf('{ after: P28D')} minutes.ladder[2] does not come after the step before it Put the steps in order, the soonest first.`,
  ])
})

describe('each of these is refused', () => {
  test.each<[string, [string, string], string]>([
    ['a prefix another group has', ['prefix: SAL', 'prefix: TC'], '"tc" already names the group "tides"'],
    [
      'an alias that is another group',
      ['aliases: [tide gauges]', 'aliases: [sal]'],
      '"sal" already names the group "tides"',
    ],
    ['an id given twice', ['- id: salinity\n', '- id: tides\n'], '"tides" stands here twice'],
    [
      'a short name that fits no button',
      ['short: Tides', 'short: Tides of every sea and ocean'],
      'is 28 characters long',
    ],
    ['a time that no clock shows', ['time: "14:00"', 'time: "24:30"'], '"24:30" is not a time of day'],
    ['a duration in words', ['due: P28D', 'due: four weeks'], '"four weeks" is not a duration'],
    ['a reminder a month before', ['offsets: [P14D', 'offsets: [P1M'], '"P1M" counts in years or months'],
    ['a reminder given twice', ['offsets: [P14D, PT2H]', 'offsets: [PT2H, PT2H]'], '"PT2H" stands here twice'],
    [
      'rhythms out of order',
      [
        '- { offsets: [P14D',
        '- { every: P30D, offsets: [] }\n    - { every: P7D, offsets: [] }\n    - { offsets: [P14D',
      ],
      'does not come after the step before it',
    ],
    [
      'a rhythm for every group before the last',
      ['- { offsets: [P14D', '- { offsets: [] }\n    - { offsets: [P14D'],
      'has no "every"',
    ],
    [
      'groups that meet seldom left without a rhythm',
      ['- { offsets: [P14D', '- { every: P30D, offsets: [P14D'],
      'leaves groups that meet less often without a rhythm',
    ],
    ['an unknown power', ['may: [read-applications]', 'may: [everything]'], '"everything" does not fit here'],
    [
      'a call that closes before it opens',
      ['opens: 2026-01-05\n    deadline', 'opens: 2026-03-05\n    deadline'],
      'lies before 2026-03-05',
    ],
    ['two calls of one group', ['group: salinity\n', 'group: tides\n'], '"tides" stands here twice'],
    ['a choice without options', ['    options: [Coastal Office, Harbour Board]\n', ''], 'is a choice without options'],
    [
      'an address that may be empty',
      ['kind: email, required: true', 'kind: email, required: false'],
      'may be left empty',
    ],
    ['no field for the address', ['prefill: email, ', ''], 'has 0 fields with prefill: email'],
    [
      'a commitment of an office that is not there',
      ['commitments: [neutrality]', 'commitments: [neutral]'],
      '"neutral" is not known',
    ],
    [
      'a letter that nothing says',
      ['application-acknowledged:', 'application-acknowleged:'],
      '"application-acknowleged" is not known',
    ],
    ['a letter nobody can fill in', ['{name}', '{nmae}'], '"nmae" is not known'],
    ['no secretariat', ['role: secretariat', 'role: oversight'], 'has no secretariat'],
    [
      'an e-mail address without a host',
      ['bureau@standards.example.org', 'bureau'],
      '"bureau" is not an e-mail address',
    ],
    [
      'terms that nobody can read',
      ['    url: https://standards.example.org/rules\n', ''],
      'cannot be read by those whom they bind',
    ],
    [
      'terms in a file that is not there',
      ['url: https://standards.example.org/rules', 'file: rules.txt'],
      '"rules.txt" is not there',
    ],
    [
      'terms outside the folder',
      ['url: https://standards.example.org/rules', 'file: ../rules.txt'],
      'stands in another folder',
    ],
    ['a key given twice', ['    prefix: SAL\n', '    prefix: SAL\n    prefix: SALT\n'], 'Map keys must be unique'],
    ['a weekday that is none', ['workdays: [1, 2, 3, 4]', 'workdays: [0]'], '0 is too small'],
    ['an empty list', ['workdays: [1, 2, 3, 4]', 'workdays: []'], 'is empty'],
  ])('%s', (_what, replacement, says) => {
    const errors = errorsWith(replacement)
    expect(errors.map((error) => error.says).join('\n')).toContain(says)
    for (const { line, mend } of errors)
      expect({ line, mend }).toEqual({ line: expect.any(Number), mend: expect.stringMatching(/[.?]$/) })
  })

  test('a demo whose persons hold offices that are not there', () => {
    const demo = [
      'demo:',
      '  startsAt: 2026-01-05T08:00:00Z',
      '  people:',
      '    - { id: a, name: A, zone: UTC, email: a@example.org, offices: [{ office: chiar, group: tides }] }',
      '    - { id: b, name: B, zone: UTC, email: b@example.org, offices: [{ office: chair }] }',
      '    - { id: a, name: C, zone: UTC, email: c@example.org, offices: [{ office: bureau, group: tides }] }',
    ]
    const errors = errorsWith(['letters:', `${demo.join('\n')}\nletters:`])
    expect(errors.map(({ where, says }) => `${where} ${says}`)).toEqual([
      'demo.people[a].offices[1].office "chiar" is not known',
      'demo.people[b].offices[1] is an office of a group',
      'demo.people[a].id "a" stands here twice',
      'demo.people[a].offices[1].group is given to an office of the whole organisation',
    ])
  })
})

test('broken YAML is told with its line, before anything is guessed from it', () => {
  const errors = errorsWith(['workdays: [1, 2, 3, 4]', 'workdays: [1, 2'])
  expect(errors[0]).toMatchObject({ mend: 'Mend the YAML here first.' })
  expect(errors[0]?.line).toBeGreaterThanOrEqual(lineOf('workdays'))
})

test.each(['', 'just words', '- a list'])('a file that holds %j is no charter', (source) => {
  expect(readCharter(source, () => undefined).kind).toBe('faulty')
})

test('whatever stands in place of a part, every error has a line and words', () => {
  const parts = sound.split(/^(?=\w+:)/m).slice(1)
  expect(parts).toHaveLength(15)
  for (const part of parts) {
    const [key] = part.split(':')
    for (const instead of ['3', 'x', '[]', '[x, null]', '[{ id: 3 }]', '{ a: 1 }']) {
      for (const { line, says, mend } of errorsWith([part, `${key}: ${instead}\n`])) {
        expect(line).toBeGreaterThan(0)
        expect(`${says} ${mend}`).not.toMatch(/undefined|\[object/)
      }
    }
  }
})

test('a file that is not there is said so', () => {
  expect(readCharterFile('charters/nowhere.yaml')).toMatchObject({
    kind: 'faulty',
    errors: [{ says: 'cannot be read' }],
  })
})
