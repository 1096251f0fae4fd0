import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Act, Raw } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { startBrowser } from './browser.ts'
import { startApplication } from './story/application.ts'

// Makes docs/picture.png, the picture of the README: the real application, a real conversation, a real browser.

const applicants = {
  'expert-nairobi': {
    capacity: 'Urban planner',
    country: 'Kenya',
    expertise: 'Public transport tenders.',
    zone: 'Nairobi',
  },
  'expert-lima': { capacity: 'Economist', country: 'Peru', expertise: 'Case studies of tenders.', zone: 'Lima' },
  'expert-sydney': { capacity: 'Engineer', country: 'Australia', expertise: 'Life-cycle costs.', zone: 'Sydney' },
}
const leader = 'leader-procurement'

const folder = await mkdtemp(join(tmpdir(), 'convenor-picture-'))
const application = await startApplication({ CHARTER: resolve('charters/u4ssc.yaml') }, folder)
try {
  for (const [id, about] of Object.entries(applicants)) await apply(id, about)
  await call('clock', { forward: 'PT5M' })
  for (const { text, message } of (await call<Inbox>(`inbox?as=${leader}&after=`)).messages)
    if (text.includes('applied to')) await call('pressed', { as: leader, act: actOf(message, 'Accept') })
  await call('clock', { forward: 'PT1H' })
  const picture = await scheduling()
  await writeFile('docs/picture.png', picture)
  process.stdout.write(`docs/picture.png, ${Math.round(picture.length / 1000)} KB\n`)
} finally {
  await application.end()
  await rm(folder, { recursive: true })
}

type Inbox = { messages: { text: string; message: Message }[] }

/** Somebody applies and ticks everything. */
async function apply(as: string, about: Raw): Promise<void> {
  const first = await acted(as, 'said', { text: 'apply procurement' })
  const second = await acted(as, 'submitted', { tag: first.tag, raw: { ...first.values, ...about } })
  const ticks = Object.fromEntries(second.fields.map(({ name }) => [name, true]))
  await call('submitted', { as, tag: second.tag, raw: ticks })
}

/** @returns the form that comes back. */
async function acted(as: string, how: 'said' | 'submitted', what: object) {
  const { outcome } = await call<{ outcome: Outcome }>(how, { as, ...what })
  if (outcome.kind !== 'form') throw new Error(`no form for ${as}, but ${JSON.stringify(outcome)}`)
  return outcome.form
}

function actOf({ blocks }: Message, label: string): Act {
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const found = buttons.find((button) => button.label === label)
  if (!found || !('act' in found)) throw new Error(`no button ${label}`)
  return found.act
}

async function call<T = unknown>(path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(
    `${application.url}/local/api/${path}`,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : {},
  )
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as T
}

/** The leader types a meeting into the page and looks at what it means, before anybody is told. */
async function scheduling(): Promise<Buffer> {
  const browser = await startBrowser()
  try {
    const page = await browser.newPage({
      viewport: { width: 1180, height: 760 },
      deviceScaleFactor: 1.4,
      colorScheme: 'light',
    })
    await page.goto(`${application.url}/?as=${leader}`)
    await page.getByLabel('Message to Convenor').fill('schedule procurement 21 May 15:00 Geneva 90m Case studies')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Schedule and tell/ }).waitFor()
    await page.waitForTimeout(500)
    return await page.screenshot()
  } finally {
    await browser.close()
  }
}
