import { Ajv, type ValidateFunction } from 'ajv'

/**
 * What Slack accepts of the blocks that we write, as JSON Schema, from https://docs.slack.dev/reference/block-kit and
 * https://docs.slack.dev/reference/views. Everything else is refused, so that a new kind of block has to be added here
 * knowingly.
 */
type Schema = Record<string, unknown>

const string = (maxLength: number, minLength = 1): Schema => ({ type: 'string', minLength, maxLength })
const object = (properties: Record<string, Schema>, required: string[] = Object.keys(properties)): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const list = (items: Schema, minItems: number, maxItems: number): Schema => ({
  type: 'array',
  items,
  minItems,
  maxItems,
})
const is = (value: string): Schema => ({ const: value })
const boolean: Schema = { type: 'boolean' }
const plainText = (max: number): Schema =>
  object({ type: is('plain_text'), text: string(max), emoji: boolean }, ['type', 'text'])

/** Markup of ours, in which nothing is turned into a link by itself. */
const markup = (max: number): Schema => object({ type: is('mrkdwn'), text: string(max), verbatim: { const: true } })

const actionId = string(255)
const blockId = string(255)
const url: Schema = { ...string(3000), pattern: '^(https?://|mailto:)' }
const option = object({ text: plainText(75), value: string(150) })
const optionGroup = object({ label: plainText(75), options: list(option, 1, 100) })
const digits: Schema = { type: 'string', pattern: '^-?\\d+$' }

const button = object(
  {
    type: is('button'),
    text: plainText(75),
    action_id: actionId,
    url,
    value: string(2000),
    style: { enum: ['primary', 'danger'] },
    confirm: object(
      {
        title: plainText(100),
        text: plainText(300),
        confirm: plainText(30),
        deny: plainText(30),
        style: { enum: ['primary', 'danger'] },
      },
      ['title', 'text', 'confirm', 'deny'],
    ),
  },
  ['type', 'text', 'action_id'],
)

const overflow = object({ type: is('overflow'), action_id: actionId, options: list(option, 1, 5) })

const style = object({ bold: boolean, italic: boolean, strike: boolean, code: boolean }, [])
const richTextPiece: Schema = {
  oneOf: [
    object({ type: is('text'), text: string(3000), style }, ['type', 'text']),
    object({ type: is('link'), url, text: string(3000), style }, ['type', 'url']),
    object({ type: is('user'), user_id: { type: 'string', pattern: '^[UW][A-Z0-9]+$' }, style }, ['type', 'user_id']),
  ],
}
const richTextSection = object({ type: is('rich_text_section'), elements: list(richTextPiece, 1, 1000) })
const richTextList = object({
  type: is('rich_text_list'),
  style: { enum: ['bullet', 'ordered'] },
  elements: list(richTextSection, 1, 1000),
})

const selectMenu = (type: string, initial: Record<string, Schema>): Schema => ({
  oneOf: [
    object({ type: is(type), action_id: actionId, options: list(option, 1, 100), ...initial }, [
      'type',
      'action_id',
      'options',
    ]),
    object({ type: is(type), action_id: actionId, option_groups: list(optionGroup, 1, 100), ...initial }, [
      'type',
      'action_id',
      'option_groups',
    ]),
  ],
})

const input = (type: string, more: Record<string, Schema>, required: string[] = []): Schema =>
  object({ type: is(type), action_id: actionId, ...more }, ['type', 'action_id', ...required])

const inputElement: Schema = {
  oneOf: [
    input('plain_text_input', {
      initial_value: string(3000),
      multiline: boolean,
      max_length: { type: 'integer', minimum: 1, maximum: 3000 },
    }),
    input('email_text_input', { initial_value: { type: 'string', pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' } }),
    input('url_text_input', { initial_value: { type: 'string', pattern: '^https?://\\S+$' } }),
    input(
      'number_input',
      { is_decimal_allowed: boolean, initial_value: digits, min_value: digits, max_value: digits },
      ['is_decimal_allowed'],
    ),
    input('datepicker', {
      initial_date: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
    }),
    input('timepicker', { initial_time: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' } }),
    input('checkboxes', { options: list(option, 1, 10), initial_options: list(option, 1, 10) }, ['options']),
    selectMenu('static_select', { initial_option: option }),
    selectMenu('multi_static_select', { initial_options: list(option, 1, 100) }),
  ],
}

const shownBlocks: Schema[] = [
  object({ type: is('header'), text: plainText(150), block_id: blockId }, ['type', 'text']),
  object({ type: is('context'), elements: list(plainText(3000), 1, 10), block_id: blockId }, ['type', 'elements']),
  object({ type: is('actions'), elements: list({ oneOf: [button, overflow] }, 1, 25), block_id: blockId }, [
    'type',
    'elements',
  ]),
  object({ type: is('section'), fields: list(markup(2000), 1, 10), block_id: blockId }, ['type', 'fields']),
  object(
    { type: is('rich_text'), elements: list({ oneOf: [richTextSection, richTextList] }, 1, 100), block_id: blockId },
    ['type', 'elements'],
  ),
]

const inputBlock = object(
  {
    type: is('input'),
    block_id: blockId,
    label: plainText(2000),
    element: inputElement,
    optional: boolean,
    hint: plainText(2000),
  },
  ['type', 'label', 'element'],
)

const messageBlocks = list({ oneOf: shownBlocks }, 0, 50)
const viewBlocks = list({ oneOf: [...shownBlocks, inputBlock] }, 1, 100)

const modal = object(
  {
    type: is('modal'),
    callback_id: string(255),
    title: plainText(24),
    submit: plainText(24),
    close: plainText(24),
    private_metadata: string(3000),
    blocks: viewBlocks,
  },
  ['type', 'title', 'blocks'],
)
const home = object({ type: is('home'), blocks: list({ oneOf: shownBlocks }, 1, 100) })

const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false })
const checkMessage = ajv.compile(messageBlocks)
const checkView = ajv.compile({ oneOf: [modal, home] })

/** @returns what Slack would refuse about a message's blocks; none = []. */
export function messageProblems(blocks: unknown): string[] {
  return [...problems(checkMessage, blocks), ...repeatedIds(blocks, 'action_id'), ...repeatedIds(blocks, 'block_id')]
}

/** @returns what Slack would refuse about a modal or a home page; none = []. */
export function viewProblems(view: unknown): string[] {
  const blocks = typeof view === 'object' && view !== null && 'blocks' in view ? view.blocks : []
  const large = JSON.stringify(view).length > 250_000 ? ['the view exceeds 250 KB'] : []
  const submit =
    hasInput(blocks) && !(typeof view === 'object' && view !== null && 'submit' in view)
      ? ['a view with inputs needs submit']
      : []
  return [
    ...problems(checkView, view),
    ...large,
    ...submit,
    ...strayInitialOptions(blocks),
    ...repeatedIds(blocks, 'block_id'),
    ...repeatedIds(blocks, 'action_id'),
  ]
}

function problems(check: ValidateFunction, value: unknown): string[] {
  return check(value) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function hasInput(blocks: unknown): boolean {
  return Array.isArray(blocks) && blocks.some((block) => block.type === 'input')
}

/** Slack refuses an initial option that is not, letter by letter, one of the options. */
function strayInitialOptions(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return []
  return blocks.flatMap((block) => {
    const { options = [], option_groups = [], initial_option, initial_options = [] } = block.element ?? {}
    const all = [...options, ...option_groups.flatMap((group: { options: unknown[] }) => group.options)].map((known) =>
      JSON.stringify(known),
    )
    const initial = initial_option ? [initial_option, ...initial_options] : initial_options
    return initial
      .filter((chosen: unknown) => !all.includes(JSON.stringify(chosen)))
      .map(() => `${block.block_id}: initial option unknown`)
  })
}

function repeatedIds(blocks: unknown, name: string): string[] {
  const ids = [...JSON.stringify(blocks ?? []).matchAll(new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*")`, 'g'))].map(
    ([, id]) => id,
  )
  return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name} ${id} is used twice`)
}
