import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { addressOf } from './http.ts'

export const appId = '00000000-0000-4000-8000-00000000b0b0'
export const appPassword = 'the bot’s password'
export const tenant = '11111111-1111-4111-8111-111111111111'

/** What the bot asked of Teams, in order. `conversation` is empty where one was to be made. `at`: by the clock of the test. */
export type Asked = { method: string; conversation: string; id: string; activity: Posted; at: string }
type Posted = {
  type?: string
  summary?: string
  text?: string
  conversation?: { conversationType?: string }
  attachments?: {
    contentType: string
    content: { body: Record<string, unknown>[]; actions?: Record<string, unknown>[] }
  }[]
}

/** How the connector answers next, instead of well. */
export type Mood = { status: number; headers?: Record<string, string>; body?: unknown } | 'hang' | 'reset'

/**
 * Microsoft's side of Teams on this machine: the issuer of tokens, the log-in service, and the connector, which keeps
 * what was asked of it and refuses what Teams refuses. @param now what time the test says it is.
 */
export async function standIn(now: () => string = () => '') {
  const asked: Asked[] = []
  const moods: Mood[] = []
  /** Conversations that the bot is in. */
  const conversations = new Set<string>()
  /** Whoever has the bot installed, by `29:` address, and their chat with it. */
  const chats = new Map<string, string>()
  /** aadObjectIds by `29:` address. */
  const members = new Map<string, string>()
  const files = new Map<string, string | Buffer>()
  const keys = await generateKeyPair('RS256', { extractable: true })
  const strangerKeys = await generateKeyPair('RS256')
  const jwk = {
    ...(await exportJWK(keys.publicKey)),
    kid: 'key-1',
    alg: 'RS256',
    use: 'sig',
    endorsements: ['msteams'],
  }
  let tokensGiven = 0
  let keysAway = false

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => respond(response, 500, String(error)))
  })
  const url = await addressOf(server)
  const serviceUrl = `${url}/connector/`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(request.url ?? '')
    if (keysAway && (path === '/openid' || path === '/keys')) return respond(response, 500, 'away')
    if (path === '/openid') return respond(response, 200, { issuer: tokenIssuer, jwks_uri: `${url}/keys` })
    if (path === '/keys') return respond(response, 200, { keys: [jwk] })
    if (path === '/login/oauth2/v2.0/token') return giveToken(new URLSearchParams(await text(request)), response)
    if (path.startsWith('/files/')) {
      const file = files.get(path)
      return file === undefined ? respond(response, 404, '') : void response.end(file)
    }
    if (path.startsWith('/connector/v3/conversations')) return connect(request, response, path)
    return respond(response, 404, `nothing stands at ${path}`)
  }

  function giveToken(form: URLSearchParams, response: ServerResponse): void {
    const known = form.get('client_id') === appId && form.get('client_secret') === appPassword
    const good = known && form.get('scope') === 'https://connector.example/.default'
    if (good) tokensGiven += 1
    if (!good) return void respond(response, 401, { error: 'invalid_client' })
    respond(response, 200, {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: 'the bot’s token'.replace(/\W/g, '-'),
    })
  }

  async function connect(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [, conversation = '', what = '', id = ''] =
      /^\/connector\/v3\/conversations(?:\/([^/]+)\/(\w+)(?:\/([^/]+))?)?$/.exec(path) ?? []
    const body = await text(request)
    const activity: Posted & { members?: { id: string }[] } = body === '' ? {} : JSON.parse(body)
    if (request.headers.authorization !== 'Bearer the-bot-s-token')
      return respond(response, 401, failure('Unauthorized'))
    if (what === 'members') {
      const user = members.get(id)
      return user === undefined
        ? respond(response, 404, failure('MemberNotFound'))
        : respond(response, 200, { id, aadObjectId: user })
    }
    const kept = {
      method: request.method ?? '',
      conversation,
      id: id || `message-${asked.length + 1}`,
      activity,
      at: now(),
    }
    asked.push(kept)
    const mood = moods.shift()
    if (mood === 'hang') return
    if (mood === 'reset') return void request.socket.destroy()
    if (mood !== undefined) {
      for (const [name, value] of Object.entries(mood.headers ?? {})) response.setHeader(name, value)
      return respond(response, mood.status, mood.body ?? failure('Mood'))
    }
    if (conversation === '') {
      const chat = chats.get(activity.members?.[0]?.id ?? '')
      return chat === undefined
        ? respond(response, 403, failure('ForbiddenOperationException'))
        : respond(response, 201, { id: chat })
    }
    if (!conversations.has(conversation.split(';')[0] ?? ''))
      return respond(response, 404, failure('ConversationNotFound'))
    if (request.method === 'POST' && !isConversation(activity.conversation))
      return respond(response, 400, failure('BadArgument'))
    if (request.method === 'POST' && id !== '') return respond(response, 404, failure('ActivityNotFoundInConversation'))
    if (Buffer.byteLength(body) > 80_000) return respond(response, 413, failure('MessageSizeTooBig'))
    respond(response, request.method === 'POST' ? 201 : 200, { id: kept.id })
  }

  return {
    url,
    serviceUrl,
    asked,
    moods,
    conversations,
    chats,
    members,
    files,
    tokensGiven: () => tokensGiven,
    keysAreAway: (away: boolean) => {
      keysAway = away
    },
    standIns: {
      openIdUrl: `${url}/openid`,
      tokenIssuer,
      oauthScope: 'https://connector.example',
      loginUrl: `${url}/login`,
    },
    /** A token as the Bot Framework signs it; `changed` makes it another one. */
    async token(changed: TokenChange = {}): Promise<string> {
      const { claims = {}, kid = 'key-1', stranger = false, expires = '1h' } = changed
      return new SignJWT({ serviceurl: serviceUrl, aud: appId, iss: tokenIssuer, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuedAt()
        .setNotBefore('0s')
        .setExpirationTime(expires)
        .sign(stranger ? strangerKeys.privateKey : keys.privateKey)
    },
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type TokenChange = { claims?: Record<string, unknown>; kid?: string; stranger?: boolean; expires?: string }

const tokenIssuer = 'https://issuer.example'

/** A post need not name its conversation; where it does, Teams looks at its kind, as Microsoft's own Playground does. */
function isConversation(named: Posted['conversation']): boolean {
  return ['personal', 'groupChat', 'channel', undefined].includes(named?.conversationType)
}

function failure(code: string) {
  return { error: { code, message: code } }
}

function respond(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
