import type { Charter } from '#charter/charter.ts'
import { actButton, sayButton } from '#chat/button.ts'
import type { Answers, Field } from '#chat/form.ts'
import type { Conversation, Mentioned, Raw, SharedFile } from '#chat/incoming.ts'
import { type Block, type Button, type Message, message, type Reader } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Service } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import type { Change } from '#talk/changes.ts'
import type { Phrases } from '#talk/intents.ts'
import type { Instant } from '#time/instant.ts'

/** What a dialog is given for one incoming: the person who acts, the time, and the ways to act and to answer. */
export interface DialogContext {
  readonly me: Person
  readonly place: Conversation
  readonly via: string
  readonly charter: Charter
  readonly now: Instant
  readonly reader: Reader
  readonly files: readonly SharedFile[]
  readonly links: readonly string[]
  /** Those mentioned in the text, in its order. */
  readonly mentions: readonly Mentioned[]
  /** The commands of the house, in the order of help. */
  readonly commands: readonly Words[]
  /** Runs a service: every act and every question goes through one. */
  run<Ask, Answer>(service: Service<Ask, Answer>, ask: Ask): Promise<Answer>
  /**
   * What words or a press mean, where that depends on what is true when it is first read: "undo", a number, "the next
   * one". It is written down before anything is done, so that doing it again after a crash is the same act.
   * @param found plain JSON.
   */
  resolve<T>(name: string, found: () => Promise<T>): Promise<T>
  /** Opens a form of any dialog's, filled with `values`; what it is about goes with it. */
  open(form: string, opened?: { about?: Record<string, string>; values?: Raw; problem?: string }): Promise<Outcome>
  /** Saves what was understood until this person presses a button about it. @returns its id: `{pending: id}` for the act. */
  saveDraft(values: Record<string, unknown>): Promise<string>
  /** The draft that this person saved under this id; null where it is too old or another person's. */
  readDraft(id: string): Promise<Record<string, unknown> | null>
  /** Answers as though the person had typed these words. */
  say(words: string): Promise<Outcome>
  /** The bytes of a file given with this incoming. @throws where it cannot be had any more. */
  openFile(file: SharedFile): Promise<ReadableStream<Uint8Array>>
}

export type { Change } from '#talk/changes.ts'
export type { Phrases } from '#talk/intents.ts'

type Who = 'all' | 'member' | 'leader' | 'secretariat'

/**
 * Command words, as printed in help. `where` they are usually typed: what belongs to a `direct` chat, or is typed in a
 * channel and answered `privately`, is answered to the one who typed it, wherever that was.
 */
export type Words = {
  verb: string
  aliases: readonly string[]
  example: string
  /** One line of help. */
  does: string
  who: Who
  /** Who may use it by another of its names, where that differs. */
  whoMay?: Readonly<Record<string, Who>>
  /** Where an alias is shared: whether the rest of the words is for this command. `link https://...` is not `link`. */
  takes?(rest: string): boolean
  /**
   * What may follow its names, as phrases; by the name where they differ, `*` for the others. Other words are a sentence
   * that only begins like a command: "no problem at all with paragraph 12".
   */
  args?: Readonly<Record<string, readonly string[]>>
  where: 'direct' | 'channel' | 'privately'
  /** What follows is said to others: nothing is taken off its end, no "thank you" and no full stop. */
  toOthers?: true
  /** @param words what follows the verb, cleaned of politeness; as typed. `verb` is what was typed for it. */
  typed(context: DialogContext, words: string, verb: string): Promise<Outcome>
}

/** What a press does. Presses carry ids only; the truth is read anew, and a stale press answers with it. */
export type Press = (context: DialogContext, about: Record<string, string>) => Promise<Outcome>

/**
 * Makes another preview of what an earlier one showed, with these changes; it never acts. Null where they change nothing
 * of it, or are not understood: then the earlier one stays.
 * @param draft what the earlier preview saved.
 */
export type Changer = (
  context: DialogContext,
  draft: Record<string, unknown>,
  changes: readonly Change[],
) => Promise<Outcome | null>

/** A form: how it is drawn, and what its answers do. */
export interface FormDialog {
  /** Raised when the fields change: an older one is redrawn, filled, before anything happens. */
  readonly version: number
  draw(context: DialogContext, about: Record<string, string>): Promise<Drawn>
  /** Is called with checked answers only; a UserError with a `field` mends the form and keeps what was typed. */
  submitted(
    context: DialogContext,
    answers: Record<string, unknown>,
    form: { about: Record<string, string>; instance: string },
  ): Promise<Outcome>
}

/** `values` are prefilled where the form is opened without any. */
export type Drawn = { title: string; submit: string; intro?: Block[]; fields: readonly Field[]; values?: Raw }

/** What a person can do by talking: one file of `dialogs/`, named after it. */
export type Dialog = {
  name: string
  words?: Words
  /** What people say instead of its command, or of another that leads here. */
  also?: Phrases
  /** What such sentences are about, whatever their words: read where no phrase is the whole sentence. */
  about?: Phrases
  /**
   * How its previews are changed by words before they are confirmed, by the verb of the press that confirms them: what
   * people say then, by what it changes, and what that makes of the preview. "yes but at 16:00".
   */
  changed?: { says: Phrases; previews: Record<string, Changer> }
  /** By verb: unique in the house, and never renamed, since old buttons carry it for ever. */
  presses?: Record<string, Press>
  /** By form name: unique in the house. */
  forms?: Record<string, FormDialog>
  /** Takes files and links that come without a command; one dialog of the house. */
  given?(context: DialogContext, caption: string): Promise<Outcome>
}

/** A form whose answers have the types of its fields. */
export function formDialog<const Fields extends readonly Field[]>(form: {
  version: number
  draw(context: DialogContext, about: Record<string, string>): Promise<Drawn & { fields: Fields }>
  submitted(
    context: DialogContext,
    answers: Answers<Fields>,
    form: { about: Record<string, string>; instance: string },
  ): Promise<Outcome>
}): FormDialog {
  return form as FormDialog
}

/** A plain answer to the one who acted. */
export function say(...blocks: (Block | string)[]): Outcome {
  return toActor(message(...blocks))
}

export function toActor(answer: Message): Outcome {
  return { kind: 'say', to: 'actor', message: answer }
}

/** Longer words, in characters, are not carried by a button: chats limit what it holds. */
const longestInButton = 500

/** A button that does the same as typing its words, however long these are. */
export async function wordsButton(context: DialogContext, label: string, words: string): Promise<Button> {
  if (words.length <= longestInButton) return sayButton(label, words)
  return actButton(label, 'say', { pending: await context.saveDraft({ words }) })
}
