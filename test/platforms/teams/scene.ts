import { createServer } from 'node:http'
import type { Incoming } from '#chat/incoming.ts'
import type { Answer, Receive } from '#chat/platform.ts'
import { systemClock } from '#clock.ts'
import { teamsPlatform } from '#platforms/teams/platform.ts'
import { chatWithMaria, maria } from './activities.ts'
import { addressOf } from './http.ts'
import { appId, appPassword, standIn, type TokenChange, tenant } from './stand-in.ts'

export const nairobi = { zone: 'Africa/Nairobi' }

/** Says nothing. */
const nothing: Answer = { outcome: { kind: 'nothing' }, reader: nairobi }

export type Scene = Awaited<ReturnType<typeof scene>>

/** The real Teams platform on a server of its own, in front of the stand-in. Maria has the bot installed. */
export async function scene(receive: Receive = async () => nothing) {
  const teams = await standIn()
  teams.conversations.add(chatWithMaria)
  teams.chats.set(maria.id, chatWithMaria)
  const received: Incoming[] = []
  const logged: { level: string; about: object; what: string }[] = []
  /** What was waited before another attempt, in milliseconds; the clock moves by it. */
  const pauses: number[] = []
  const waited = () => pauses.reduce((sum, pause) => sum + pause, 0)
  const at = (level: string) => (about: object, what: string) => void logged.push({ level, about, what })
  const platform = await teamsPlatform({
    appId,
    appPassword,
    tenants: [tenant.toUpperCase()],
    name: 'Convenor',
    standIns: teams.standIns,
    receive: async (incoming, handing) => {
      received.push(incoming)
      return receive(incoming, handing)
    },
    clock: { ...systemClock, real: () => systemClock.real() + waited() },
    postWithin: 300,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    log: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') },
  })
  const server = createServer((request, response) => void platform.handle(request, response))
  const url = `${await addressOf(server)}/api/messages`

  async function post(body: string, authorization?: string) {
    const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }
    const response = await fetch(url, { method: 'POST', headers, body })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }

  return {
    teams,
    platform,
    received,
    logged,
    pauses,
    url,
    post,
    /** An activity as Teams sends it, signed. */
    async sends(activity: Record<string, unknown>, changed?: TokenChange) {
      return post(JSON.stringify(activity), `Bearer ${await teams.token(changed)}`)
    },
    async stop() {
      await platform.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await teams.stop()
    },
  }
}
