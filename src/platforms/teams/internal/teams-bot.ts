import { type InvokeResponse, type TaskModuleResponse, TeamsActivityHandler, type TurnContext } from 'botbuilder'
import type { Log } from '#app/log.ts'
import type { Incoming } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import { type Answer, busySentence, longWait, NotTaken, type Receive, type Waiting } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import { limits } from '../limits.ts'
import { readEvent } from '../read-event.ts'
import { readText } from '../read-text.ts'
import type { Activity } from './activity.ts'
import type { createPresenter } from './answer.ts'
import type { Connector } from './connector.ts'
import { type DialogAnswer, dialogSaying, withTryAgain } from './dialog.ts'
import type { Names } from './names.ts'
import type { RecentKeys } from './recent-keys.ts'

export type BotParts = {
  receive: Receive
  show: ReturnType<typeof createPresenter>
  /** Work that the platform waits for when it stops. */
  keep<Work>(work: Promise<Work>): Promise<Work>
  connector: Connector
  names: Names
  clock: Clock
  log: Log
  /** The keys of what was refused, and whose senders were told. */
  answeredKeys: RecentKeys
}

/** What was checked of an activity before the SDK's turn began. */
export type Checked = { activity: Activity; tenant: string }

/** Where a turn of the SDK carries what was checked. */
export const checked = Symbol('checked')

/**
 * The SDK's handler of activities: each method reads what is for us and hands it to the inbox. What one throws goes
 * through the adapter to whoever began the turn, and is answered with an error, so that Teams delivers it again.
 */
export class TeamsBot extends TeamsActivityHandler {
  readonly #parts: BotParts

  constructor(parts: BotParts) {
    super()
    this.#parts = parts
    this.onMessage((context, next) => this.#take(context).then(next))
    this.onMembersAdded((context, next) => this.#take(context).then(next))
    this.onMembersRemoved((context, next) => this.#take(context).then(next))
    this.onInstallationUpdateAdd((context, next) => this.#take(context).then(next))
    this.onInstallationUpdateRemove((context, next) => this.#take(context).then(next))
  }

  /** A press that asks for a dialog. */
  protected override handleTeamsTaskModuleFetch(context: TurnContext): Promise<TaskModuleResponse> {
    return this.#dialog(context)
  }

  /** A dialog that was sent, or a press inside one. */
  protected override handleTeamsTaskModuleSubmit(context: TurnContext): Promise<TaskModuleResponse> {
    return this.#dialog(context)
  }

  /** What we never offer is not implemented, whatever stands in it. */
  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { name } = context.activity
    return name === 'task/fetch' || name === 'task/submit' ? super.onInvokeActivity(context) : { status: 501 }
  }

  /* No news for us. The SDK's own methods throw where Teams leaves out what they look into. */
  protected override async onMessageUpdateActivity(): Promise<void> {}
  protected override async onMessageDeleteActivity(): Promise<void> {}
  protected override async onEventActivity(): Promise<void> {}

  /** Nobody waits for the response: it says that the incoming is stored, and answered if that does not take long. */
  async #take(context: TurnContext): Promise<void> {
    const { receive, show, keep } = this.#parts
    const incoming = await this.#read(context)
    if (incoming === null) return
    const { promise: waitsLong, resolve } = Promise.withResolvers<Waiting>()
    const stored = (waiting: Waiting) => {
      if (waiting.milliseconds > longWait) resolve(waiting)
    }
    const received = receive(incoming, { redelivered: true, stored }).catch((error: unknown) =>
      this.#refuse(incoming, error),
    )
    // It is tried on and on where Teams does not take it, and Teams would send the question again.
    const shown = received.then((answer) =>
      Promise.race([keep(this.#shown(incoming, answer)), acceptedAfter(limits.replyWithin)]),
    )
    const passed = waitsLong.then(async (waiting) => {
      // Others are before it: its answer comes later, as a message of its own.
      keep(shown).catch(() => {})
      if (waiting.sayBusy) await show(incoming, toActor(busySentence(waiting))).catch(() => null)
      return true
    })
    if (!(await Promise.race([shown, passed]))) throw new NotShownError()
  }

  async #shown(incoming: Incoming, answer: Answer): Promise<boolean> {
    const { show, log } = this.#parts
    try {
      await show(incoming, answer)
      return true
    } catch (error) {
      log.error({ platform: 'teams', key: incoming.key, err: error }, 'an answer could not be shown')
      return false
    }
  }

  /** Somebody waits in front of a dialog. An empty response ends it. */
  async #dialog(context: TurnContext): Promise<Partial<DialogAnswer>> {
    const incoming = await this.#read(context)
    // A dialog that we do not know any more says so.
    if (incoming === null) return dialogSaying('I don’t know this button any more. Type help to see what I can do.')
    const { receive, show } = this.#parts
    const answer = await receive(incoming, { redelivered: false }).catch((error: unknown) => ({ error }))
    return (await ('error' in answer ? this.#notTaken(context, incoming, answer.error) : show(incoming, answer))) ?? {}
  }

  /** Teams never sends it again: the dialog says that it was not taken, and its button sends the same once more, all that was typed included. */
  async #notTaken({ activity }: TurnContext, incoming: Incoming, error: unknown): Promise<DialogAnswer | null> {
    const { show, clock, log } = this.#parts
    const id = clock.id()
    const isTooMuch = error instanceof NotTaken
    if (!isTooMuch) log.error({ platform: 'teams', id, key: incoming.key, err: error }, 'an activity was not stored')
    const ours = `We couldn't save this. Please try again in a minute. (${id})`
    const shown = await show(incoming, toActor(isTooMuch ? error.sentence : ours))
    return shown && withTryAgain(shown, activity.value)
  }

  async #read({ turnState }: TurnContext): Promise<Incoming | null> {
    const { activity, tenant } = turnState.get<Checked>(checked)
    const people = await this.#peopleIn(activity)
    return readEvent(activity, { tenant, real: this.#parts.clock.real(), people })
  }

  /**
   * What was not stored is not acknowledged: Teams may deliver it again, and does not have to, so somebody who wrote is
   * told, at the first refusal. @throws always.
   */
  async #refuse(incoming: Incoming, error: unknown): Promise<never> {
    const { show, keep, clock, log, answeredKeys } = this.#parts
    if (answeredKeys.has(incoming.key)) throw error
    answeredKeys.add(incoming.key)
    const id = clock.id()
    log.error({ platform: 'teams', id, key: incoming.key }, 'an activity was not stored')
    const sentence = `We couldn't save this. If you get no answer in a few minutes, please send it again. (${id})`
    const answered = show(incoming, toActor(sentence)).catch((failure: unknown) =>
      log.warn({ platform: 'teams', id, err: failure }, 'its sender could not be told'),
    )
    await Promise.race([keep(answered), acceptedAfter(limits.replyWithin)])
    throw error
  }

  /** Learns what people are called, and asks Teams who the mentioned are where it gave their address only. */
  async #peopleIn(activity: Activity): Promise<Map<string, string>> {
    const { connector, names, log } = this.#parts
    const { from, serviceUrl, conversation } = activity
    if (from.aadObjectId !== undefined && from.name !== undefined) names.learn(from.aadObjectId, from.name)
    const people = new Map<string, string>()
    for (const { address, user, name } of readText(activity).named) {
      const known =
        user ?? (await connector.whois({ serviceUrl, conversation: conversation.id }, address).catch(() => null))
      if (known === null) log.warn({ platform: 'teams', activity: activity.id }, 'nobody knows who was mentioned')
      else people.set(address, known)
      if (known !== null && name !== '') names.learn(known, name)
    }
    return people
  }
}

/** One of our own sentences, without the inbox. */
function toActor(sentence: string): Answer {
  return { outcome: { kind: 'say', to: 'actor', message: message(sentence) }, reader: { zone: 'UTC' } }
}

/** An answer cannot be shown at all: a bug, which stands in the log already. */
export class NotShownError extends Error {}

function acceptedAfter(milliseconds: number): Promise<true> {
  return new Promise((resolve) => void setTimeout(() => resolve(true), milliseconds).unref())
}
