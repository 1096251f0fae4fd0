import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { type Config, mongodLocations, readConfig, secretsOf, settingNames } from '#app/config.ts'
import type { Environment } from '#app/setting-gaps.ts'

const guid = '11111111-2222-3333-4444-555555555555'
const slack = { SLACK_SIGNING_SECRET: 'a1'.repeat(16), SLACK_BOT_TOKEN: 'xoxb-1', SLACK_TEAM: 'T1' }
const teams = { TEAMS_APP_ID: guid, TEAMS_APP_PASSWORD: 'p', TEAMS_TENANTS: guid }
const open = { PUBLIC_URL: 'https://convenor.example.org', SECRETARIAT_ACCOUNTS: 'slack:T1:U1' }
const teamsStandIn = {
  TEAMS_OPENID_URL: 'http://127.0.0.1:9001/openid',
  TEAMS_TOKEN_ISSUER: 'https://issuer.example',
  TEAMS_OAUTH_SCOPE: 'scope',
  TEAMS_LOGIN_URL: 'http://localhost:9001/login',
}

function configOf(env: Environment): Config {
  const read = readConfig(env)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.config
}

function problemsOf(env: Environment): string[] {
  const read = readConfig(env)
  return 'problems' in read ? read.problems.map(({ setting }) => setting) : []
}

describe('the settings', () => {
  test('with none, the local chat runs U4SSC on port 3978 with a MongoDB of its own', () => {
    expect(configOf({})).toMatchObject({
      port: 3978,
      publicUrl: 'http://localhost:3978',
      mongodbUri: null,
      charter: 'charters/u4ssc.yaml',
      localChat: true,
      slack: null,
      teams: null,
    })
  })

  test('an empty setting is one that is not set', () => {
    expect(configOf({ PORT: '', SLACK_TEAM: ' ', LOCAL_CHAT: '' })).toEqual(configOf({}))
  })

  test('the local chat is off beside a platform, unless asked for', () => {
    expect(configOf({ ...open, ...slack }).localChat).toBe(false)
    expect(configOf({ ...open, ...slack, LOCAL_CHAT: 'on' }).localChat).toBe(true)
  })

  test('names the accounts of the secretariat', () => {
    const { secretariat } = configOf({ SECRETARIAT_ACCOUNTS: 'slack:T1:U1, teams:tenant:object' })
    expect(secretariat).toEqual([
      { platform: 'slack', workspace: 'T1', user: 'U1' },
      { platform: 'teams', workspace: 'tenant', user: 'object' },
    ])
  })

  test.each([
    ['mongodb://a:1,b:2/?replicaSet=r', 'mongodb://a:1,b:2/convenor?replicaSet=r'],
    ['mongodb+srv://u:p@host', 'mongodb+srv://u:p@host/convenor'],
    ['mongodb://a/mine', 'mongodb://a/mine'],
  ])('%s means the database of %s', (given, used) => {
    expect(configOf({ MONGODB_URI: given }).mongodbUri).toBe(used)
  })

  test('e-mail has a server and a sender, with or without a name', () => {
    const mail = (from: string) => configOf({ SMTP_URL: 'smtp://127.0.0.1:1025', MAIL_FROM: from }).mail
    expect(mail('"Convenor" <c@example.org>')).toEqual({
      url: 'smtp://127.0.0.1:1025',
      from: { name: 'Convenor', email: 'c@example.org' },
    })
    expect(mail('c@example.org')?.from).toEqual({ name: '', email: 'c@example.org' })
    expect(configOf({}).mail).toBeNull()
  })

  test('Teams may be replaced by stand-ins, and needs no public address then', () => {
    const config = configOf({ ...teams, ...teamsStandIn, SECRETARIAT_ACCOUNTS: `teams:${guid}:b` })
    expect(config.teams?.standIn).toMatchObject({
      loginUrl: 'http://localhost:9001/login',
      tokenIssuer: 'https://issuer.example',
    })
  })
})

describe('wrong settings', () => {
  test('are all listed at once, each with how to mend it, and no secret is repeated', () => {
    const read = readConfig({
      PORT: 'x',
      LOG_LEVEL: 'loud',
      LINK_SECRET: 'short-secret',
      SLACK_BOT_TOKEN: 'xoxp-mine',
      MONGODB_URI: 'localhost',
    })
    const problems = 'problems' in read ? read.problems : []
    expect(problems.map(({ setting }) => setting)).toEqual([
      'PORT',
      'MONGODB_URI',
      'LINK_SECRET',
      'SLACK_BOT_TOKEN',
      'LOG_LEVEL',
      'SLACK_SIGNING_SECRET',
      'SLACK_TEAM',
      'SECRETARIAT_ACCOUNTS',
      'PUBLIC_URL',
    ])
    for (const { setting, sentence } of problems) expect(sentence).toMatch(new RegExp(`^${setting} .*\\.$`))
    expect(JSON.stringify(problems)).not.toMatch(/short-secret|xoxp-mine/)
  })

  test.each<[string, Environment, string[]]>([
    ['half of Slack', { ...open, SLACK_TEAM: 'T1', SLACK_SIGNING_SECRET: 'a1'.repeat(16) }, ['SLACK_BOT_TOKEN']],
    ['half of Teams', { ...open, TEAMS_APP_ID: guid }, ['TEAMS_APP_PASSWORD', 'TEAMS_TENANTS']],
    [
      'half of a stand-in',
      { ...open, ...teams, TEAMS_LOGIN_URL: 'http://[::1]:1/' },
      ['TEAMS_OPENID_URL', 'TEAMS_TOKEN_ISSUER', 'TEAMS_OAUTH_SCOPE'],
    ],
    ['a signing secret of one character', { ...open, ...slack, SLACK_SIGNING_SECRET: 's' }, ['SLACK_SIGNING_SECRET']],
    ['a token that is rotated', { ...open, ...slack, SLACK_BOT_TOKEN: 'xoxe.xoxb-1' }, ['SLACK_BOT_TOKEN']],
    ['a refresh token', { ...open, ...slack, SLACK_BOT_TOKEN: 'xoxe-1' }, ['SLACK_BOT_TOKEN']],
    ['an organisation for a workspace', { ...open, ...slack, SLACK_TEAM: 'E1' }, ['SLACK_TEAM']],
    [
      'a secretariat of another workspace',
      { ...open, ...slack, SECRETARIAT_ACCOUNTS: 'slack:T1:U1,slack:T2:U2' },
      ['SECRETARIAT_ACCOUNTS'],
    ],
    [
      'a secretariat of another tenant',
      { ...open, ...teams, SECRETARIAT_ACCOUNTS: 'teams:00000000-0000-0000-0000-00000000000f:x' },
      ['SECRETARIAT_ACCOUNTS'],
    ],
    ['a stand-in elsewhere', { ...open, ...slack, SLACK_API_URL: 'https://slack.example/api/' }, ['SLACK_API_URL']],
    [
      'a stand-in with a loopback name before another host',
      { ...open, ...slack, SLACK_API_URL: 'http://localhost.example/' },
      ['SLACK_API_URL'],
    ],
    ['a platform with no public address', { ...slack, SECRETARIAT_ACCOUNTS: 'slack:T1:U1' }, ['PUBLIC_URL']],
    ['a platform with nobody to appoint', { ...slack, PUBLIC_URL: 'https://c.example' }, ['SECRETARIAT_ACCOUNTS']],
    ['a public address without TLS', { PUBLIC_URL: 'http://c.example' }, ['PUBLIC_URL']],
    ['a public address with a path', { PUBLIC_URL: 'https://c.example/bot' }, ['PUBLIC_URL']],
    ['a token of a few letters', { METRICS_TOKEN: 'few' }, ['METRICS_TOKEN']],
    ['a token that no header can hold', { METRICS_TOKEN: 'a token with spaces in it' }, ['METRICS_TOKEN']],
    ['no way to talk', { LOCAL_CHAT: 'off' }, ['LOCAL_CHAT']],
    ['an unknown word', { LOCAL_CHAT: 'yes' }, ['LOCAL_CHAT']],
    ['a port too high', { PORT: '70000' }, ['PORT']],
    ['an account of no platform', { SECRETARIAT_ACCOUNTS: 'slack:T1:U1,irc:a:b' }, ['SECRETARIAT_ACCOUNTS']],
    ['half of e-mail', { SMTP_URL: 'smtp://127.0.0.1' }, ['MAIL_FROM']],
    ['a sender that is no address', { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'Convenor' }, ['MAIL_FROM']],
    ['a mail server by another name', { SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.example' }, ['SMTP_URL']],
    ['a tenant by name', { ...open, ...teams, TEAMS_TENANTS: `${guid},contoso` }, ['TEAMS_TENANTS']],
  ])('%s is a mistake', (_what, env, settings) => {
    expect(problemsOf(env)).toEqual(settings)
  })
})

test('.env.example explains every setting, and no other', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? [])
  expect(named.toSorted()).toEqual([...settingNames].toSorted())
})

test('.env.example as it stands is a working configuration', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n')
  const env = Object.fromEntries(lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=', 2)))
  expect(configOf(env)).toEqual(configOf({}))
})

test('the secrets for the log to hide are all of them', () => {
  const config = configOf({
    ...open,
    ...slack,
    ...teams,
    LINK_SECRET: 'l'.repeat(32),
    METRICS_TOKEN: 'm'.repeat(16),
    MONGODB_URI: 'mongodb://me:pw@host/c',
    SMTP_URL: 'smtps://me:mail-pw@host',
    MAIL_FROM: 'Convenor <convenor@example.org>',
  })
  expect(secretsOf(config).toSorted()).toEqual(
    ['l'.repeat(32), 'm'.repeat(16), 'mail-pw', 'p', 'pw', 'xoxb-1', 'a1'.repeat(16)].toSorted(),
  )
})

test('mongod is cached for the user, outside the repository', () => {
  expect(mongodLocations({ XDG_CACHE_HOME: '/c', PATH: '/bin' })).toEqual({
    systemBinary: undefined,
    searchPath: '/bin',
    cacheFolder: '/c/convenor',
  })
  expect(mongodLocations({}).cacheFolder).toMatch(/\.cache\/convenor$/)
})
