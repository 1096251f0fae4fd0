import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '#app/log.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { cloudAdapter, microsoft, type StandIns } from './internal/adapter.ts'
import { createPresenter } from './internal/answer.ts'
import { botToken } from './internal/bot-token.ts'
import { tokenChecker } from './internal/check-token.ts'
import { connector as connectorOf } from './internal/connector.ts'
import { names as namesOf } from './internal/names.ts'
import { recentKeys } from './internal/recent-keys.ts'
import { serviceUrls as serviceUrlsOf } from './internal/service-urls.ts'
import { TeamsBot } from './internal/teams-bot.ts'
import { limits } from './limits.ts'
import { openFile } from './open-file.ts'
import { receiver } from './receive.ts'
import { sender } from './send.ts'

/**
 * `tenants`: the ids that may speak to the bot; the first is the one the bot is registered in. `name`: what the bot is
 * called. `standIns` take the place of Microsoft's addresses and are for tests on this machine only.
 */
export type TeamsOptions = {
  appId: string
  appPassword: string
  tenants: string[]
  name: string
  standIns?: StandIns
  receive: Receive
  clock: Clock
  log: Log
  /** How long one post may take, in milliseconds. */
  postWithin?: number
  /** How to wait before another attempt; tests move their clock instead. */
  pause?: (milliseconds: number) => Promise<void>
}

/** Microsoft Teams, through one messaging endpoint. @throws where the app id or the tenants are empty. */
export async function teamsPlatform(options: TeamsOptions): Promise<Platform> {
  const { appId, appPassword, tenants, name, standIns, receive, clock, log } = options
  const [home] = tenants
  if (home === undefined) throw new Error('Teams needs the id of the tenant the bot is registered in')
  const loginUrl = standIns?.loginUrl ?? `${microsoft.loginUrl}/${home}`
  const scope = standIns?.oauthScope ?? microsoft.oauthScope
  const token = botToken({ appId, appPassword, loginUrl, scope }, clock)
  const { postWithin = limits.postWithin } = options
  const adapter = cloudAdapter({ appId, token, postWithin, ...(standIns && { standIns }) })
  const loopback = standIns !== undefined
  const trust = {
    issuer: standIns?.tokenIssuer ?? microsoft.tokenIssuer,
    tenants: new Set(tenants.map((id) => id.toLowerCase())),
    loopback,
  }
  const openIdUrl = standIns?.openIdUrl ?? microsoft.openIdUrl
  const checkToken = tokenChecker({ openIdUrl, issuer: trust.issuer, audience: appId })
  const connector = connectorOf(adapter, appId)
  const names = namesOf()
  const serviceUrls = serviceUrlsOf()
  const stopping = new AbortController()
  const untilStopped = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  const { pause = untilStopped } = options
  const show = createPresenter({
    connector,
    names,
    name,
    appId,
    log,
    real: clock.real,
    pause,
    stopping: stopping.signal,
  })
  const inHand = new Set<Promise<unknown>>()
  function keep<Work>(work: Promise<Work>): Promise<Work> {
    const kept = work.finally(() => inHand.delete(kept))
    inHand.add(kept)
    return kept
  }
  const bot = new TeamsBot({ receive, show, keep, connector, names, clock, log, answeredKeys: recentKeys() })
  const handle = receiver({ adapter, bot, trust, checkToken, serviceUrls, log })
  return {
    name: 'teams',
    paths: ['/api/messages'],
    handle: (request, response) => keep(handle(request, response)),
    ...sender({ connector, serviceUrls, names, token }),
    openFile: (ref) => openFile(ref, { loopback }),
    async stop() {
      stopping.abort()
      while (inHand.size > 0) await Promise.allSettled(inHand)
    },
  }
}
