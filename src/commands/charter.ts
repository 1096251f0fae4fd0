import type { Charter } from '#charter/charter.ts'
import { type CharterError, readCharterFile } from '#charter/charter-file.ts'
import { preview as previewOf, type Shown } from './preview/preview.ts'

type Arguments = { path: string; more: readonly string[] }

/** What `npm run charter -- NAME FILE` can do: each is given the file and answers the exit code. */
const commands: Record<string, (given: Arguments) => number | Promise<number>> = { check, preview }

const usage = [
  'Usage: npm run charter -- check FILE      every error, with its line and how to mend it',
  '       npm run charter -- preview FILE    every notice and form, in words; add slack, teams or local for what is sent there',
  '       for instance charters/u4ssc.yaml',
].join('\n')

const [name = '', path, ...more] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
process.exitCode = command === undefined || path === undefined ? explainUsage() : await command({ path, more })

/** Prints every error of a charter with its line and how to mend it, or what a sound one holds. @returns the exit code. */
function check({ path }: Arguments): number {
  const charter = soundCharter(path)
  if (charter === null) return 1
  console.log(`${path} is sound.\n${summary(charter)}`)
  return 0
}

/** Prints every notice and form through all three renderers, with facts made from the charter itself. @returns the exit code. */
async function preview({ path, more: [shown = 'words'] }: Arguments): Promise<number> {
  if (!isShown(shown)) return explainUsage()
  const charter = soundCharter(path)
  if (charter === null) return 1
  console.log((await previewOf(charter, shown)).join('\n'))
  return 0
}

/** The charter; null where it has errors, which are printed. */
function soundCharter(path: string): Charter | null {
  const read = readCharterFile(path)
  if (read.kind === 'sound') return read.charter
  const { errors } = read
  console.error(errors.map((error) => inWords(path, error)).join('\n'))
  console.error(`\n${errors.length === 1 ? '1 error' : `${errors.length} errors`} in ${path}.`)
  return null
}

function inWords(path: string, { line, where, says, mend }: CharterError): string {
  return `${path}:${line}  ${where === '' ? '' : `${where} `}${says}\n    ${mend}`
}

function summary(charter: Charter): string {
  const { organisation, groups, calls, commitments, offices, duties, demo } = charter
  const unlisted = groups.filter((group) => !group.listed).length
  const dates = groups.flatMap((group) => group.dates).length
  return [
    `  ${organisation.name} (${organisation.short}), ${organisation.zone}, live from ${organisation.liveFrom}`,
    `  groups ${groups.length} (unlisted ${unlisted}), published dates ${dates}, calls ${calls.length}`,
    `  commitments ${commitments.length}, offices ${offices.length}, duties ${duties.length}`,
    `  demo ${demo === undefined ? 'none' : `of ${demo.people.length} persons, from ${demo.startsAt}`}`,
  ].join('\n')
}

function isShown(word: string): word is Shown {
  return ['words', 'slack', 'teams', 'local'].includes(word)
}

function explainUsage(): number {
  console.error(usage)
  return 2
}
