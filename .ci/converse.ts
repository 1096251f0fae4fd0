import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Starts the real application with `npm start`, applies to a group through its JSON surface, reads the answer, and ends the
 * application by a signal. Says what fails, and exits with 1.
 */
type Field = { name: string; kind: string; optional?: true; options?: { value: string }[] }
type Form = { tag: object; fields: Field[]; values: Record<string, unknown>; errors: Record<string, string> }
type Outcome = { kind: string; form?: Form }

const port = await freePort()
const url = `http://127.0.0.1:${port}`
const app = spawn('npm', ['start'], { env: { ...process.env, PORT: String(port) }, stdio: 'inherit', detached: true })
const ended = once(app, 'exit')
try {
  await untilReady()
  await converse()
  await stop()
  console.log('the conversation was held, and the application ended cleanly')
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  if (app.exitCode === null && app.pid) process.kill(-app.pid, 'SIGKILL')
}

/** Ready means that `/readyz` says so; the first start has to fetch MongoDB. */
async function untilReady(): Promise<void> {
  for (let seconds = 0; seconds < 180; seconds++) {
    if (app.exitCode !== null) throw new Error(`npm start ended with ${app.exitCode}`)
    if ((await fetch(`${url}/readyz`).catch(() => undefined))?.ok) return
    await sleep(1_000)
  }
  throw new Error('not ready within 180 s')
}

async function converse(): Promise<void> {
  const { people } = await ask<{ people: { id: string }[] }>('people')
  expect(
    people.some(({ id }) => id === 'expert-nairobi'),
    'expert-nairobi is among the people',
  )
  let { outcome } = await say('said', { text: 'apply procurement' })
  outcome = (await submit(formOf(outcome), { email: 'not an address' })).outcome
  const refused = formOf(outcome)
  expect(
    'email' in refused.errors && refused.values.name === filled({ name: 'name', kind: 'text' }),
    'a bad e-mail is refused, and the rest is kept',
  )
  outcome = (await submit(refused, {})).outcome
  outcome = (await submit(formOf(outcome), {})).outcome
  expect(outcome.kind !== 'form', 'the application is handed in')
  await until('the acknowledgement arrives', async () => {
    const { messages } = await ask<{ messages: { kind: string }[] }>('inbox?as=expert-nairobi')
    return messages.some(({ kind }) => kind === 'application-received')
  })
}

async function stop(): Promise<void> {
  app.kill('SIGTERM')
  const [code] = await Promise.race([ended, sleep(10_000, ['still running after 10 s'])])
  expect(code === 0, `the application ends with 0 within 10 s of SIGTERM: ${code}`)
  expect(!(await fetch(`${url}/healthz`).catch(() => undefined)), 'nothing answers any more')
}

function submit(form: Form, changes: Record<string, unknown>): Promise<{ outcome: Outcome }> {
  const answers = Object.fromEntries(form.fields.map((field) => [field.name, filled(field)]))
  return say('submitted', { tag: form.tag, raw: { ...answers, ...changes } })
}

/** Something that a person could answer. */
function filled({ name, kind, options }: Field): unknown {
  if (kind === 'statement') return true
  if (kind === 'choice') return options?.[0]?.value
  if (kind === 'choices') return options?.slice(0, 1).map(({ value }) => value)
  if (kind === 'email') return 'expert-nairobi@example.org'
  return name === 'zone' ? 'Africa/Nairobi' : name === 'country' ? 'Kenya' : `My ${name}`
}

function formOf({ form }: Outcome): Form {
  if (!form) throw new Error('a form was expected')
  return form
}

async function say(what: 'said' | 'submitted', body: object): Promise<{ outcome: Outcome }> {
  return ask(what, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'expert-nairobi', ...body }),
  })
}

async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(`${url}/local/api/${path}`, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return JSON.parse(text)
}

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await isSo()) return
    await sleep(100)
  }
  throw new Error(`not within 10 s: ${what}`)
}

function expect(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`)
  console.log(`- ${what}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
