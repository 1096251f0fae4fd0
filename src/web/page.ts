import type { Hono } from 'hono'
import type { Message } from '#chat/message.ts'
import type { Context, Holder } from '#context.ts'

/** What became of a letter: it is on its way, or may be; or it was certainly not sent, for now or because nobody is there. */
export type Mailed = 'on its way' | 'not now' | 'no such mailbox'

/** What a page works with. A page is somebody's: `contextOf` acts in the name of the person its link was signed for. */
export type PageParts = {
  contextOf(by: string): Context
  /** The person whom a link was signed for, as they are now; null where they are gone. */
  holderOf(person: string): Promise<Holder | null>
  secret: string
  /** How the outside reaches us, without a slash at the end. */
  publicUrl: string
  /** Counts one more under a key. @returns how many there were in the window of so many milliseconds of real time. */
  count(key: string, within: number): Promise<number>
  /** Sends a letter; null where this installation sends no e-mail. */
  mail: ((address: string, letter: Message) => Promise<Mailed>) | null
  /** Notes a bug. @param route its pattern, for a path may hold a secret. @returns an id that may be told to the person. */
  report(error: unknown, route: string): string
}

/** One page or download: one file of `pages/`, named after it. A GET changes nothing. */
export type Page = { name: string; mount(app: Hono, parts: PageParts): void }
