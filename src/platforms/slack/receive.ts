import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, AuthorizationError, type BufferedIncomingMessage, HTTPReceiver, type ReceiverEvent } from '@slack/bolt'
import type { Receive } from '#chat/platform.ts'
import { type AnsweringParts, answering, type Reply } from './own/answering.ts'
import { boltLogger } from './own/bolt-logger.ts'
import type { Directory } from './own/directory.ts'
import { readPayload, workspaceOf } from './own/payloads.ts'
import { readEvent } from './read-event.ts'
import { verify } from './verify.ts'

export type DoorParts = AnsweringParts & {
  signingSecret: string
  /** The one workspace that is let in. */
  team: string
  receive: Receive
  directory: Directory
}

export type Door = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Resolves when everything that was accepted has been answered. */
  drain(): Promise<void>
}

/**
 * The way in. Bolt reads and answers the requests, but in our order: Bolt acknowledges an event before its listeners
 * run, so that a crash would lose it. Here `receive`, which stores before it works, comes first, and Slack gets its 200
 * when that is done, or shortly before it would stop waiting.
 */
export function slackDoor(parts: DoorParts): Door {
  const { clock, log, team } = parts
  const logger = boltLogger(log)
  const inHand = new Set<Promise<void>>()
  const { answerEvent, answerPerson } = answering(parts)
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    // `verify` has done it, by our clock and against the future too.
    signatureVerification: false,
    endpoints: ['/slack/events', '/slack/commands', '/slack/interactive'],
    logger,
    processEventErrorHandler: async ({ error, response }) => {
      if (!(error instanceof AuthorizationError)) log.error({ err: error }, 'what Slack sent could not be worked on')
      if (!response.headersSent) response.writeHead(error instanceof AuthorizationError ? 401 : 500).end()
      return true
    },
  })
  const app = new App({ receiver, authorize: async () => ({}), convoStore: false, ignoreSelf: false, logger })
  app.processEvent = ({ body, ack }: ReceiverEvent) => keep(answerRequest(body, (reply) => ack(reply)))

  async function answerRequest(body: unknown, reply: Reply): Promise<void> {
    const arrived = clock.real()
    const payload = readPayload(body)
    if (payload === null) return reply()
    if (workspaceOf(payload) !== team) throw notLetIn(workspaceOf(payload))
    const read = await readEvent(payload, { directory: parts.directory, arrived })
    if (read === null) return reply()
    if (read.incoming.from.workspace !== team) {
      log.warn({ workspace: read.incoming.from.workspace }, 'a person of another workspace was left unanswered')
      return reply()
    }
    const inWork = { read, work: parts.receive(read.incoming), arrived, reply }
    const watched = read.handle.by === 'command' || read.handle.by === 'press' || read.handle.by === 'submit'
    return watched ? answerPerson(inWork) : answerEvent(inWork)
  }

  function listen(request: BufferedIncomingMessage, response: ServerResponse): void {
    try {
      receiver.requestListener(request, response)
    } catch {
      // None of Bolt's endpoints.
      response.writeHead(404).end()
    }
  }

  function keep(work: Promise<void>): Promise<void> {
    inHand.add(work)
    const forget = () => inHand.delete(work)
    work.then(forget, forget)
    return work
  }

  return {
    handle: async (request, response) => {
      const closed = new Promise<void>((resolve) => response.once('close', resolve))
      const verified = await verify(request, { signingSecret: parts.signingSecret, now: clock.real() }).catch(
        (error) => {
          log.warn({ reason: error instanceof Error ? error.message : '' }, 'a request to /slack/ was refused')
          return null
        },
      )
      if (verified === null) response.writeHead(401).end()
      else listen(verified, response)
      await closed
    },
    drain: async () => {
      while (inHand.size > 0) await Promise.allSettled(inHand)
    },
  }
}

function notLetIn(workspace: string): Error {
  const reason = `the workspace ${workspace} is not on the allow-list`
  return new AuthorizationError(reason, new Error(reason))
}
