import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account, Incoming, MessageRef, PlatformName } from './incoming.ts'
import type { Message, Reader } from './message.ts'
import type { Outcome } from './outcome.ts'

/** What became of one post. `slowDown`: all posts wait so many milliseconds; `notYet`: this one alone does. `failed`: the platform says never. `suspended`: it refuses us altogether, by this word, whoever it is for; nothing was posted. `unknown`: it may have been posted. */
export type Sent =
  | { sent: MessageRef }
  | { unreachable: 'not-installed' | 'blocked' | 'gone' }
  | { slowDown: number }
  | { notYet: number }
  | { failed: string }
  | { suspended: string }
  | { unknown: true }

/** Where a post goes: a person by one of their accounts, or a place such as a group's channel. */
export type Recipient = { account: Account; via: string; address: string } | { place: MessageRef['place']; via: string }

/** `mark` names the delivery: carried as metadata where the platform can, so that a post of unknown fate can be looked for. */
export type SendOptions = { reader: Reader; mark: string }

/** One chat platform. The three implementations are mirror images. */
export interface Platform {
  readonly name: PlatformName
  /** URL path prefixes this platform answers, for instance `/slack/`. */
  readonly paths: readonly string[]
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
  send(to: Recipient, message: Message, options: SendOptions): Promise<Sent>
  edit(ref: MessageRef, message: Message, options: { reader: Reader }): Promise<Sent>
  /**
   * How long after it has begun a post may still arrive, or be answered, in milliseconds; where absent, 70 s. Until then
   * nobody may take it for lost.
   */
  readonly settlesWithin?: number
  /** Asks the platform whether it takes us. @returns its word for why not; null = it does. */
  check?(): Promise<string | null>
  /** `find` knows everything that was ever given to `send`: 'absent' is never a matter of time. */
  readonly knowsAll?: true
  find(to: Recipient, mark: string): Promise<MessageRef | 'absent' | 'cannot tell'>
  /** The bytes of a shared file, streamed. @throws where the platform no longer has it. */
  openFile(ref: unknown): Promise<ReadableStream<Uint8Array>>
  /** Resolves when the work in hand is done. */
  stop(): Promise<void>
}

/** What a platform hands each incoming to, and gets its outcome from, with the reader to render it for. */
export type Answer = { outcome: Outcome; reader: Reader }
/** How long somebody is likely to wait for their turn, in milliseconds. `sayBusy`: so long that they are to be told, once. */
export type Waiting = { milliseconds: number; sayBusy: boolean }
/**
 * How an incoming is handed over. `redelivered`: the platform delivers it again where it was refused, and now and then
 * also where it was not; a repetition is then answered with nothing. `stored` is called when it is stored, and may be
 * acknowledged; it is told what the incoming waits for then.
 */
export type Handing = { redelivered?: boolean; stored?: (waiting: Waiting) => void }

/**
 * Thrown where the inbox does not take a form, because its sender has too much in hand. `sentence` tells the sender so, and
 * what to do; the form stays open.
 */
export class NotTaken extends Error {
  override name = 'NotTaken'
  readonly sentence: string
  constructor(sentence: string) {
    super(sentence)
    this.sentence = sentence
  }
}

/** Waiting longer than this (milliseconds), an incoming is acknowledged at once, and answered later. */
export const longWait = 500

/** @returns the sentence that tells somebody who has to wait long how long that is likely to be. */
export function busySentence({ milliseconds }: Waiting): string {
  const minutes = Math.round(milliseconds / 60_000)
  return `I'm busy just now. You'll have your answer in about ${minutes < 2 ? 'a minute' : `${minutes} minutes`}.`
}

/** @throws where the incoming could not be stored: then it must not be acknowledged. A form that is too much throws NotTaken. */
export type Receive = (incoming: Incoming, handing?: Handing) => Promise<Answer>
