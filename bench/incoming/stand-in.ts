import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer that reached us: whose command it is for (its number, or just the person it was posted to), and its body. */
type Heard = (about: { nth: number } | { user: string }, body: string) => void

/**
 * Slack's Web API as it answers at once and costs next to nothing: it checks nothing, and knows everybody. The one of the
 * tests checks every block against Slack's schema, which takes longer than the work that is measured here.
 */
export async function instantSlack(heard: Heard): Promise<{ apiUrl: string; responseUrl(nth: number): string }> {
  const server = createServer((request, response) => void answer(request, response, heard))
  server.keepAliveTimeout = 60_000
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
  await new Promise((resolve) => server.once('listening', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { apiUrl: `${origin}/api/`, responseUrl: (nth) => `${origin}/respond/${nth}` }
}

const known: Record<string, string> = {
  'auth.test': JSON.stringify({ ok: true, team_id: 'T1', user_id: 'UBOT' }),
  'users.info': JSON.stringify({ ok: true, user: { team_id: 'T1', tz: 'Europe/Zurich', real_name: 'Ada Example' } }),
}

async function answer(request: IncomingMessage, response: ServerResponse, heard: Heard): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  const [, kind, name = ''] = (request.url ?? '').split('/')
  const input = new URLSearchParams(body)
  const nth = nthIn(kind === 'respond' ? name : (input.get('trigger_id') ?? input.get('view_id') ?? ''))
  if (nth !== null) heard({ nth }, body)
  // Where a response_url seemed not to take it.
  else if (name === 'chat.postMessage') heard({ user: input.get('channel') ?? '' }, [...input.values()].join(' '))
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(kind === 'respond' ? 'ok' : resultOf(name, input, nth))
}

/** The number of its command stands at the end of a response_url, a trigger_id and the id of a view. */
function nthIn(id: string): number | null {
  const digits = /\d+$/.exec(id)?.[0]
  return digits === undefined ? null : Number(digits)
}

function resultOf(method: string, input: URLSearchParams, nth: number | null): string {
  const users = input.get('users')
  if (users !== null) return JSON.stringify({ ok: true, channel: { id: `D${users}` } })
  return known[method] ?? JSON.stringify({ ok: true, channel: 'D1', ts: '1.1', view: { id: `V-${nth ?? 0}` } })
}
