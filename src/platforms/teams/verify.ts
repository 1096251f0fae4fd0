import { z } from 'zod'
import type { Activity } from './internal/activity.ts'

/** Whom we believe. `issuer` signs what comes from Teams; `loopback`: the far side is a stand-in on this machine. */
export type Trust = { issuer: string; tenants: ReadonlySet<string>; loopback: boolean }

const headShape = z.object({ alg: z.literal('RS256') })
const claimsShape = z.object({ iss: z.string() })

/**
 * What must hold before the SDK is asked to check a token, because it would ask somebody else about it or let it pass: the
 * channel, the signing method, who issued it, and that there is a service URL (which the SDK compares with the token's).
 * @returns why the request is refused, or null.
 */
export function tokenProblem(
  authorization: string,
  activity: Pick<Activity, 'channelId' | 'serviceUrl'>,
  trust: Trust,
): string | null {
  const [, head, claims] = /^Bearer ([\w-]+)\.([\w-]+)\.[\w-]+$/.exec(authorization) ?? []
  if (head === undefined || claims === undefined) return 'no token'
  if (!headShape.safeParse(decoded(head)).success) return 'signed in another way than RS256'
  if (claimsShape.safeParse(decoded(claims)).data?.iss !== trust.issuer) return 'another issuer'
  if (activity.channelId !== 'msteams') return 'another channel than Teams'
  if (!isServiceUrl(activity.serviceUrl, trust)) return 'a service URL that is not of Teams'
  return null
}

/** The tenant an activity belongs to; null where its two places disagree, or it is not one of ours. */
export function trustedTenant({ conversation, channelData }: Activity, { tenants }: Trust): string | null {
  const named = [conversation.tenantId, channelData?.tenant?.id].flatMap((id) => id?.toLowerCase() ?? [])
  const [tenant] = named
  return tenant !== undefined && tenants.has(tenant) && named.every((id) => id === tenant) ? tenant : null
}

/** Whether replies may be sent there: our token goes with them. */
export function isServiceUrl(url: string, { loopback }: Pick<Trust, 'loopback'>): boolean {
  return isHostOf(url, { loopback, hosts: ['smba.trafficmanager.net', '.botframework.com', '.teams.microsoft.com'] })
}

/** Whether an address is https and on one of the hosts (`.x.y` = any below it), or on this machine where stand-ins are used. */
export function isHostOf(url: string, { loopback, hosts }: { loopback: boolean; hosts: readonly string[] }): boolean {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' }
  if (loopback) return hostname === '127.0.0.1' || hostname === 'localhost'
  return (
    protocol === 'https:' && hosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host))
  )
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return null
  }
}
