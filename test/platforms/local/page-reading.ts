import type { Raw } from '#chat/incoming.ts'
import { inputName } from '#web/form/render-fields.ts'
import type { Rendering } from '../driver.ts'

/** One tag of a page, with its attributes as a browser understands them, and the text up to the next tag. */
type Tag = { name: string; attributes: Record<string, string>; text: string }

const ours = [
  'article',
  'form',
  'header',
  'footer',
  'div',
  'p',
  'h2',
  'h3',
  'details',
  'summary',
  'ul',
  'li',
  'dl',
  'dt',
  'dd',
  'a',
  'button',
  'strong',
  's',
  'time',
  'span',
  'label',
  'legend',
  'fieldset',
  'blockquote',
  'input',
  'textarea',
  'select',
  'option',
]
const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' }
const literal = (text: string) => text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity)

/** Takes our markup apart as a browser would: what is not escaped becomes a tag here too. */
function tagsOf(markup: string): Tag[] {
  return Array.from(
    markup.matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>([^<]*)/gi),
    ([, name = '', attributes = '', text = '']) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        Array.from(attributes.matchAll(/([\w-]+)(?:="([^"]*)")?/g), ([, key = '', value = '']) => [
          key,
          literal(value),
        ]),
      ),
      text: literal(text),
    }),
  )
}

/** What a page shows: its text, where its links lead, whom it names, and tags that we never write. */
export function readPage(markup: string): Rendering {
  const tags = tagsOf(markup)
  return {
    reads: tags.map(({ text }) => text).join(''),
    links: tags.flatMap(({ attributes }) =>
      attributes.target === '_blank' && attributes.href ? [attributes.href] : [],
    ),
    mentions: tags.flatMap(({ attributes }) => attributes['data-person-id'] ?? []),
    problems: [
      ...tags.filter(({ name }) => !ours.includes(name.replace('/', ''))).map(({ name }) => `a tag <${name}>`),
      ...tags
        .filter(({ attributes }) => Object.keys(attributes).some((key) => /^(on|style)/.test(key)))
        .map(({ name }) => `a script or style on <${name}>`),
    ],
  }
}

/** What a browser posts of a form: as it opened, or with these answers typed, chosen and ticked. */
export function posted(markup: string, answers: Raw | 'unchanged'): URLSearchParams {
  const body = new URLSearchParams()
  let select: { name: string; value: string } | null = null
  for (const { name: tag, attributes, text } of tagsOf(markup)) {
    const { name = '', type = '', value = '' } = attributes
    if (tag === 'input' && type === 'hidden') body.append(name, value)
    else if (tag === 'input' && (type === 'checkbox' || type === 'radio')) {
      if (answers === 'unchanged' ? 'checked' in attributes : isTicked(answers, name, value)) body.append(name, value)
    } else if (tag === 'input') body.append(name, answers === 'unchanged' ? value : typed(answers, name))
    // A browser drops the line end right after the tag, and sends CRLF for the others.
    else if (tag === 'textarea')
      body.append(
        name,
        (answers === 'unchanged' ? text.replace(/^\n/, '') : typed(answers, name)).replace(/\n/g, '\r\n'),
      )
    else if (tag === 'select') select = { name, value: '' }
    else if (tag === 'option' && select && 'selected' in attributes) select.value = value
    else if (tag === '/select' && select) {
      body.append(select.name, answers === 'unchanged' ? select.value : typed(answers, select.name))
      select = null
    }
  }
  return body
}

const answerTo = (answers: Raw, input: string) =>
  Object.entries(answers).find(([field]) => inputName(field) === input)?.[1]

function typed(answers: Raw, input: string): string {
  const answer = answerTo(answers, input)
  return typeof answer === 'string' ? answer : ''
}

function isTicked(answers: Raw, input: string, value: string): boolean {
  const answer = answerTo(answers, input)
  return Array.isArray(answer) ? answer.includes(value) : answer === true || answer === value
}
