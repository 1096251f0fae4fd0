import type { IncomingMessage, ServerResponse } from 'node:http'
import { App, AuthorizationError, type BufferedIncomingMessage, HTTPReceiver, type ReceiverEvent } from '@slack/bolt'
import type { Incoming } from '#chat/incoming.ts'
import type { Receive } from '#chat/platform.ts'
import { type AnsweringParts, answering, type Reply } from './internal/answering.ts'
import { boltLogger } from './internal/bolt-logger.ts'
import type { Directory } from './internal/directory.ts'
import { directPlace, type ReadEvent } from './internal/origin.ts'
import { type Payload, readPayload } from './internal/payloads.ts'
import { planAnswer, planSentence } from './internal/plan-answer.ts'
import { belonging, claimedHome, type Home, installationsOf, isForUs } from './internal/workspace.ts'
import { limits } from './limits.ts'
import { readEvent } from './read-event.ts'
import { verify } from './verify.ts'

export type DoorParts = AnsweringParts & {
  signingSecret: string
  home: Home
  receive: Receive
  directory: Directory
}

export type Door = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Resolves when everything that was accepted has been answered. */
  drain(): Promise<void>
}

/** Between our last moment to answer a request and Slack's, in milliseconds. */
const spare = 600

/**
 * The way in. Bolt reads and answers the requests, but in our order: Bolt acknowledges an event before its listeners
 * run, so that a crash would lose it. Here `receive`, which stores before it works, comes first, and Slack gets its 200
 * when that is done, or where it is only stored, shortly before Slack would stop waiting; what is not stored gets a 500.
 */
export function slackDoor(parts: DoorParts): Door {
  const { clock, log, home, directory } = parts
  const logger = boltLogger(log)
  const inHand = new Set<Promise<void>>()
  const { answerEvent, answerPerson } = answering(parts)
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    // `verify` has done it, by our clock and against the future too.
    signatureVerification: false,
    endpoints: ['/slack/events', '/slack/commands', '/slack/interactive'],
    logger,
    // Every request is answered in its time by us; Bolt's own 404 is for what nobody answers.
    unhandledRequestTimeoutMillis: parts.patience.answer + spare,
    processEventErrorHandler: async ({ error, response }) => {
      if (!(error instanceof AuthorizationError)) log.error({ err: error }, 'what Slack sent could not be worked on')
      if (!response.headersSent) response.writeHead(error instanceof AuthorizationError ? 401 : 500).end()
      return true
    },
  })
  const app = new App({ receiver, authorize: async () => ({}), convoStore: false, ignoreSelf: false, logger })
  app.processEvent = ({ body, ack, retryNum = 0 }: ReceiverEvent) =>
    keep(answerRequest(body, (reply) => ack(reply), retryNum))

  async function answerRequest(body: unknown, reply: Reply, retry: number): Promise<void> {
    const arrived = clock.real()
    const payload = readPayload(body)
    if (payload === null) return reply()
    if (!isForUs(payload, home)) throw notLetIn(installationsOf(payload).join(', '))
    const read = await readEvent(payload, { directory, team: home.team, arrived })
    if (read === null) return reply()
    if (!(await mayUse(payload, read))) return refuse(read, reply)
    const watched = read.handle.by === 'command' || read.handle.by === 'press' || read.handle.by === 'submit'
    if (watched) await answerPerson({ read, work: parts.receive(read.incoming), arrived, reply })
    else await answerEvent({ ...taken(read.incoming), read, arrived, reply, isLast: retry >= limits.retries, keep })
    if (read.handle.view?.type === 'home' || read.handle.origin?.home) await redrawHome(read)
  }

  /** An event is handed over as one that Slack delivers again. */
  function taken(incoming: Incoming) {
    let isStored = false
    const stored = () => {
      isStored = true
    }
    return { work: parts.receive(incoming, { redelivered: true, stored }), isStored: () => isStored }
  }

  async function mayUse(payload: Payload, { incoming, handle }: ReadEvent): Promise<boolean> {
    if (handle.by === 'removal' || belonging(claimedHome(payload), home) === 'ours') return true
    return directory.isMemberOf(incoming.from.user, home.team)
  }

  /** Somebody of another workspace, who shares a channel with ours, is told why nothing happens. */
  async function refuse(read: ReadEvent, reply: Reply): Promise<void> {
    log.warn({ by: read.handle.by }, 'a person of another workspace may not use this')
    const plan = planSentence(read, notYours(parts.name), parts)
    await reply(plan.reply)
    await parts.carryOut(plan.steps)
  }

  /** What was pressed on the home page may have changed what it says: it is drawn anew from what is true now. */
  async function redrawHome({ incoming }: ReadEvent): Promise<void> {
    const { from, via, hint, address } = incoming
    const handle = { by: 'home' as const }
    const opened = { from, via, hint, handle, key: null, canOpenForm: false, answerBy: null, kind: 'home' as const }
    const shown = { ...opened, place: directPlace(from.user), ...(address === undefined ? {} : { address }) }
    try {
      const answer = await parts.receive(shown)
      await parts.carryOut(planAnswer({ incoming: shown, handle }, answer, parts).steps)
    } catch (error) {
      log.warn({ err: error }, 'a home page could not be drawn anew')
    }
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

function notYours(name: string): string {
  return `You can’t use ${name} here, because your account is in another workspace. Nothing was done. Please ask the people who invited you.`
}

function notLetIn(workspace: string): Error {
  const reason = `the workspace ${workspace} is not on the allow-list`
  return new AuthorizationError(reason, new Error(reason))
}
