import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'

/** A terminal: asks one line, prints lines. `null` = nobody types any more. */
export interface Terminal {
  ask(prompt: string): Promise<string | null>
  print(...lines: string[]): void
}

/**
 * Asks a form field by field; one that comes back mended, only the refused fields. An empty answer keeps what stands in
 * brackets. @returns every answer, or null where the person leaves with `cancel`.
 */
export async function fillForm(form: Form, terminal: Terminal): Promise<Raw | null> {
  terminal.print('', `== ${form.title} ==`)
  if (form.problem !== undefined) terminal.print(form.problem)
  const refused = form.fields.filter(({ name }) => form.errors[name] !== undefined)
  const raw: Raw = Object.fromEntries(
    form.fields.map((field) => [field.name, form.values[field.name] ?? emptyOf(field)]),
  )
  for (const field of refused.length > 0 ? refused : form.fields) {
    const error = form.errors[field.name]
    if (error !== undefined) terminal.print(`! ${error}`)
    const answer = await askField(field, raw[field.name] ?? null, terminal)
    if (answer === undefined) return null
    raw[field.name] = answer
  }
  return raw
}

/** @returns the answer as the page's decoder would give it; undefined where the person leaves. */
async function askField(field: Field, before: Raw[string], terminal: Terminal): Promise<Raw[string] | undefined> {
  if (field.kind === 'statement') terminal.print(field.label, field.statement)
  if ('options' in field)
    terminal.print(`${field.label}:`, ...field.options.map(({ label }, n) => `  ${n + 1}. ${label}`))
  const typed = await terminal.ask(`${questionOf(field)}${shown(field, before)}: `)
  if (typed === null || typed.trim().toLowerCase() === 'cancel') return undefined
  return typed.trim() === '' ? before : read(field, typed.trim())
}

function questionOf(field: Field): string {
  const aside = [field.help, field.optional ? 'optional' : undefined].filter((text) => text !== undefined).join('; ')
  const hint = aside === '' ? '' : ` (${aside})`
  if (field.kind === 'statement') return `${field.tick}? yes or no`
  if (field.kind === 'choice') return `One number${hint}`
  if (field.kind === 'choices') return `Numbers, for instance 1, 3${hint}`
  if (field.kind === 'date') return `${field.label}, as 2020-03-31${hint}`
  if (field.kind === 'time') return `${field.label}, as 15:00${hint}`
  return `${field.label}${hint}`
}

function shown(field: Field, before: Raw[string]): string {
  const labelOf = (value: string) =>
    'options' in field ? (field.options.find((option) => option.value === value)?.label ?? value) : value
  if (before === true) return ' [yes]'
  if (Array.isArray(before)) return before.length === 0 ? '' : ` [${before.map(labelOf).join(', ')}]`
  return typeof before === 'string' && before !== '' ? ` [${labelOf(before)}]` : ''
}

function read(field: Field, typed: string): Raw[string] {
  const chosen = (number: string) => ('options' in field ? field.options[Number(number) - 1]?.value : undefined)
  switch (field.kind) {
    case 'statement':
      return /^y(es)?$/i.test(typed)
    case 'choice':
      return chosen(typed) ?? null
    case 'choices':
      return typed.split(/[\s,]+/).flatMap((number) => chosen(number) ?? [])
    default:
      return typed
  }
}

function emptyOf({ kind }: Field): Raw[string] {
  if (kind === 'statement') return false
  if (kind === 'choices') return []
  return kind === 'choice' || kind === 'date' || kind === 'time' ? null : ''
}
