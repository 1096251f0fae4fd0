import { cutAt } from '#chat/cut-text.ts'
import type { Block, Button, Message, Span, Tone } from '#chat/message.ts'
import { withSign } from '#chat/tone.ts'
import { type Card, type CardAction, type CardElement, type ColumnSet, cardOf } from './internal/card.ts'
import { heading, isFollowable, paragraphs, plainText, type Reading } from './internal/rich-text.ts'
import { bytesOf, limits } from './limits.ts'
import { actData } from './read-form.ts'

/** Where a message stands decides what its buttons do: see `renderButton`. */
export type Standing = 'chat' | 'channel' | 'dialog'

/** How much of it is shown: 1 = all that the limits allow. */
type Room = { standing: Standing; share: number }

/**
 * A message as an Adaptive Card; all text in it is literal. Long lists and long texts give way before the card gets too
 * heavy; whole text never does. @throws RangeError where whole text alone is too heavy for a card.
 */
export function renderMessage(message: Message, reading: Reading, standing: Standing): Card {
  for (const share of [1, 0.5, 0.2, 0.05]) {
    const body = message.blocks.flatMap((block) => renderBlock(block, reading, { standing, share }))
    const summary = summaryText(message, reading)
    const card = cardOf(body.length > 0 ? body : paragraphs(message.summary, reading), summary)
    if (bytesOf(card) <= limits.cardBytes) return card
  }
  throw new RangeError(`a message is heavier than ${limits.cardBytes} bytes`)
}

/** The words of a notification, and what a screen reader says first. */
export function summaryText(message: Message, reading: Reading): string {
  return cutAt(plainText(message.summary, reading), limits.summary)
}

/** One block as elements of a card. */
export function renderBlock(block: Block, reading: Reading, room: Room): CardElement[] {
  const most = Math.ceil(limits.text * room.share)
  switch (block.kind) {
    case 'heading':
      return toned(heading(withSign(block.text, block.tone), block.tone === 'soon'), block.tone)
    case 'text':
      return paragraphs(block.spans, reading, block.whole ? {} : { most })
    case 'note':
      return paragraphs(block.spans, reading, {
        look: { size: 'Small', isSubtle: true },
        ...(!block.whole && { most }),
      })
    case 'facts':
      return renderFacts(block.facts, reading, most)
    case 'list': {
      const items = listed(block.items, Math.ceil(limits.items * room.share))
      return closeLines(
        items.map((item) => ['•\u00a0', ...item]),
        reading,
        most,
      )
    }
    case 'buttons':
      return renderButtons(block.buttons, reading, room.standing)
  }
}

/** A button whose address cannot be followed is text that says it. */
function renderButtons(buttons: readonly Button[], reading: Reading, standing: Standing): CardElement[] {
  const dead = buttons.filter((button) => 'url' in button && !isFollowable(button.url))
  const alive = buttons.filter((button) => !dead.includes(button))
  const inSight = alive.filter((button) => !isInMenu(button)).slice(0, limits.buttons)
  const menu = alive.filter(isInMenu).slice(0, limits.menu)
  const actions = [...inSight, ...menu].map((button) => renderButton(button, standing))
  return [
    ...dead.flatMap((button) => paragraphs([{ link: button.label, url: 'url' in button ? button.url : '' }], reading)),
    ...(actions.length > 0 ? [{ type: 'ActionSet' as const, actions }] : []),
  ]
}

/**
 * In a chat, a press is a message that only the bot sees, and one that opens a form asks for a dialog. In a channel every
 * press asks for a dialog, since nothing else there is shown to one person only. Inside a dialog every press is a submit.
 */
function renderButton(button: Button, standing: Standing): CardAction {
  const title = cutAt(button.label, limits.buttonLabel)
  if ('url' in button) return { type: 'Action.OpenUrl', title, url: button.url }
  const asksForDialog = standing === 'channel' || (standing === 'chat' && button.opensForm === true)
  const style =
    button.style && ({ primary: 'positive', danger: 'destructive' } as const)[button.style as 'primary' | 'danger']
  const mode = isInMenu(button) ? { mode: 'secondary' as const } : {}
  const press = {
    type: 'Action.Submit' as const,
    title,
    ...(style && { style }),
    associatedInputs: 'none' as const,
    data: actData(button.act, asksForDialog),
  }
  if (button.confirm === undefined) return { ...press, ...mode }
  const [question] = paragraphs([button.confirm], { reader: { zone: 'UTC' }, names: new Map() }, { most: limits.text })
  if (question?.type !== 'RichTextBlock') return { ...press, ...mode }
  return {
    type: 'Action.ShowCard',
    title,
    style: 'destructive',
    ...mode,
    card: { type: 'AdaptiveCard', body: [question], actions: [press] },
  }
}

function isInMenu(button: Button): boolean {
  return 'act' in button && button.style === 'more'
}

/** A heading in the colour of its tone. */
function toned(items: ReturnType<typeof heading>, tone: Tone | undefined): CardElement[] {
  if (tone === undefined || items.length === 0) return items
  return [{ type: 'Container', style: colours[tone], bleed: true, items }]
}

const colours = {
  invitation: 'accent',
  soon: 'warning',
  changed: 'warning',
  off: 'attention',
  good: 'good',
  task: 'emphasis',
  question: 'accent',
  news: 'accent',
} as const satisfies Record<Tone, string>

type Fact = { label: string; value: Span[] }

/** What was and what is now stand beside each other; the others follow. */
function renderFacts(facts: readonly Fact[], reading: Reading, most: number): CardElement[] {
  const at = facts.findIndex((fact, index) => isOld(fact) && isNew(facts[index + 1]))
  const [was, now] = at < 0 ? [] : facts.slice(at, at + 2)
  if (was && now)
    return [
      ...renderFacts(facts.slice(0, at), reading, most),
      { type: 'ColumnSet', columns: [column(was, reading, most), column(now, reading, most)] },
      ...renderFacts(facts.slice(at + 2), reading, most),
    ]
  const set = factSet(facts, reading)
  if (set !== null) return [set]
  return closeLines(
    facts.map(({ label, value }) => [{ strong: `${label}:` }, ' ', ...value]),
    reading,
    most,
  )
}

function isOld({ value }: Fact): boolean {
  return value.some(
    (span) => typeof span === 'object' && ('struck' in span || ('look' in span && span.look === 'struck')),
  )
}

function isNew(fact: Fact | undefined): boolean {
  return fact?.value.some((span) => typeof span === 'object' && 'look' in span && span.look === 'strong') ?? false
}

/** A value under its label. */
function column({ label, value }: Fact, reading: Reading, most: number): ColumnSet['columns'][number] {
  const items = [
    ...paragraphs([label], reading, { look: { size: 'Small', isSubtle: true } }),
    ...paragraphs(value, reading, { most }),
  ]
  return { type: 'Column', width: 'stretch', items }
}

/** Facts as a table of two columns; null where one of them is more than plain words. */
function factSet(facts: readonly Fact[], reading: Reading): CardElement | null {
  const read = facts.map(({ label, value }) => {
    const plain = value.every((span) => typeof span === 'string' || ('instant' in span && span.look === undefined))
    return plain ? { title: label, value: plainText(value, reading) } : null
  })
  const set = read.filter((fact) => fact !== null)
  const holds = set.every(({ title, value }) => isPlainFact(title) && isPlainFact(value) && value.length <= limits.fact)
  return set.length === facts.length && set.length > 0 && holds ? { type: 'FactSet', facts: set } : null
}

/** Whether markdown gives no meaning to any of it. */
function isPlainFact(words: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ,.;:?'"’“”–—/%+@()·-]*$/u.test(words) && !/^\d+[.)]|https?:/.test(words)
}

function closeLines(items: readonly Span[][], reading: Reading, most: number): CardElement[] {
  return items.flatMap((item, index) => {
    const [first, ...rest] = paragraphs(item, reading, { most })
    if (first === undefined) return []
    return index === 0 ? [first, ...rest] : [{ ...first, spacing: 'Small' as const }, ...rest]
  })
}

function listed(items: readonly Span[][], most: number): Span[][] {
  if (items.length <= most) return [...items]
  return [...items.slice(0, most), [`… and ${items.length - most} more`]]
}
