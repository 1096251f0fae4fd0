import { median } from './measure.ts'

/** What one run of each cost, in the same unit. */
export type Contest = {
  ours(): Promise<number>
  peer(): Promise<number>
}

/** The middle of all runs. `control`: the same work against itself, which shows how far chance alone goes. */
export type Compared = { ours: number; peer: number; ratio: number; control: number; pairs: number }

/** A control outside of these says that the machine was too restless for the ratio to mean anything. */
const soundControl = { from: 0.95, to: 1.05 }

/**
 * Runs ours, the peer, and ours again, in turn and in changing order, so that what the machine does beside meets all
 * alike. The first round warms up, and does not count.
 * @returns ratios of medians: ours over the peer, and ours over ours.
 */
export async function compare({ ours, peer }: Contest, pairs = 15): Promise<Compared> {
  const costs = { ours: [] as number[], peer: [] as number[], again: [] as number[] }
  const runs = [
    async () => void costs.ours.push(await ours()),
    async () => void costs.peer.push(await peer()),
    async () => void costs.again.push(await ours()),
  ]
  for (let round = 0; round <= pairs; round++) {
    if (round === 1) for (const list of Object.values(costs)) list.length = 0
    const first = round % runs.length
    for (const run of [...runs.slice(first), ...runs.slice(0, first)]) await run()
  }
  const [one, other, again] = [median(costs.ours), median(costs.peer), median(costs.again)]
  return { ours: one, peer: other, ratio: one / other, control: again / one, pairs }
}

/** @returns a comparison as one line. @param unit what one piece of work costs. */
export function sayCompared({ ours, peer, ratio, control, pairs }: Compared, unit: string): string {
  const sound = control >= soundControl.from && control <= soundControl.to
  return (
    `ours ${ours.toFixed(2)} ${unit}, peer ${peer.toFixed(2)} ${unit}: ${ratio.toFixed(2)} times; ` +
    `${pairs} pairs, control ${control.toFixed(2)}${sound ? '' : ' (restless: measure again)'}`
  )
}
