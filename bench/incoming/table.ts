import { type Played, people } from './stage.ts'

type Say = (line: string) => void

/** Slack tells a person that we failed after so long, in milliseconds. */
const slackWaits = 3_000

const columns: readonly [string, (played: Played) => string][] = [
  ['acknowledged p50', ({ result }) => ms(result.acknowledged, 0.5)],
  ['p99', ({ result }) => ms(result.acknowledged, 0.99)],
  ['max', ({ result }) => ms(result.acknowledged, 1)],
  ['after 3 s', ({ result }) => `${lateOf(result.acknowledged)}`],
  ['answered p50', ({ result }) => ms(result.answered, 0.5)],
  ['p99', ({ result }) => ms(result.answered, 0.99)],
  ['max', ({ result }) => ms(result.answered, 1)],
  ['refused', ({ result }) => `${result.refused}`],
  ['lost', ({ result }) => `${result.lost}`],
  ['twice', ({ result }) => `${result.twice}`],
  ['failed', ({ result }) => `${result.failed}`],
  ['told', ({ result }) => `${result.told}`],
  ['CPU app', ({ app }) => app.toFixed(2)],
  ['mongod', ({ mongod }) => mongod.toFixed(2)],
  ['load', ({ generator }) => generator.toFixed(2)],
  ['peak MB', ({ peak }) => peak.toFixed(0)],
]

export function sayHead(say: Say): void {
  say(`${people} members say help; times in ms from when each was to be sent, CPU in ms for each command`)
  say('Two cores are shared by the program, mongod and the generator. Connections are kept alive, as many as needed.')
  say(`${''.padEnd(18)}${columns.map(([name]) => name.padStart(widthOf(name))).join('')}`)
}

export function sayScene(say: Say, played: Played): void {
  const cells = columns.map(([name, cell]) => cell(played).padStart(widthOf(name)))
  say(`${played.name.padEnd(18)}${cells.join('')}`)
}

/** @returns how many came too late for Slack. */
export function lateOf(times: readonly number[]): number {
  return times.filter((time) => time > slackWaits).length
}

function widthOf(name: string): number {
  return Math.max(8, name.length + 2)
}

function ms(times: readonly number[], part: number): string {
  const sorted = times.toSorted((a, b) => a - b)
  const time = sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)]
  return time === undefined ? '-' : time.toFixed(0)
}
