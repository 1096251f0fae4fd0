import type { Charter } from '#charter/charter.ts'
import { type CharterError, readCharterFile } from '#charter/charter-file.ts'

/** What `npm run charter -- NAME FILE` can do: each is given the file and answers the exit code. */
const commands: Record<string, (path: string) => number> = { check }

const usage = 'Usage: npm run charter -- check FILE      for instance charters/u4ssc.yaml'

const [name = '', file] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
process.exitCode = command === undefined || file === undefined ? explainUsage() : command(file)

/** Prints every error of a charter with its line and how to mend it, or what a sound one holds. @returns the exit code. */
function check(path: string): number {
  const read = readCharterFile(path)
  if (read.kind === 'sound') {
    console.log(`${path} is sound.\n${summary(read.charter)}`)
    return 0
  }
  const { errors } = read
  console.error(errors.map((error) => inWords(path, error)).join('\n'))
  console.error(`\n${errors.length === 1 ? '1 error' : `${errors.length} errors`} in ${path}.`)
  return 1
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

function explainUsage(): number {
  console.error(usage)
  return 2
}
