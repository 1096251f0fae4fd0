import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { messageProblems, viewProblems } from './block-kit-schema.ts'

/** The arguments of a call, decoded: those we look at. */
type Input = Record<string, unknown> & {
  channel?: string
  user?: string
  users?: string
  file?: string
  ts?: string
  text?: string
  blocks?: object[]
  metadata?: object
  view?: { type: string; blocks: object[] }
  view_id?: string
  trigger_id?: string
}

/** One call that reached the stand-in. `method` is `response_url` for an answer by one, with the channel it belongs to. */
export type Call = { method: string; input: Input }

/** How the stand-in answers the next call of a method instead of doing its work. `accepted`: it does it, and then answers so. */
export type Trouble = Met | { accepted: Met }
type Met = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'reset' | { error: string }

/**
 * Slack's Web API, as far as we use it, on 127.0.0.1. It refuses what Slack refuses: a wrong token, unknown channels,
 * blocks and views against the schema, a trigger_id that is used or older than three seconds.
 */
export type StandIn = {
  apiUrl: string
  /** Everything that arrived, oldest first; `calls` may be emptied between acts. */
  calls: Call[]
  /** The posts that stand in each channel. */
  posts: { channel: string; ts: string; text: string; blocks: object[]; metadata: object | undefined }[]
  /** What users.info tells of somebody, by user id; whoever is not here is Ada in Nairobi. */
  people: Map<
    string,
    { tz: string; real_name: string; profile: { email: string }; team_id?: string; enterprise_user?: object }
  >
  /** The organisation of the workspace on Enterprise Grid; null where it has none. */
  enterprise: string | null
  /** @returns an id for an event, never the same twice. */
  eventId(): string
  /** @returns a trigger_id that is fresh now. */
  trigger(): string
  /** @returns an address that takes five answers, for what happened in this channel. */
  responseUrl(channel: string): string
  /** The next calls of the method meet these troubles, one each. */
  trouble(method: string, ...what: Trouble[]): void
  /** From now on every call is answered as it should be. */
  untroubled(): void
  /** A file that can be fetched with the token; its address. */
  shareFile(name: string, bytes: Buffer, type?: string): string
  /** Opens a modal, as though it had been asked for before. @returns its id. */
  openedView(view: Input['view']): string
  stop(): Promise<void>
}

export const botToken = 'xoxb-stand-in'
export const workspace = {
  team: 'T1',
  bot: 'UBOT',
  app: 'A1',
  user: 'U1',
  direct: 'DU1',
  channel: 'C1',
  stranger: 'C404',
}

const ada = { tz: 'Africa/Nairobi', real_name: 'Ada Example', profile: { email: 'ada@example.org' } }

/** @param first where its ids begin: Slack never gives one twice, also where a test starts it again. */
export async function startStandIn(real: () => number, first = 0): Promise<StandIn> {
  const calls: Call[] = []
  const posts: StandIn['posts'] = []
  const people: StandIn['people'] = new Map()
  const triggers = new Map<string, number>()
  const responseUrls = new Map<string, number>()
  const troubles = new Map<string, Trouble[]>()
  const files = new Map<string, { bytes: Buffer; type: string }>()
  const views = new Map<string, Input['view']>()
  let counter = first
  let events = first
  const next = () => ++counter

  const server = createServer((request, response) => {
    serve(request, response).catch((error) => response.writeHead(500).end(String(error)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const allowed = request.headers.authorization === `Bearer ${botToken}`
    if (path.startsWith('/files/')) return serveFile(path, allowed, response)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const method = path.startsWith('/respond/') ? 'response_url' : path.replace('/api/', '')
    const input = method === 'response_url' ? { channel: path.split('/')[2], ...JSON.parse(body) } : decode(body)
    calls.push({ method, input })
    const met = troubles.get(method)?.shift()
    const isAccepted = typeof met === 'object' && 'accepted' in met
    if (isAccepted && method !== 'response_url' && allowed) answer(method, input)
    const trouble = isAccepted ? met.accepted : met
    if (trouble === 'hang') return
    if (trouble === 'reset') {
      request.socket.resetAndDestroy()
      return
    }
    if (trouble && 'status' in trouble) {
      response.writeHead(trouble.status, trouble.headers).end(trouble.body ?? '')
      return
    }
    if (method === 'response_url') return respond(path, input, response)
    const result = trouble ? { error: trouble.error } : allowed ? answer(method, input) : { error: 'invalid_auth' }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ ok: !('error' in result), ...result }))
  }

  function serveFile(path: string, allowed: boolean, response: ServerResponse): void {
    const file = files.get(decodeURIComponent(path))
    if (!allowed) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>Sign in</html>')
    else if (file) response.writeHead(200, { 'content-type': file.type }).end(file.bytes)
    else response.writeHead(404).end()
  }

  function respond(path: string, input: Input, response: ServerResponse): void {
    const left = responseUrls.get(path) ?? 0
    responseUrls.set(path, left - 1)
    if (left < 1) response.writeHead(404).end('used_url')
    else if (messageProblems(input.blocks).length > 0) response.writeHead(400).end('invalid_blocks')
    else response.writeHead(200).end('ok')
  }

  function answer(method: string, input: Input): Record<string, unknown> {
    switch (method) {
      case 'auth.test':
        return { team_id: workspace.team, user_id: workspace.bot, enterprise_id: standIn.enterprise }
      case 'users.info':
        return { user: { id: input.user, team_id: workspace.team, ...(people.get(input.user ?? '') ?? ada) } }
      case 'conversations.open':
        return { channel: { id: `D${input.users}` } }
      case 'conversations.history':
        return { messages: posts.filter(({ channel }) => channel === input.channel).toReversed(), has_more: false }
      case 'chat.postMessage':
        return post(input)
      case 'chat.postEphemeral':
        return channelOf(input.channel) === null
          ? { error: 'channel_not_found' }
          : (blocksRefused(input) ?? { message_ts: stamp() })
      case 'chat.update':
        return update(input)
      case 'views.open':
      case 'views.push':
        return useTrigger(input.trigger_id ?? '') ?? openView(input.view)
      case 'views.update':
        return views.has(input.view_id ?? '') ? openView(input.view, input.view_id) : { error: 'not_found' }
      case 'views.publish':
        return openView(input.view)
      case 'files.info':
        return {
          file: {
            id: input.file,
            name: 'minutes.pdf',
            mimetype: 'application/pdf',
            size: files.get(`/files/${input.file}`)?.bytes.length ?? 0,
            url_private_download: `${origin}/files/${input.file}`,
          },
        }
      default:
        return { error: 'unknown_method' }
    }
  }

  function post(input: Input): Record<string, unknown> {
    const channel = channelOf(input.channel)
    if (channel === null) return { error: 'channel_not_found' }
    const refused = blocksRefused(input)
    if (refused) return refused
    const ts = stamp()
    posts.push({ channel, ts, text: input.text ?? '', blocks: input.blocks ?? [], metadata: input.metadata })
    return { channel, ts }
  }

  function update(input: Input): Record<string, unknown> {
    const known = posts.find(({ channel, ts }) => channel === input.channel && ts === input.ts)
    if (!known) return { error: 'message_not_found' }
    const refused = blocksRefused(input)
    if (refused) return refused
    Object.assign(known, { text: input.text, blocks: input.blocks })
    return { channel: known.channel, ts: known.ts }
  }

  function openView(view: Input['view'], id = `V${next()}`): Record<string, unknown> {
    const problems = viewProblems(view)
    if (problems.length > 0) return { error: 'invalid_arguments', response_metadata: { messages: problems } }
    views.set(id, view)
    return { view: { id } }
  }

  function useTrigger(id: string): { error: string } | null {
    const made = triggers.get(id)
    if (made === undefined) return { error: 'invalid_trigger_id' }
    triggers.set(id, Number.NEGATIVE_INFINITY)
    if (made === Number.NEGATIVE_INFINITY) return { error: 'exchanged_trigger_id' }
    return real() - made > 3000 ? { error: 'expired_trigger_id' } : null
  }

  function stamp(): string {
    return `${Math.floor(real() / 1000)}.${String(next()).padStart(6, '0')}`
  }

  const standIn: StandIn = {
    enterprise: null,
    apiUrl: `${origin}/api/`,
    calls,
    posts,
    people,
    eventId: () => `Ev${++events}`,
    trigger: () => {
      const id = `trigger-${next()}`
      triggers.set(id, real())
      return id
    },
    responseUrl: (channel) => {
      const path = `/respond/${channel}/${next()}`
      responseUrls.set(path, 5)
      return origin + path
    },
    trouble: (method, ...what) => troubles.set(method, [...(troubles.get(method) ?? []), ...what]),
    untroubled: () => troubles.clear(),
    shareFile: (name, bytes, type = 'application/pdf') => {
      files.set(`/files/${name}`, { bytes, type })
      return `${origin}/files/${name}`
    },
    openedView: (view) => {
      const id = `V${next()}`
      views.set(id, view)
      return id
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return standIn
}

/** A person's id stands for their talk with the bot. */
function channelOf(id = ''): string | null {
  if (/^[UW]/.test(id)) return `D${id}`
  return id.startsWith('D') || id === workspace.channel ? id : null
}

function blocksRefused(input: Input): { error: string; response_metadata?: unknown } | null {
  if (textIn(input.blocks) > mostCharacters) return { error: 'msg_blocks_too_long' }
  const problems = messageProblems(input.blocks)
  return problems.length > 0 ? { error: 'invalid_blocks', response_metadata: { messages: problems } } : null
}

/** Slack has refused messages whose texts hold this many characters in all, and says nowhere where it begins. */
const mostCharacters = 11_300

function textIn(json: unknown): number {
  if (Array.isArray(json)) return json.reduce((sum: number, one) => sum + textIn(one), 0)
  if (typeof json !== 'object' || json === null) return 0
  const { text } = json as { text?: unknown }
  return (typeof text === 'string' ? text.length : 0) + textIn(Object.values(json))
}

/** The client sends a form whose objects are JSON. */
function decode(body: string): Input {
  const entries = [...new URLSearchParams(body)].map(([name, value]) => [
    name,
    /^[[{]/.test(value) ? JSON.parse(value) : value,
  ])
  return Object.fromEntries(entries)
}
