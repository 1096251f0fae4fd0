import type { Field, Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import { readDate } from '#time/read-date.ts'

/** A terminal: asks one line, prints lines. `null` = nobody types any more. */
export interface Terminal {
  ask(prompt: string): Promise<string | null>
  print(...lines: string[]): void
}

/** What time it is where the form comes from: "21 May" is the next one there. */
type Clock = { now: string; zone: string }

/**
 * Asks a form field by field; one that comes back mended, only the refused fields. An empty answer keeps what stands in
 * brackets. @returns every answer, or null where the person leaves with `cancel`.
 */
export async function fillForm(form: Form, terminal: Terminal, clock: Clock): Promise<Raw | null> {
  terminal.print('', `== ${form.title} ==`)
  if (form.problem !== undefined) terminal.print(form.problem)
  const refused = form.fields.filter(({ name }) => form.errors[name] !== undefined)
  const raw: Raw = Object.fromEntries(
    form.fields.map((field) => [field.name, form.values[field.name] ?? emptyOf(field)]),
  )
  for (const field of refused.length > 0 ? refused : form.fields) {
    const error = form.errors[field.name]
    if (error !== undefined) terminal.print(`! ${error}`)
    const answer = await askField(field, raw[field.name] ?? null, { terminal, clock })
    if (answer === undefined) return null
    raw[field.name] = answer
  }
  return raw
}

/** @returns the answer as the page's decoder would give it; undefined where the person leaves. */
async function askField(
  field: Field,
  before: Raw[string],
  { terminal, clock }: { terminal: Terminal; clock: Clock },
): Promise<Raw[string] | undefined> {
  if (field.kind === 'statement') terminal.print(field.label, field.statement)
  if ('options' in field)
    terminal.print(`${field.label}:`, ...field.options.map(({ label }, n) => `  ${n + 1}. ${label}`))
  const typed = await terminal.ask(`${questionOf(field)}${shown(field, before)}: `)
  if (typed === null || typed.trim().toLowerCase() === 'cancel') return undefined
  return typed.trim() === '' ? before : read(field, typed.trim(), clock)
}

function questionOf(field: Field): string {
  const aside = [field.help, field.optional ? 'optional' : undefined].filter((text) => text !== undefined).join('; ')
  const hint = aside === '' ? '' : ` (${aside})`
  if (field.kind === 'statement') return `${field.tick}? yes or no`
  if (field.kind === 'choice') return `One number${hint}`
  if (field.kind === 'choices') return `Numbers, for instance 1, 3${hint}`
  if (field.kind === 'date') return `${field.label}, for instance 21 May 2020${hint}`
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

function read(field: Field, typed: string, clock: Clock): Raw[string] {
  const chosen = (number: string) => ('options' in field ? field.options[Number(number) - 1]?.value : undefined)
  switch (field.kind) {
    case 'statement':
      return /^y(es)?$/i.test(typed)
    case 'choice':
      return chosen(typed) ?? null
    case 'choices':
      return typed.split(/[\s,]+/).flatMap((number) => chosen(number) ?? [])
    case 'date':
      return dayIn(typed, clock)
    default:
      return typed
  }
}

/** A day as in chat, such as "21 May"; what is not understood goes as it was typed, and comes back with what is wrong. */
function dayIn(typed: string, clock: Clock): string {
  const reading = readDate(typed, clock)
  return reading.kind === 'date' ? reading.date : typed
}

function emptyOf({ kind }: Field): Raw[string] {
  if (kind === 'statement') return false
  if (kind === 'choices') return []
  return kind === 'choice' || kind === 'date' || kind === 'time' ? null : ''
}
