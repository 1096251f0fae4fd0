import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import { inTime } from '#clock.ts'

/** Who answers which paths: `/slack/` is all below it, `/api/messages` that and all below it, `/` only the front page. */
type Route = {
  paths: readonly string[]
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** How large a body may be, in bytes; 1 MB unless set. */
  bodyLimit?: number
  /** It counts the bytes of a body while it reads them: then a proxy may send it without saying how long it is. */
  countsBody?: true
}

export type ServerOptions = {
  port: number
  /** Where to listen: `127.0.0.1` keeps everybody else on the network out. */
  host?: string
  routes: readonly Route[]
  /** Answers every request that no route above takes. */
  pages: (request: Request) => Response | Promise<Response>
  /** What has to work for `/readyz` to say so, by name. A check that throws or takes over 2 s has failed. */
  checks: Readonly<Record<string, () => Promise<boolean>>>
  /** What else `/readyz` says. */
  about?: Readonly<Record<string, string>>
  /** Notes a bug and gives it an id that may be told to the person. The path of a page may hold a secret, and is not given. */
  report: (error: unknown, path: string) => string
}

export type RunningServer = {
  port: number
  /** Takes no new requests, and lets those in hand finish, for `patience` milliseconds at most. */
  close(patience?: number): Promise<void>
}

const megabyte = 1_000_000
const checkWithin = 2_000

/**
 * The one HTTP server. @throws with how to mend it where the port is taken.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const pages: Route = { paths: [], handle: pagesListener(options) }
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000 }, (request, response) => {
    void answer(request, response, { ...options, pages: pages.handle })
  })
  await listen(server, options)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    close: (patience = 5_000) => close(server, patience),
  }
}

/** Whatever the pages do not catch themselves ends here: their library would answer it with an empty page, and tell nobody. */
function pagesListener({ pages, report }: ServerOptions): Route['handle'] {
  const errorHandler = (error: unknown) =>
    error instanceof RequestError
      ? new Response(null, { status: 400 })
      : Response.json(bugBody(report(error, 'pages')), { status: 500 })
  return getRequestListener(pages, { overrideGlobalObjects: false, errorHandler })
}

type Answering = Omit<ServerOptions, 'pages'> & { pages: Route['handle'] }

async function answer(request: IncomingMessage, response: ServerResponse, options: Answering): Promise<void> {
  const path = request.url?.split('?', 1)[0] ?? '/'
  const route = options.routes.find(({ paths }) => paths.some((prefix) => matches(path, prefix)))
  try {
    const refusal = refusalOf(request, { limit: route?.bodyLimit ?? megabyte, countsBody: route?.countsBody === true })
    if (refusal) end(response, refusal)
    else if (path === '/healthz') end(response, { status: 200, body: { alive: true } })
    else if (path === '/readyz') end(response, await readiness(options))
    else await (route?.handle ?? options.pages)(request, response)
  } catch (error) {
    const id = options.report(error, path)
    if (response.headersSent) response.destroy()
    else end(response, { status: 500, body: bugBody(id) })
  }
}

function bugBody(id: string) {
  return { problem: `Something broke on our side. Please tell the secretariat this number: ${id}.` }
}

function matches(path: string, prefix: string): boolean {
  if (path === prefix) return true
  if (prefix === '/') return false
  return path.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)
}

type Reply = { status: number; body: object }

/**
 * A body is read only when its size is known beforehand, so that Node's parser holds the sender to it, or when whoever
 * reads it counts its bytes.
 */
function refusalOf(
  { headers }: IncomingMessage,
  { limit, countsBody }: { limit: number; countsBody: boolean },
): Reply | undefined {
  if (headers['transfer-encoding'] && !countsBody)
    return { status: 411, body: { problem: 'Say how long the body is (Content-Length).' } }
  if (Number(headers['content-length'] ?? 0) > limit)
    return { status: 413, body: { problem: `At most ${limit} bytes are accepted here.` } }
  return undefined
}

async function readiness({ checks, about }: Pick<ServerOptions, 'checks' | 'about'>): Promise<Reply> {
  const results = await readChecks(checks)
  return { status: Object.values(results).every(Boolean) ? 200 : 503, body: { ...results, ...about } }
}

/** @returns which of these work, by name. */
export async function readChecks(checks: ServerOptions['checks']): Promise<Record<string, boolean>> {
  const works = async (check: () => Promise<boolean>) =>
    (await inTime(check(), checkWithin).catch(() => false)) === true
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await works(check)] as const),
  )
  return Object.fromEntries(results)
}

function end(response: ServerResponse, { status, body }: Reply): void {
  // After a refusal the body is still on its way: the connection cannot be used again.
  if (status === 411 || status === 413) response.setHeader('connection', 'close')
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body))
}

async function listen(server: Server, { port, host }: ServerOptions): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const isTaken = Error.isError(error) && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new Error(`Port ${port} is taken. End what uses it, or set PORT to another.`) : error
  }
}

async function close(server: Server, patience: number): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A connection that was busy becomes idle later, and would be kept for the client's next request.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const timer = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(timer)
}
