import { writeFile } from 'node:fs/promises'
import { chartSvg } from './chart.ts'
import { median } from './measure.ts'
import { oneGroup } from './sending/one-group.ts'
import { scheduleOne } from './sending/schedule-one.ts'
import { askedFor, withServer } from './with-server.ts'

type Say = (line: string) => void
type Part = 'preview' | 'press'

const usualSizes = [10, 100, 1_000, 5_000, 10_000, 20_000]
/** So many meetings are scheduled at each size; the first few warm up, and do not count. */
const [meetings, warming] = [25, 5]

/** The middle of all runs: milliseconds of time and of CPU, and calls to the database. */
type Figures = { size: number } & Record<Part, { time: number; cpu: number; calls: number }>

/**
 * How long a leader waits for the preview of a meeting, and for the press that schedules it, in groups of several sizes.
 * @param words the sizes; with `chart=<file>` a chart is written there.
 */
export async function scheduleBench(say: Say, words: readonly string[]): Promise<void> {
  const { sizes, file } = askedFor(words, usualSizes)
  await withServer(async ({ uri }) => {
    const figures: Figures[] = []
    say('   members   preview: ms, CPU ms, calls      press: ms, CPU ms, calls')
    for (const size of sizes) {
      const one = await figuresAt(uri, size)
      figures.push(one)
      const cell = ({ time, cpu, calls }: Figures[Part]) =>
        `${time.toFixed(1).padStart(12)}${cpu.toFixed(1).padStart(8)}${calls.toFixed(0).padStart(5)}`
      say(`${String(size).padStart(10)}${cell(one.preview)}${cell(one.press)}`)
    }
    if (file) await writeFile(file, chartOf(figures))
  })
}

async function figuresAt(uri: string, size: number): Promise<Figures> {
  const one = await oneGroup(uri, size)
  const runs = { preview: [] as Figures[Part][], press: [] as Figures[Part][] }
  try {
    // What has changed is handed on, as it is soon where the outbox runs.
    await one.house.outbox.sweep()
    for (let nth = 1; nth <= meetings; nth++) {
      if (nth === warming + 1) for (const list of Object.values(runs)) list.length = 0
      await scheduleOne(one, nth, async (what, work) => {
        const [since, before, calls] = [performance.now(), process.cpuUsage(), one.calls()]
        await work()
        const { user, system } = process.cpuUsage(before)
        runs[what].push({
          time: performance.now() - since,
          cpu: (user + system) / 1000,
          calls: one.calls() - calls,
        })
      })
    }
    const middle = (list: readonly Figures[Part][]) => ({
      time: median(list.map(({ time }) => time)),
      cpu: median(list.map(({ cpu }) => cpu)),
      calls: median(list.map(({ calls }) => calls)),
    })
    return { size, preview: middle(runs.preview), press: middle(runs.press) }
  } finally {
    await one.close()
  }
}

function chartOf(figures: readonly Figures[]): string {
  const line = (name: Part) => ({ name, points: figures.map((one) => ({ x: one.size, y: one[name].time })) })
  return chartSvg({
    title: 'How long a leader waits who schedules a meeting',
    x: 'members of the group',
    y: 'milliseconds',
    lines: [line('preview'), line('press')],
  })
}
