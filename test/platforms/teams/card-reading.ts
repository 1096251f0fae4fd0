import { z } from 'zod'
import type { Rendering } from '../driver.ts'

/**
 * The part of Adaptive Cards 1.5 that Teams shows and Convenor uses, strictly: an unknown property, which Teams would
 * ignore or refuse, is a problem (https://adaptivecards.io/schemas/adaptive-card.json, and the limits of Teams).
 */
const openUrl = z.strictObject({
  type: z.literal('Action.OpenUrl'),
  title: z.string().min(1).max(75).optional(),
  url: z.string().regex(/^(https?:\/\/|mailto:)/),
})
const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: z.string().min(1).max(75),
  style: z.enum(['positive', 'destructive']).optional(),
  associatedInputs: z.literal('none').optional(),
  mode: z.literal('secondary').optional(),
  data: z.record(z.string(), z.unknown()),
})
const showCard = z.strictObject({
  type: z.literal('Action.ShowCard'),
  title: z.string().min(1).max(75),
  style: z.literal('destructive'),
  mode: z.literal('secondary').optional(),
  card: z.strictObject({
    type: z.literal('AdaptiveCard'),
    body: z.array(
      z.strictObject({
        type: z.literal('RichTextBlock'),
        inlines: z.array(z.strictObject({ type: z.literal('TextRun'), text: z.string().min(1) })).min(1),
      }),
    ),
    actions: z.tuple([submit]),
  }),
})
const action = z.discriminatedUnion('type', [openUrl, submit, showCard])
const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string().min(1),
  weight: z.literal('Bolder').optional(),
  size: z.enum(['Small', 'Large']).optional(),
  color: z.enum(['Attention', 'Accent']).optional(),
  isSubtle: z.literal(true).optional(),
  strikethrough: z.literal(true).optional(),
  underline: z.literal(true).optional(),
  selectAction: openUrl.optional(),
})
const inputBase = {
  id: z.string().min(1),
  label: z.string().min(1).optional(),
  isRequired: z.literal(true).optional(),
  errorMessage: z.string().optional(),
}
const look = {
  size: z.enum(['Small', 'Large', 'ExtraLarge']).optional(),
  weight: z.literal('Bolder').optional(),
  color: z.literal('Attention').optional(),
  isSubtle: z.literal(true).optional(),
  spacing: z.enum(['None', 'Small']).optional(),
}
const textBlock = z.strictObject({
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  style: z.literal('heading').optional(),
  wrap: z.literal(true),
  ...look,
})
const richText = z.strictObject({
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
  spacing: z.enum(['None', 'Small']).optional(),
})
const element = z.discriminatedUnion('type', [
  textBlock,
  richText,
  z.strictObject({
    type: z.literal('Container'),
    style: z.enum(['accent', 'good', 'attention', 'warning', 'emphasis']),
    bleed: z.literal(true),
    items: z.array(z.discriminatedUnion('type', [textBlock, richText])).min(1),
  }),
  z.strictObject({
    type: z.literal('ColumnSet'),
    columns: z
      .array(
        z.strictObject({
          type: z.literal('Column'),
          width: z.literal('stretch'),
          items: z.array(z.discriminatedUnion('type', [textBlock, richText])).min(1),
        }),
      )
      .min(2),
  }),
  z.strictObject({
    type: z.literal('FactSet'),
    facts: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
  }),
  // Teams shows six actions, and more in a menu.
  z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1).max(10) }),
  z.strictObject({
    type: z.literal('Input.Text'),
    ...inputBase,
    value: z.string().optional(),
    maxLength: z.number().int().positive().optional(),
    isMultiline: z.literal(true).optional(),
    style: z.enum(['Email', 'Url']).optional(),
  }),
  z.strictObject({
    type: z.literal('Input.Number'),
    ...inputBase,
    value: z.number().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...inputBase, value: z.iso.date().optional() }),
  z.strictObject({
    type: z.literal('Input.Time'),
    ...inputBase,
    value: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
  }),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'),
    ...inputBase,
    choices: z.array(z.strictObject({ title: z.string().min(1), value: z.string().min(1) })).min(1),
    value: z.string().min(1).optional(),
    style: z.enum(['compact', 'expanded', 'filtered']),
    isMultiSelect: z.literal(true).optional(),
    wrap: z.literal(true),
  }),
  z.strictObject({
    type: z.literal('Input.Toggle'),
    ...inputBase,
    title: z.string().min(1),
    value: z.enum(['true', 'false']),
    valueOn: z.literal('true'),
    valueOff: z.literal('false'),
    wrap: z.literal(true),
  }),
])
const mention = z.strictObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>[^<>]+<\/at>$/),
  mentioned: z.strictObject({ id: z.string().min(1), name: z.string().min(1) }),
})
export const cardShape = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  fallbackText: z.string(),
  msteams: z.strictObject({ width: z.literal('Full'), entities: z.array(mention).min(1).optional() }),
  body: z.array(element),
  actions: z.array(action).max(6).optional(),
})
type Element = z.output<typeof element>

/** A card taken apart again. */
export function readCard(card: unknown): Rendering {
  const read = cardShape.safeParse(card)
  if (!read.success) return { reads: '', links: [], mentions: [], problems: [z.prettifyError(read.error)] }
  const { body: whole, actions = [], msteams } = read.data
  const body = whole.flatMap((part): Element[] => {
    if (part.type === 'ColumnSet') return part.columns.flatMap(({ items }) => items)
    return part.type === 'Container' ? part.items : [part]
  })
  const all = [...body, { type: 'ActionSet' as const, actions }]
  return {
    reads: [...whole, { type: 'ActionSet' as const, actions }]
      .flatMap(textOf)
      .map(unescaped)
      .filter(Boolean)
      .join('\n'),
    links: [...new Set(all.flatMap(linksOf))],
    mentions: (msteams.entities ?? []).map(({ mentioned }) => mentioned.id),
    problems: problemsOf(card, body),
  }
}

/** What the schema cannot say. */
function problemsOf(card: unknown, body: Element[]): string[] {
  const ids = body.flatMap((element) => ('id' in element ? [element.id] : []))
  const bytes = Buffer.byteLength(JSON.stringify(card))
  return [
    ...(bytes > 40_000 ? [`${bytes} bytes`] : []),
    ...(new Set(ids).size < ids.length ? ['two inputs of one name'] : []),
    ...body.flatMap(choiceProblems),
    ...body.flatMap(literalWords).flatMap((words) => (hasMarkup(words) ? [`markdown in ${words}`] : [])),
  ]
}

/** What is not escaped, and so has to hold no markdown. */
function literalWords(element: Element): string[] {
  if (element.type === 'FactSet') return element.facts.flatMap(({ title, value }) => [title, value])
  return element.type === 'TextBlock' && element.style === 'heading' ? [element.text] : []
}

/** A TextBlock knows bold, italic, links, lists and macros. */
function hasMarkup(text: string): boolean {
  return /[*_[\]<>~`\\{}&#]|^\s*([-+]|\d+[.)])\s/.test(text)
}

function choiceProblems(element: Element): string[] {
  if (element.type !== 'Input.ChoiceSet') return []
  const values = element.choices.map(({ value }) => value)
  const chosen = element.value === undefined ? [] : element.isMultiSelect ? element.value.split(',') : [element.value]
  return [
    ...(element.isMultiSelect && values.some((value) => value.includes(',')) ? ['a comma in a list value'] : []),
    ...chosen.filter((value) => !values.includes(value)).map((value) => `${value} is no choice`),
  ]
}

function textOf(element: Element): string[] {
  switch (element.type) {
    case 'TextBlock':
      return [element.style === 'heading' ? element.text : written(element.text)]
    case 'RichTextBlock':
      return [element.inlines.map(({ text }) => text).join('')]
    case 'Container':
      return element.items.flatMap(textOf)
    case 'ColumnSet':
      // A column is a fact: its title above what it says.
      return element.columns.map(({ items }) => items.flatMap(textOf).join(': '))
    case 'FactSet':
      return element.facts.map(({ title, value }) => `${title}: ${value}`)
    case 'ActionSet':
      return element.actions.map(({ title = '' }) => title)
    case 'Input.ChoiceSet':
      return [element.label ?? '', ...element.choices.map(({ title }) => title)]
    case 'Input.Toggle':
      return [element.label ?? '', element.title]
    default:
      return [element.label ?? '', String(element.value ?? '')]
  }
}

function linksOf(element: Element): string[] {
  if (element.type === 'ActionSet') return element.actions.flatMap((action) => ('url' in action ? [action.url] : []))
  if (element.type !== 'RichTextBlock') return []
  return element.inlines.flatMap(({ selectAction }) => (selectAction === undefined ? [] : [selectAction.url]))
}

function unescaped(text: string): string {
  return text.replaceAll('{\u2060{', '{{')
}

/** Markdown as it is seen: what is escaped is itself. */
function written(markdown: string): string {
  return markdown
    .replace(/<\/?at>/g, '')
    .replace(/(?<!\\)\*\*/g, '')
    .replace(/\\(.)/g, '$1')
    .replaceAll('<\u2060', '<')
}
