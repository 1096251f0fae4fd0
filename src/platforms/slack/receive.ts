import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  App,
  AuthorizationError,
  type BufferedIncomingMessage,
  HTTPModuleFunctions,
  HTTPReceiver,
  UnknownError,
} from '@slack/bolt'
import { boltLogger } from './internal/bolt-logger.ts'
import { type IntoInboxParts, intoInbox } from './internal/into-inbox.ts'
import { type Arrival, addListeners } from './internal/listeners.ts'
import { addressShape, isHeard } from './internal/payloads.ts'
import { installationsOf, isForUs } from './internal/workspace.ts'
import { verify } from './verify.ts'

export type SlackReceiverParts = Omit<IntoInboxParts, 'keep'> & {
  signingSecret: string
  /** The slash command, `/convenor`. */
  command: string
}

export type SlackReceiver = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Resolves when everything that was accepted has been answered. */
  drain(): Promise<void>
}

/** Between our last moment to answer a request and Slack's, in milliseconds. */
const spare = 600

/**
 * The way in: Bolt's receiver and its listeners. Bolt would acknowledge an event before its listeners run, so that a
 * crash would lose it. Here it holds its 200 until they return (`processBeforeResponse`), which they do when the event
 * is worked on, or where it is only stored, shortly before Slack would stop waiting; where one throws, Slack gets a 500
 * and delivers the event again.
 */
export function createSlackReceiver(parts: SlackReceiverParts): SlackReceiver {
  const { clock, log, home } = parts
  const logger = boltLogger(log)
  const inHand = new Set<Promise<void>>()
  /** What is told to the listeners of a request, until they have it. */
  const arrivals = new WeakMap<IncomingMessage, Arrival>()
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    // `verify` has done it, by our clock and against the future too.
    signatureVerification: false,
    processBeforeResponse: true,
    endpoints: ['/slack/events', '/slack/commands', '/slack/interactive'],
    logger,
    customPropertiesExtractor: (request) => ({ ...arrivals.get(request) }),
    // Every request is answered in its time by us; Bolt's own 404 is for what no listener is for.
    unhandledRequestTimeoutMillis: parts.patience.answer + spare,
    processEventErrorHandler: async ({ error, response }) => {
      if (!(error instanceof AuthorizationError)) log.error({ err: error }, 'what Slack sent could not be worked on')
      if (!response.headersSent) response.writeHead(error instanceof AuthorizationError ? 401 : 500).end()
      return true
    },
  })
  const app = new App<Arrival>({ receiver, authorize: async () => ({}), convoStore: false, ignoreSelf: false, logger })
  // Whoever swallows an error here acknowledges what was refused or not stored.
  app.error(async (error) => {
    throw error instanceof UnknownError ? error.original : error
  })
  app.use(({ next }) => keep(next()))
  // Not in `authorize`, which Bolt does not ask about a removal of the app.
  app.use(async ({ body, next }) => {
    const address = addressShape.safeParse(body).data ?? {}
    if (!isForUs(address, home)) throw notLetIn(installationsOf(address).join(', '))
    await next()
  })
  const { command, directory } = parts
  addListeners(app, { command, directory, team: home.team, into: intoInbox({ ...parts, keep }) })

  function keep(work: Promise<void>): Promise<void> {
    inHand.add(work)
    const forget = () => inHand.delete(work)
    work.then(forget, forget)
    return work
  }

  /** Hands a request to Bolt, with what its listeners are told of it. */
  function listen(request: BufferedIncomingMessage, response: ServerResponse, arrival: Arrival): void {
    const body = bodyOf(request)
    if (body === 'unreadable') return void response.writeHead(400).end()
    if (!isHeard(body)) return void response.writeHead(200).end()
    arrivals.set(request, arrival)
    try {
      receiver.requestListener(request, response)
    } catch {
      // None of Bolt's endpoints.
      response.writeHead(404).end()
    }
  }

  return {
    handle: async (request, response) => {
      const answered = new Promise<void>((resolve) => response.once('close', resolve))
      const verified = await verify(request, { signingSecret: parts.signingSecret, now: clock.real() }).catch(
        (error) => {
          log.warn({ reason: error instanceof Error ? error.message : '' }, 'a request to /slack/ was refused')
          return null
        },
      )
      if (verified === null) response.writeHead(401).end()
      else listen(verified, response, { arrived: clock.real(), answered })
      await answered
    },
    drain: async () => {
      while (inHand.size > 0) await Promise.allSettled(inHand)
    },
  }
}

function bodyOf(request: BufferedIncomingMessage): unknown | 'unreadable' {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request)
  } catch {
    return 'unreadable'
  }
}

function notLetIn(workspace: string): Error {
  const reason = `the workspace ${workspace} is not on the allow-list`
  return new AuthorizationError(reason, new Error(reason))
}
