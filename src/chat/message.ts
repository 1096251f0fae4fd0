import type { Account, Act } from './incoming.ts'

/** A piece of text. Plain strings are LITERAL: renderers escape them; user text can never become a mention, a link or a tag. */
export type Span =
  | string
  | { strong: string }
  | { struck: string }
  | { link: string; url: string }
  | { person: Account }
  /**
   * `zone` is the meeting's; the reader's own is shown first. `said`: how that place was called ("Geneva" for
   * Europe/Zurich). `look`: the new time is strong, the old one struck.
   */
  | { instant: string; zone: string; said?: string; show: 'day' | 'time' | 'both'; look?: 'strong' | 'struck' }

/**
 * What a message is, at a glance: an invitation, a reminder, a change, an end, good news, a task, a question, or
 * what somebody tells others. Its heading has a sign and, where the platform can show it, a colour.
 */
export type Tone = 'invitation' | 'soon' | 'changed' | 'off' | 'good' | 'task' | 'question' | 'news'

/**
 * `quiet` stands back where the platform can show it; `more` stands in the menu at the end of its row. `confirm` is asked
 * before what cannot be undone, where the platform can ask. `opensForm` must be said by every button that leads to a form:
 * Teams has to know when it renders.
 */
export type Button = Press | { label: string; url: string }

/** A button that does something here. */
export type Press = {
  label: string
  act: Act
  opensForm?: true
  style?: 'primary' | 'danger' | 'quiet' | 'more'
  confirm?: string
}

export type Block =
  | { kind: 'heading'; text: string; tone?: Tone }
  /** `whole` text is split over blocks where it is too long, never cut. A `note` is smaller and quieter. */
  | { kind: 'note' | 'text'; spans: Span[]; whole?: true }
  | { kind: 'facts'; facts: { label: string; value: Span[] }[] }
  | { kind: 'list'; items: Span[][] }
  /** A row of at most five buttons. */
  | { kind: 'buttons'; buttons: Button[] }

/** What a message brings for the reader's calendar (iTIP), where its platform carries such: e-mail. `stop`: the page that ends these. */
type CalendarPart = { method: 'REQUEST' | 'CANCEL'; text: string; stop: string }

/** `summary` is the push text and what a screen reader says first. A message never holds inputs. */
export type Message = { summary: Span[]; blocks: Block[]; calendar?: CalendarPart }

/**
 * Who reads: their zone (`said` = how they call it) and locale. A shared post has no personal zone: the meeting's zone and
 * UTC are shown. `now`: the instant at which it is shown, which tells what year is obvious; absent = whenever it is read.
 */
export type Reader = (
  | { zone: string; said?: string; locale?: string }
  | { place: true; zone: string; said?: string }
) & {
  now?: string
}

/** A message of blocks; a string is a text block. Its summary is the first text in it. */
export function message(...parts: (Block | string)[]): Message {
  const blocks = parts.map((part): Block => (typeof part === 'string' ? { kind: 'text', spans: [part] } : part))
  const first = blocks.find((block) => block.kind === 'text' || block.kind === 'note' || block.kind === 'heading')
  const summary =
    first === undefined
      ? []
      : first.kind === 'heading'
        ? [first.text]
        : first.kind === 'text' || first.kind === 'note'
          ? first.spans
          : []
  return { summary, blocks }
}
