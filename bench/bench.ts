import { calendarBench } from './calendar.ts'

const benches = { calendar: calendarBench }

const [name = ''] = process.argv.slice(2)
const bench = Object.entries(benches).find(([known]) => known === name)?.[1]
if (bench === undefined) {
  process.stderr.write(`There is no bench "${name}". There is: ${Object.keys(benches).join(', ')}\n`)
  process.exitCode = 1
} else bench((line) => process.stdout.write(`${line}\n`))
