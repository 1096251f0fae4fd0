import { clearLine, createInterface, cursorTo } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { conversation } from './chat/converse.ts'
import type { Terminal } from './chat/fill-form.ts'
import { type LocalApi, localApi, type Notice } from './chat/local-api.ts'

/** How often notices that arrived are looked for, in milliseconds. */
const lookEvery = 1000

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    as: { type: 'string', default: '' },
    device: { type: 'string' },
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 3978}` },
  },
})
const usage = [
  'Usage: npm run chat -- --as ID [--device ZONE] [--url URL]',
  '  --as ID          who you are, for instance leader-procurement; without it you see all ids',
  '  --device ZONE    the time zone of your device, for instance Australia/Sydney',
  '  --url URL        where Convenor runs; else http://localhost:3978',
  'In the chat: type words. A number presses its button. "cancel" leaves a form. Ctrl+D ends.',
].join('\n')
if (values.help) console.log(usage)
else process.exitCode = await chat(values)

/**
 * `npm run chat -- --as leader-procurement`: the local chat in a terminal; with `--device Australia/Sydney` as somebody
 * on the road. @returns the exit code.
 */
async function chat({ as, url, device }: Omit<typeof values, 'help'>): Promise<number> {
  const api = localApi(url, { as, device })
  const people = await api.people().catch(() => null)
  if (people === null)
    return refuse(`No Convenor answers at ${url}. Start it with npm start, or say where it is with --url.`)
  const person = people.find(({ id }) => id === as)
  if (!person) {
    const ids = people.map(({ id, name }) => `  ${id.padEnd(20)} ${name}`)
    return refuse(['Say who you are: npm run chat -- --as ID, where ID is one of', ...ids].join('\n'))
  }
  const { terminal, close } = openTerminal()
  const context = conversation(api, terminal, new Map(people.map(({ id, name }) => [id, name])))
  terminal.print(`You are ${person.name}. Type words; a number presses its button; cancel leaves a form; Ctrl+D ends.`)
  const ending = new AbortController()
  const watching = watch(api, context.arrived, ending.signal)
  for (let line = await terminal.ask('> '); line !== null; line = await terminal.ask('> ')) {
    const words = line.trim()
    if (words !== '') await context.typed(words).catch((error) => terminal.print(String(error.message ?? error)))
  }
  ending.abort()
  await watching
  close()
  return 0
}

/** Hands on notices as they arrive; those from before are not repeated. A Convenor that restarts is waited for. */
async function watch(api: LocalApi, arrived: (notice: Notice) => void, signal: AbortSignal): Promise<void> {
  let last = (await api.inbox(null)).at(-1)?.id ?? null
  while (!signal.aborted) {
    for (const notice of await api.inbox(last).catch(() => [])) {
      arrived(notice)
      last = notice.id
    }
    await sleep(lookEvery, undefined, { signal }).catch(() => {})
  }
}

/** Standard input and output. What is printed while somebody types stands above what they type. */
function openTerminal(): { terminal: Terminal; close(): void } {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const typed = lines[Symbol.asyncIterator]()
  let isAsking = false
  let isOpen = true
  // Lines from a file or a pipe are all there before the first is answered.
  lines.once('close', () => {
    isOpen = false
  })
  const ask: Terminal['ask'] = async (prompt) => {
    lines.setPrompt(prompt)
    if (isOpen) lines.prompt()
    isAsking = true
    const { done, value } = await typed.next()
    isAsking = false
    return done ? null : value
  }
  const print: Terminal['print'] = (...text) => {
    if (isAsking && process.stdout.isTTY) {
      clearLine(process.stdout, 0)
      cursorTo(process.stdout, 0)
    }
    console.log(text.join('\n'))
    if (isAsking && isOpen) lines.prompt(true)
  }
  return { terminal: { ask, print }, close: () => lines.close() }
}

function refuse(sentence: string): number {
  console.error(sentence)
  return 1
}
