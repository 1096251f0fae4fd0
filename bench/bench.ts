import { answersBench } from './answers.ts'
import { calendarBench } from './calendar.ts'
import { callsBench } from './calls.ts'
import { incomingBench } from './incoming.ts'
import { nightsBench } from './nights.ts'
import { type Figure, fairTimesPerSecond, phrasesPerSecond } from './phrases.ts'
import { scheduleBench } from './schedule.ts'
import { sendingBench } from './sending.ts'
import { startBench } from './start.ts'
import { yearBench } from './year.ts'

type Say = (line: string) => void

const benches: Record<string, (say: Say, rest: readonly string[]) => void | Promise<void>> = {
  calendar(say) {
    calendarBench(say)
    for (const { what, value } of figures()) say(`${what}: ${value}`)
  },
  nights: (say) => nightsBench(say),
  calls: (say) => callsBench(say),
  sending: sendingBench,
  schedule: scheduleBench,
  answers: answersBench,
  start: startBench,
  year: yearBench,
  incoming: incomingBench,
}

/** Words to times, and the fairest of many times. */
function figures(): Figure[] {
  return [...phrasesPerSecond(), ...fairTimesPerSecond()]
}

const [name = '', ...rest] = process.argv.slice(2)
const bench = benches[name]
if (bench === undefined) {
  process.stderr.write(`There is no bench "${name}". There is: ${Object.keys(benches).join(', ')}\n`)
  process.exitCode = 1
} else await bench((line) => process.stdout.write(`${line}\n`), rest)
