import { z } from 'zod'
import type { Clock } from '#clock.ts'
import { limits } from '../limits.ts'
import { notPosted, PostError, wireError } from './post-error.ts'

/** `loginUrl` names the tenant too: `https://login.microsoftonline.com/<tenant>`. */
export type BotCredentials = { appId: string; appPassword: string; loginUrl: string; scope: string }

const tokenShape = z.object({ access_token: z.string(), expires_in: z.coerce.number() })

/** A token is renewed this long before it ends. In milliseconds. */
const margin = 5 * 60_000

/** `forget`: Teams does not take this token any more, though it has not ended. */
export type BotToken = (() => Promise<string>) & { forget(): void }

/**
 * The bot's own token for the connector (OAuth 2.0 client credentials, RFC 6749 section 4.4), kept until shortly before
 * it ends, and asked for once however many wait. @returns a function that throws PostError, always of a fate that says:
 * nothing was posted.
 */
export function botToken(credentials: BotCredentials, clock: Clock): BotToken {
  let kept: { token: string; until: number } | null = null
  let asking: Promise<string> | null = null

  async function fresh(): Promise<string> {
    const { access_token: token, expires_in: seconds } = await askForToken(credentials)
    kept = { token, until: clock.real() + seconds * 1000 - margin }
    return token
  }

  async function token(): Promise<string> {
    if (kept !== null && kept.until > clock.real()) return kept.token
    asking ??= fresh().finally(() => {
      asking = null
    })
    return asking
  }
  return Object.assign(token, {
    forget() {
      kept = null
    },
  })
}

async function askForToken({
  appId,
  appPassword,
  loginUrl,
  scope,
}: BotCredentials): Promise<z.output<typeof tokenShape>> {
  const form = {
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: appPassword,
    scope: `${scope}/.default`,
  }
  const response = await fetch(`${loginUrl.replace(/\/$/, '')}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(limits.postWithin),
  }).catch((error: unknown) => {
    throw new PostError(notPosted, `no token for Teams: ${wireError(error).message}`)
  })
  const token = tokenShape.safeParse(await response.json().catch(() => null))
  if (!response.ok || !token.success) {
    const { status } = response
    throw new PostError(notPosted, `no token for Teams: the log-in service answered ${status}`, { status })
  }
  return token.data
}
