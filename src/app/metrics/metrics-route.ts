import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopback } from '#app/setting-words.ts'
import type { Metrics } from './metrics.ts'

type MetricsRoute = {
  paths: readonly string[]
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** What decides who may read the metrics: the token, null where none is set, and the address by which people reach us. */
export type MetricsAccess = { token: string | null; publicUrl: string }

/**
 * `/metrics`, for Prometheus. With a token, everybody who sends it may read them. Without one, only programs on this
 * computer may, and only where people reach us at its own address: a proxy here may look just like such a program.
 */
export function metricsRoute(metrics: Pick<Metrics, 'scrape'>, { token, publicUrl }: MetricsAccess): MetricsRoute {
  return {
    paths: ['/metrics'],
    async handle(request, response) {
      const refusal = token === null ? refusalOf(request, publicUrl) : refusalOfToken(request, token)
      if (refusal !== null) {
        const head = { 'content-type': 'text/plain; charset=utf-8', ...refusal.headers }
        return void response.writeHead(refusal.status, head).end(`${refusal.sentence}\n`)
      }
      const { type, text } = await metrics.scrape()
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
    },
  }
}

type Refusal = { status: number; sentence: string; headers?: Record<string, string> }

function refusalOfToken({ headers }: IncomingMessage, token: string): Refusal | null {
  const [, given = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? []
  if (isSame(given, token)) return null
  const sentence = 'Send METRICS_TOKEN as a bearer token to read the metrics.'
  return { status: 401, sentence, headers: { 'www-authenticate': 'Bearer' } }
}

/** What proxies add. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']
const thisComputer = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

function refusalOf({ headers, socket }: IncomingMessage, publicUrl: string): Refusal | null {
  if (!isLoopback(publicUrl)) return { status: 403, sentence: 'Set METRICS_TOKEN to read the metrics.' }
  const isDirect = proxyHeaders.every((name) => headers[name] === undefined)
  const isHere = thisComputer.includes(socket.remoteAddress ?? '')
  if (isDirect && isHere && isLoopback(`http://${headers.host}`)) return null
  const sentence = 'The metrics are shown on this computer only. Set METRICS_TOKEN to read them from elsewhere.'
  return { status: 403, sentence }
}

/** Compares digests, so that the time it takes says nothing of the token, nor of its length. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
