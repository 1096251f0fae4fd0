import { createRemoteJWKSet, errors, jwtVerify, type RemoteJWKSet } from 'jose'
import { z } from 'zod'
import { limits } from '../limits.ts'

/** Whose tokens are good. `openIdUrl` says where the issuer publishes its keys; `audience` is the bot's app id. */
export type TokenTrust = { openIdUrl: string; issuer: string; audience: string }

/** `unchecked`: the keys could not be had, so nobody can tell. */
export type TokenVerdict = 'good' | 'refused' | 'unchecked'

const openIdShape = z.object({ jwks_uri: z.url() })
const keyShape = z.object({ kid: z.string(), endorsements: z.array(z.string()).optional() })

/** What the SDK allows, too: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const tolerance = 300

/** Keys change about every month. In milliseconds. */
const keysAreGoodFor = 24 * 60 * 60_000

/**
 * Checks a token before the SDK does, which writes what it refuses to the console: so the SDK only sees tokens that are
 * good, and checks them once more. Keys are fetched when they are first needed, and again for a key that is not among
 * them, twice a minute at most.
 */
export function tokenChecker({ openIdUrl, issuer, audience }: TokenTrust): (token: string) => Promise<TokenVerdict> {
  let known: RemoteJWKSet | null = null

  async function keys(): Promise<RemoteJWKSet> {
    if (known !== null) return known
    const response = await fetch(openIdUrl, { signal: AbortSignal.timeout(limits.keysWithin) })
    const { jwks_uri: uri } = openIdShape.parse(await response.json())
    known = createRemoteJWKSet(new URL(uri), { timeoutDuration: limits.keysWithin, cacheMaxAge: keysAreGoodFor })
    return known
  }

  return async (token) => {
    try {
      const set = await keys()
      const { protectedHeader } = await jwtVerify(token, set, {
        issuer,
        audience,
        algorithms: ['RS256'],
        clockTolerance: tolerance,
        requiredClaims: ['exp'],
      })
      return isEndorsed(set, protectedHeader.kid) ? 'good' : 'refused'
    } catch (error) {
      return error instanceof errors.JOSEError && !aboutFetching(error) ? 'refused' : 'unchecked'
    }
  }
}

/** A key signs for the channels it names; one that names none signs for all. */
function isEndorsed(set: RemoteJWKSet, kid: string | undefined): boolean {
  const key = set.jwks()?.keys.find((one) => one.kid === kid)
  const { endorsements = [] } = keyShape.safeParse(key).data ?? {}
  return endorsements.length === 0 || endorsements.includes('msteams')
}

/** Jose also has errors of its own for keys that did not come, or are no keys. */
function aboutFetching({ code }: errors.JOSEError): boolean {
  return code === 'ERR_JWKS_TIMEOUT' || code === 'ERR_JWKS_INVALID' || code === 'ERR_JOSE_GENERIC'
}
