import { judged, newPhrases, type Verdict } from './judge.ts'
import { changedPhrases, isWhole, meaningOf, misspelt } from './marked.ts'
import { mutated, understoodRows } from './mutations.ts'
import { given, keyOf, phrases, superseded } from './phrases.ts'

/*
 * Prints how the phrases of this folder are read: `node test/time/words/report.ts`. With numbers behind it, also what the
 * mutations give with these seeds.
 */
const print = (line: string) => process.stdout.write(`${line}\n`)
const counted = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

const rows = newPhrases().map((row) => ({ ...row, ...judged(row) }))
const verdicts = ['right', 'asked', 'lost', 'refused', 'wrong', 'guessed', 'other title'] as const satisfies Verdict[]
for (const mark of ['clear', 'ask', 'refuse'])
  print(
    `${mark}: ${counted(
      Object.fromEntries(
        verdicts.map((verdict) => [verdict, rows.filter((row) => row.mark === mark && row.verdict === verdict).length]),
      ),
    )}`,
  )
for (const { mark, verdict, reads, phrase, zone, got, expected } of rows) {
  const needless = mark === 'clear' && verdict !== 'right'
  if (needless || ['wrong', 'lost', 'guessed'].includes(verdict))
    print(`${mark} ${verdict}: ${reads} "${phrase}" (${zone})\n    ${got}\n    not ${expected}`)
}

const instead = superseded()
const kinds = phrases().map((row) => ({ row, got: given(row), expected: instead.get(keyOf(row)) ?? row.expected }))
const kindOf = (outcome: string) => /^(?:ask|form|none)/.exec(outcome)?.[0] ?? 'understood'
for (const kind of ['understood', 'ask', 'form', 'none']) {
  const expected = kinds.filter((one) => kindOf(one.expected) === kind)
  print(`${kind}: expected ${expected.length}, got ${kinds.filter(({ got }) => kindOf(got) === kind).length}`)
}

for (const [how, change] of [
  ['misspelt', misspelt],
  ['taken out', () => ''],
] as const) {
  const changed = changedPhrases(change).map((one) => {
    const [before, after] = [meaningOf(one.plain, one.row), meaningOf(one.changed, one.row)]
    const outcome =
      before === null ? 'asked as it stands' : after === null ? 'asked' : after === before ? 'same' : 'other'
    return {
      ...one,
      outcome: ['same', 'other'].includes(outcome) && isWhole(one) ? `${outcome}, and a whole sentence` : outcome,
    }
  })
  const counts = Map.groupBy(changed, ({ outcome }) => outcome)
  print(
    `${how} ${changed.length}: ${counted(Object.fromEntries([...counts].map(([outcome, all]) => [outcome, all.length])))}`,
  )
  for (const { outcome, changed: words, word } of changed)
    if (['same', 'other'].includes(outcome)) print(`  ${outcome}: {${word}} "${words}"`)
}

const understood = understoodRows()
for (const seed of process.argv.slice(2).map(Number))
  print([`mutations with seed ${seed}`, ...mutated(understood, { seed, count: 5000 })].join('\n  '))
