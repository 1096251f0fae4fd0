import type { Incoming } from '#chat/incoming.ts'
import type { Receive, Waiting } from '#chat/platform.ts'
import { limits } from '../limits.ts'
import { type AnsweringParts, answering, type Later, type Reply } from './answering.ts'
import type { Directory } from './directory.ts'
import type { Arrival, IntoInbox } from './listeners.ts'
import { directConversation, type ReadEvent } from './origin.ts'
import { addressShape } from './payloads.ts'
import { planAnswer, planSentence } from './plan-answer.ts'
import { belonging, claimedHome, type Home } from './workspace.ts'

export type IntoInboxParts = AnsweringParts & { home: Home; receive: Receive; directory: Directory }

/** Hands what the listeners read to the inbox, and its answer back: in time, and to people of our workspace only. */
export function intoInbox(parts: IntoInboxParts): IntoInbox {
  const { log, home, directory, keep } = parts
  const { answerEvent, answerAct } = answering(parts)

  /** What goes on once the response is out. It is kept in hand. */
  function afterwards({ answered }: Arrival, work: Later): void {
    keep(answered.then(work).catch((error) => log.error({ err: error }, 'what Slack sent could not be worked on')))
  }

  async function mayUse(body: unknown, { incoming, handle }: ReadEvent): Promise<boolean> {
    if (handle.by === 'removal' || belonging(claimedHome(addressShape.parse(body)), home) === 'ours') return true
    return directory.isMemberOf(incoming.from.user, home.team)
  }

  /** Somebody of another workspace, who shares a channel with ours, is told why nothing happens. */
  async function refuse(read: ReadEvent, reply: Reply): Promise<Later> {
    log.warn({ by: read.handle.by }, 'a person of another workspace may not use this')
    const plan = planSentence(read, notYours(parts.name), parts)
    await reply(plan.reply)
    return () => parts.carryOut(plan.steps)
  }

  /** What was pressed on the home page may have changed what it says: it is drawn anew from what is true now. */
  async function redrawHome({ incoming }: ReadEvent): Promise<void> {
    const { from, via, hint, address } = incoming
    const handle = { by: 'home' as const }
    const opened = { from, via, hint, handle, key: null, canOpenForm: false, answerBy: null, kind: 'home' as const }
    const shown = { ...opened, place: directConversation(from.user), ...(address === undefined ? {} : { address }) }
    try {
      const answer = await parts.receive(shown)
      await parts.carryOut(planAnswer({ incoming: shown, handle }, answer, parts).steps)
    } catch (error) {
      log.warn({ err: error }, 'a home page could not be drawn anew')
    }
  }

  /** @param redelivered an event is handed over as one that Slack delivers again. */
  function handed(incoming: Incoming, redelivered: boolean) {
    const { promise: stored, resolve } = Promise.withResolvers<Waiting>()
    return { work: parts.receive(incoming, { redelivered, stored: resolve }), stored }
  }

  return {
    async act({ body, context }, read, reply) {
      if (read === null) return reply()
      const { arrived } = context
      const later = (await mayUse(body, read))
        ? await answerAct({ ...handed(read.incoming, false), read, arrived, reply })
        : await refuse(read, reply)
      afterwards(context, async () => {
        await later()
        if (read.handle.view?.type === 'home' || read.handle.origin?.home) await redrawHome(read)
      })
    },
    async event({ body, context }, read) {
      if (read === null) return
      const { arrived, retryNum = 0 } = context
      const later = (await mayUse(body, read))
        ? await answerEvent({ ...handed(read.incoming, true), read, arrived, isLast: retryNum >= limits.retries })
        : await refuse(read, async () => {})
      afterwards(context, later)
    },
  }
}

function notYours(name: string): string {
  return `You can’t use ${name} here, because your account is in another workspace. Nothing was done. Please ask the people who invited you.`
}
