import type { Form } from '#chat/form.ts'
import type { Account, Act, FormTag, PlatformName, Raw } from '#chat/incoming.ts'
import type { Message, Reader } from '#chat/message.ts'
import type { Receive } from '#chat/platform.ts'

/** Where a person stands when they act. A channel is read by others too. */
export type Where = 'direct' | 'channel'

/** One thing that became visible: to the one who acted only, or to everyone in the place. */
export type Shown = {
  by: 'actor' | 'place'
  /** `replaced` = drawn over the message that was pressed; `closed` = the form went away; `home` = the person's home page. */
  as: 'message' | 'replaced' | 'form' | 'closed' | 'home'
  /** All text on it, as a person reads it: the platform's escapes undone, parts joined by line ends. */
  reads: string
}

/** A running platform in front of its stand-in, and one person in front of it. Each act resolves with what was shown because of it, oldest first. */
export type Talk = {
  says(text: string, where: Where): Promise<Shown[]>
  presses(act: Act, options: { where: Where; opensForm?: true }): Promise<Shown[]>
  submits(form: Form, answers: Raw): Promise<Shown[]>
  opensHome(): Promise<Shown[]>
  removesTheApp(): Promise<Shown[]>
  stop(): Promise<void>
}

/** A rendering, taken apart again from the platform's own JSON or HTML (never from our input). */
export type Rendering = {
  /** All text on it, as a person reads it. */
  reads: string
  /** Every URL that can be followed from it. */
  links: string[]
  /** Every person, group or channel it would notify, in the platform's own ids. */
  mentions: string[]
  /** What the platform's published schema or limits would refuse; none = []. */
  problems: string[]
}

/** What a platform gives the contract suite. Everything goes through its real code; only the far side is a stand-in. */
export type Driver = {
  name: PlatformName
  /** The person who acts in a `Talk`. */
  person: Account
  /** Whether typed words can open a form at once (the local chat only). */
  typedWordsOpenForms: boolean
  /** What there is not: the local chat has no channels, and no app that could be removed. */
  lacks?: readonly ('channel' | 'removal')[]
  start(receive: Receive): Promise<Talk>
  message(message: Message, reader: Reader): Rendering
  form(form: Form): Rendering
  /** Renders the form, fills it in as a person would (`unchanged` = as it opened), and reads what comes back. */
  fill(form: Form, answers: Raw | 'unchanged'): { tag: FormTag; raw: Raw }
}
