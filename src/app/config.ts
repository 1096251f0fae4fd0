import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Environment, gaps, type SettingProblem } from './setting-gaps.ts'
import {
  type Account,
  isAccount,
  isLoopback,
  isMailbox,
  isOrigin,
  type Mailbox,
  toAccount,
  toMailbox,
  withDatabase,
} from './setting-words.ts'

/** What a process is set to. Secrets are in it: it is never written anywhere. */
export type Config = {
  port: number
  /** How the outside reaches us, without a slash at the end. */
  publicUrl: string
  /** Null: our own MongoDB in `.convenor/`. It names a database. */
  mongodbUri: string | null
  charter: string
  localChat: boolean
  /** What links are signed with; null: a secret is made once and stored. */
  linkSecret: string | null
  secretariat: Account[]
  slack: { signingSecret: string; botToken: string; team: string; apiUrl: string | null } | null
  teams: { appId: string; appPassword: string; tenants: string[]; standIn: TeamsStandIn | null } | null
  /** Null: no invitations by e-mail. `url` may hold a password. */
  mail: { url: string; from: Mailbox } | null
  /** Who sends it may read `/metrics`; null: only programs on this computer may. */
  metricsToken: string | null
  logLevel: 'debug' | 'info' | 'warn' | 'error'
}

/** What Teams' servers are replaced by in tests, all on this computer. */
type TeamsStandIn = { openIdUrl: string; tokenIssuer: string; oauthScope: string; loginUrl: string }

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const text = z.string().optional()
const standIn = z
  .string()
  .refine(
    (url) => isLoopback(url) && /^https?:/.test(url),
    'is for tests, and may only be an address of this computer, for instance http://127.0.0.1:9001. Remove it for the real service.',
  )
  .optional()

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 1 to 65535, for instance 3978.')
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, 'must be a number from 1 to 65535, for instance 3978.')
    .default(3978),
  PUBLIC_URL: z
    .string()
    .refine(
      isOrigin,
      'must be the address under which people reach Convenor, without a path, for instance https://convenor.example.org (https, unless it is this computer).',
    )
    .transform((url) => new URL(url).origin)
    .optional(),
  MONGODB_URI: z
    .string()
    .regex(
      /^mongodb(\+srv)?:\/\/[^/?]+(\/[^?]*)?(\?.*)?$/,
      'must begin with mongodb:// or mongodb+srv://. Remove it to use the MongoDB that Convenor starts by itself.',
    )
    .transform(withDatabase)
    .optional(),
  CHARTER: z.string().default('charters/u4ssc.yaml'),
  LOCAL_CHAT: z
    .enum(['on', 'off'], 'must be on or off. Remove it, and the local chat is on while neither Slack nor Teams is.')
    .transform((word) => word === 'on')
    .optional(),
  LINK_SECRET: z
    .string()
    .min(32, 'must have 32 characters or more: `openssl rand -hex 32` makes one. Remove it, and one is made and kept.')
    .optional(),
  SECRETARIAT_ACCOUNTS: z
    .string()
    .refine(
      (list) => list.split(',').every(isAccount),
      'must be a list such as slack:T0123ABCD:U0456EFGH,teams:TENANT-ID:OBJECT-ID.',
    )
    .transform((list) => list.split(',').map(toAccount))
    .default([]),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^[0-9a-f]{32}$/i,
      'must be the signing secret, of 32 digits and letters from a to f. It stands under "Basic Information" of the Slack app.',
    )
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(
      /^xoxb-/,
      'must be the bot token, which begins with xoxb-. It stands under "OAuth & Permissions" of the Slack app. One that begins with xoxe. expires after 12 hours: install the app again, without token rotation.',
    )
    .optional(),
  SLACK_TEAM: z
    .string()
    .regex(
      /^T[A-Z0-9]+$/,
      'must be the id of one workspace, which begins with T. It stands in its address: https://app.slack.com/client/T... An id that begins with E is a whole organisation: name one of its workspaces.',
    )
    .optional(),
  SLACK_API_URL: standIn,
  TEAMS_APP_ID: z
    .string()
    .regex(guid, 'must be the application (client) id of the bot, such as 00000000-0000-0000-0000-000000000000.')
    .optional(),
  TEAMS_APP_PASSWORD: text,
  TEAMS_TENANTS: z
    .string()
    .refine(
      (list) => list.split(',').every((id) => guid.test(id.trim())),
      'must be a list of tenant ids with commas between them, each such as 00000000-0000-0000-0000-000000000000.',
    )
    .transform((list) => list.split(',').map((id) => id.trim().toLowerCase()))
    .optional(),
  TEAMS_OPENID_URL: standIn,
  TEAMS_TOKEN_ISSUER: text,
  TEAMS_OAUTH_SCOPE: text,
  TEAMS_LOGIN_URL: standIn,
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/([^@/\s]+@)?[^@/\s]+\/?(\?\S*)?$/,
      'must begin with smtp:// or smtps://, for instance smtps://user:password@mail.example.org.',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(isMailbox, 'must be an address, or a name and an address: Convenor <convenor@example.org>.')
    .transform(toMailbox)
    .optional(),
  METRICS_TOKEN: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,}$/,
      'must have 16 characters or more, without spaces: `openssl rand -hex 32` makes one. Without it the metrics are shown only where PUBLIC_URL is this computer, and only to programs on it.',
    )
    .optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error.').default('info'),
})
type Settings = z.infer<typeof settings>

/** Every setting there is; `.env.example` explains each. */
export const settingNames = Object.keys(settings.shape)

/** What the environment sets, or everything that is wrong with it at once. An empty setting is one that is not set. */
export function readConfig(env: Environment): { config: Config } | { problems: SettingProblem[] } {
  const given = Object.fromEntries(settingNames.map((name) => [name, env[name]?.trim() || undefined]))
  const read = settings.safeParse(given)
  const faults = (read.error?.issues ?? []).map(({ path, message }) => ({
    setting: String(path[0]),
    sentence: `${String(path[0])} ${message}`,
  }))
  const problems = [...faults, ...gaps(given)]
  return read.success && problems.length === 0 ? { config: toConfig(read.data) } : { problems }
}

/** The environment of this process, and where it leaves something open, the file `.env` in the working folder. */
export function environment(): Environment {
  try {
    process.loadEnvFile()
  } catch (error) {
    if (!(Error.isError(error) && 'code' in error && error.code === 'ENOENT')) throw error
  }
  return process.env
}

/**
 * Where to look for a mongod. The cache is the user's, not the repository's: a fresh clone on the same computer starts at once.
 * Deleting `~/.cache/convenor` and `.convenor/` is a first run again.
 */
export function mongodLocations(env: Environment): {
  systemBinary: string | undefined
  searchPath: string
  cacheFolder: string
} {
  return {
    systemBinary: env.MONGOMS_SYSTEM_BINARY || undefined,
    searchPath: env.PATH ?? '',
    cacheFolder: join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'convenor'),
  }
}

/** The secret values of a configuration, for the log to leave out. */
export function secretsOf(config: Config): string[] {
  const passwordIn = (url?: string | null) => url?.match(/^[^/]+\/\/[^@/]*:([^@/]+)@/)?.[1]
  const all = [
    config.linkSecret,
    config.metricsToken,
    config.slack?.signingSecret,
    config.slack?.botToken,
    config.teams?.appPassword,
    passwordIn(config.mongodbUri),
    passwordIn(config.mail?.url),
  ]
  return all.filter((secret) => secret !== null && secret !== undefined)
}

function toConfig(s: Settings): Config {
  const slack =
    s.SLACK_SIGNING_SECRET && s.SLACK_BOT_TOKEN && s.SLACK_TEAM
      ? {
          signingSecret: s.SLACK_SIGNING_SECRET,
          botToken: s.SLACK_BOT_TOKEN,
          team: s.SLACK_TEAM,
          apiUrl: s.SLACK_API_URL ?? null,
        }
      : null
  const teams =
    s.TEAMS_APP_ID && s.TEAMS_APP_PASSWORD && s.TEAMS_TENANTS
      ? { appId: s.TEAMS_APP_ID, appPassword: s.TEAMS_APP_PASSWORD, tenants: s.TEAMS_TENANTS, standIn: toStandIn(s) }
      : null
  return {
    port: s.PORT,
    publicUrl: s.PUBLIC_URL ?? `http://localhost:${s.PORT}`,
    mongodbUri: s.MONGODB_URI ?? null,
    charter: s.CHARTER,
    localChat: s.LOCAL_CHAT ?? !(slack || teams),
    linkSecret: s.LINK_SECRET ?? null,
    secretariat: s.SECRETARIAT_ACCOUNTS,
    slack,
    teams,
    mail: s.SMTP_URL && s.MAIL_FROM ? { url: s.SMTP_URL, from: s.MAIL_FROM } : null,
    metricsToken: s.METRICS_TOKEN ?? null,
    logLevel: s.LOG_LEVEL,
  }
}

function toStandIn(s: Settings): TeamsStandIn | null {
  const {
    TEAMS_OPENID_URL: openIdUrl,
    TEAMS_TOKEN_ISSUER: tokenIssuer,
    TEAMS_OAUTH_SCOPE: oauthScope,
    TEAMS_LOGIN_URL: loginUrl,
  } = s
  return openIdUrl && tokenIssuer && oauthScope && loginUrl ? { openIdUrl, tokenIssuer, oauthScope, loginUrl } : null
}
