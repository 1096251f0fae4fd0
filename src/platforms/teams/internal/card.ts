/** The part of Adaptive Cards 1.5 that Convenor uses: https://adaptivecards.io/explorer */
export type Card = {
  type: 'AdaptiveCard'
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  version: '1.5'
  fallbackText: string
  msteams: { width: 'Full'; entities?: Mention[] }
  body: CardElement[]
  actions?: CardAction[]
}

export type CardElement = Heading | TextBlock | RichTextBlock | FactSet | ColumnSet | Container | ActionSet | CardInput
export type CardAction = OpenUrl | Submit | ShowCard

/** A heading in the colour of what the message is. */
type Container = {
  type: 'Container'
  style: 'accent' | 'good' | 'attention' | 'warning' | 'emphasis'
  bleed: true
  items: (Heading | RichTextBlock)[]
}
/** Two values beside each other: what was, and what is now. */
export type ColumnSet = { type: 'ColumnSet'; columns: Column[] }
type Column = { type: 'Column'; width: 'stretch'; items: (RichTextBlock | TextBlock)[] }
/** Knows a little markdown, so only for facts that hold none. */
type FactSet = { type: 'FactSet'; facts: { title: string; value: string }[] }

/** Screen readers announce it. Knows a little markdown, so only for text that holds none. */
export type Heading = {
  type: 'TextBlock'
  text: string
  style: 'heading'
  size: 'Large' | 'ExtraLarge'
  weight: 'Bolder'
  wrap: true
}
/** The one element that can mention; everything else in it is escaped. `mentions` go to the card when it is put together. */
export type TextBlock = { type: 'TextBlock'; text: string; wrap: true; spacing?: Spacing; mentions?: Mention[] } & Look
/** `text` stands in a TextBlock. `id`: the person's aadObjectId. */
export type Mention = { type: 'mention'; text: string; mentioned: { id: string; name: string } }
type Spacing = 'None' | 'Small'
export type RichTextBlock = { type: 'RichTextBlock'; inlines: TextRun[]; spacing?: Spacing }

/** Its text is literal. */
export type TextRun = { type: 'TextRun'; text: string; selectAction?: OpenUrl } & Look
export type Look = {
  weight?: 'Bolder'
  size?: 'Small' | 'Large'
  color?: 'Attention' | 'Accent'
  isSubtle?: true
  strikethrough?: true
  underline?: true
}

type ActionSet = { type: 'ActionSet'; actions: CardAction[] }
type OpenUrl = { type: 'Action.OpenUrl'; title?: string; url: string }
/** `secondary` stands in the menu at the end of its row. */
type Mode = { mode?: 'secondary' }
/** Asks before its one button does what cannot be undone. */
type ShowCard = {
  type: 'Action.ShowCard'
  title: string
  style: 'destructive'
  card: { type: 'AdaptiveCard'; body: RichTextBlock[]; actions: [Submit] }
} & Mode
type Submit = {
  type: 'Action.Submit'
  title: string
  style?: 'positive' | 'destructive'
  associatedInputs?: 'none'
  data: Record<string, unknown>
} & Mode

type InputBase = { id: string; label?: string; isRequired?: true; errorMessage?: string }
export type CardInput = InputBase &
  (
    | { type: 'Input.Text'; value?: string; maxLength?: number; isMultiline?: true; style?: 'Email' | 'Url' }
    | { type: 'Input.Number'; value?: number; min?: number; max?: number }
    | { type: 'Input.Date' | 'Input.Time'; value?: string }
    | {
        type: 'Input.ChoiceSet'
        choices: { title: string; value: string }[]
        value?: string
        style: 'compact' | 'expanded' | 'filtered'
        isMultiSelect?: true
        wrap: true
      }
    | { type: 'Input.Toggle'; title: string; value: 'true' | 'false'; valueOn: 'true'; valueOff: 'false'; wrap: true }
  )

/** @param fallbackText what a client shows that cannot show cards. */
export function cardOf(body: CardElement[], fallbackText: string): Card {
  const entities = body.flatMap(mentionsIn)
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    msteams: { width: 'Full', ...(entities.length > 0 && { entities }) },
    body: body.map(withoutMentions),
  }
}

function mentionsIn(element: CardElement): Mention[] {
  if (element.type === 'ColumnSet') return element.columns.flatMap(({ items }) => items.flatMap(mentionsIn))
  return 'mentions' in element ? (element.mentions ?? []) : []
}

function withoutMentions<E extends CardElement>(element: E): E {
  if (element.type === 'ColumnSet') {
    const columns = element.columns.map((column) => ({ ...column, items: column.items.map(withoutMentions) }))
    return { ...element, columns }
  }
  if (!('mentions' in element)) return element
  const { mentions: _, ...rest } = element
  return rest as E
}

/** How Teams names a card among a message's attachments. */
export function cardAttachment(card: Card): { contentType: string; content: Card } {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: card }
}
