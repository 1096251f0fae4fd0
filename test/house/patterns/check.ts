import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { builtPatterns } from '#built-pattern.ts'
import { filesIn } from '../files-in.ts'
import { accepted } from './accepted.ts'
import { patternsIn } from './collect.ts'
import { growthOf } from './growth.ts'

/**
 * Checks how the time of every pattern grows with the length of the text that it reads, literals and built ones. Whoever
 * writes to us chooses that text. What was found is kept, so that only new patterns are looked at.
 */
type Pattern = { where: string; pattern: RegExp }

/** These read what we or whoever runs Convenor wrote: settings, charters, faults of the database, the zone library's data. */
const notStrangers =
  /^src\/(?:charter\/|commands\/|database\/|icalendar\/zone-|app\/config\.ts|app\/setting-words\.ts|time\/zones\/countries\.ts)/
const home = 'src/built-pattern.ts'
const folder = 'node_modules/.cache/convenor'
const checker = ['automaton.ts', 'growth.ts']
  .map((file) => readFileSync(`test/house/patterns/${file}`, 'utf8'))
  .join('')

const faults: string[] = []
const literals: Pattern[] = []
for (const file of ['src', 'dialogs', 'jobs'].flatMap((room) => filesIn(room, '{ts,js}'))) {
  const program = readFileSync(file, 'utf8')
  if (program.includes('builtPattern(')) await import(`../../../${file}`)
  if (file === home) continue
  const found = patternsIn(program, file.endsWith('.ts') ? 'typescript' : 'ecmascript')
  faults.push(...found.faults.map((fault) => `${file}: ${fault}`))
  if (!notStrangers.test(file)) literals.push(...found.literals.map((pattern) => ({ where: file, pattern })))
}
const built = builtPatterns().map((pattern) => ({ where: 'builtPattern', pattern }))

const before = readKept()
const growths: Record<string, number | null> = {}
const used = new Set<string>()
let quadratic = 0
for (const { where, pattern } of [...literals, ...built]) {
  const key = createHash('sha256').update(`${checker}${pattern}`).digest('hex')
  // JSON writes Infinity as null.
  const growth = growths[key] ?? (key in before ? before[key] : growthOf(pattern)) ?? Number.POSITIVE_INFINITY
  growths[key] = growth
  if (growth < 2) continue
  const known = accepted.find(({ holds }) => pattern.source.includes(holds))
  if (growth === 2) quadratic++
  if (growth === 2 && known !== undefined) used.add(known.holds)
  else faults.push(`${where}: ${growth === Number.POSITIVE_INFINITY ? 'exponential' : `degree ${growth}`}: ${pattern}`)
}
for (const { holds } of accepted)
  if (!used.has(holds)) faults.push(`accepted.ts: nothing quadratic holds ${holds} any more`)

mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/patterns.json`, JSON.stringify(growths))
const counts = `${literals.length} literals, ${built.length} built patterns, ${quadratic} quadratic, ${faults.length} faults`
process.stdout.write([...faults, counts, ''].join('\n'))
process.exitCode = faults.length > 0 ? 1 : 0

function readKept(): Record<string, number | null> {
  try {
    return JSON.parse(readFileSync(`${folder}/patterns.json`, 'utf8'))
  } catch {
    return {}
  }
}
