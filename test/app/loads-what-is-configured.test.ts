import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { realTime } from '#clock.ts'
import { freePort } from '#database/ports.ts'
import { testDatabase } from '../database.ts'
import { botToken, type StandIn, startStandIn, workspace } from '../platforms/slack/stand-in.ts'

/* What a process has loaded when it is ready. Node itself tells, so the process is a real one. */

// One for the local chat, which moves its clock, and one for real time.
const [demo, real] = [testDatabase(), testDatabase()]
let slack: StandIn
beforeAll(async () => {
  slack = await startStandIn(realTime)
})
afterAll(() => slack.stop())

/** Names every file that Node loads, and hands the list out when it is asked. */
const listening = `
  import { registerHooks } from 'node:module'
  const loaded = []
  registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context) } })
  process.on('message', () => process.send(loaded))`

async function loadedBy(settings: Record<string, string>, { uri } = real): Promise<string[]> {
  const preload = `data:text/javascript,${encodeURIComponent(listening)}`
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, MONGODB_URI: uri, ...settings }
  const child = spawn(process.execPath, ['--import', preload, 'src/main.ts'], {
    env: { ...env, PORT: `${await freePort()}`, SECRETARIAT_ACCOUNTS: 'slack:T1:USECRETARY' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const gone = once(child, 'exit')
  const ready = new Promise<void>((resolve) => child.stdout?.on('data', (text) => /ready/.test(text) && resolve()))
  await Promise.race([ready, gone.then(() => Promise.reject(new Error('the process ended')))])
  const answered = once(child, 'message')
  child.send('what is loaded?')
  const [loaded] = await answered
  child.kill('SIGTERM')
  await gone
  return loaded as string[]
}

const packages = {
  slack: ['@slack/bolt', 'express'],
  teams: ['botbuilder', '@azure/msal-node', 'jose'],
  email: ['nodemailer'],
  tables: ['@vvo/tzdb', 'city-timezones', 'windows-iana', 'chrono-node'],
}
/** Of these packages, and of our own platforms, those of which anything is loaded. */
function present(loaded: readonly string[]): string[] {
  const names = Object.values(packages).flat()
  const platforms = ['slack', 'teams', 'local', 'email'].map((name) => `src/platforms/${name}`)
  const parts = [...names.map((name) => `node_modules/${name}`), ...platforms]
  return parts.filter((part) => loaded.some((url) => url.includes(`/${part}/`)))
}

const slackSettings = () => ({
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  SLACK_BOT_TOKEN: botToken,
  SLACK_TEAM: workspace.team,
  SLACK_API_URL: slack.apiUrl,
})
const teamsSettings = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001',
  TEAMS_APP_PASSWORD: 'password',
  TEAMS_TENANTS: '00000000-0000-4000-8000-000000000002',
}
const mailSettings = {
  PUBLIC_URL: 'https://convenor.example.org',
  SMTP_URL: 'smtp://127.0.0.1:9',
  MAIL_FROM: 'Convenor <convenor@example.org>',
}

describe('A process that is ready has loaded', () => {
  test('the local chat alone where nothing is configured, and no table of zones, cities and holidays', async () => {
    expect(present(await loadedBy({}, demo))).toEqual(['src/platforms/local'])
  })

  test('Bolt, and not botbuilder, where Slack is configured', async () => {
    expect(present(await loadedBy(slackSettings()))).toEqual([
      'node_modules/@slack/bolt',
      'node_modules/express',
      'src/platforms/slack',
    ])
  })

  test('botbuilder and the mail library, and not Bolt, where Teams and e-mail are configured', async () => {
    expect(present(await loadedBy({ ...teamsSettings, ...mailSettings }))).toEqual([
      ...packages.teams.map((name) => `node_modules/${name}`),
      'node_modules/nodemailer',
      'src/platforms/teams',
      'src/platforms/email',
    ])
  })
})
