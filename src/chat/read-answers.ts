import { z } from 'zod'
import type { Field } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'

export type Read = { answers: Record<string, unknown>; errors: Record<string, string> }

/** Checks a form's answers, all fields at once. @returns the answers by name, and a sentence for each field to mend. */
export function readAnswers(fields: readonly Field[], raw: Raw): Read {
  const read: Read = { answers: {}, errors: {} }
  for (const field of fields) {
    const result = readAnswer(field, raw[field.name] ?? null)
    if ('error' in result) read.errors[field.name] = result.error
    else read.answers[field.name] = result.answer
  }
  return read
}

type Result = { answer: unknown } | { error: string }

function readAnswer(field: Field, value: Raw[string]): Result {
  if (field.kind === 'statement')
    return value === true ? { answer: true } : { error: "Please tick this. If you can't agree, ask us first." }
  if (field.kind === 'choices') return readChoices(field, Array.isArray(value) ? value : [])
  const text = typeof value === 'string' ? clean(value, field.kind === 'multiline') : ''
  if (text === '') return field.optional ? { answer: null } : { error: `Please fill in: ${field.label}.` }
  return readText(field, text)
}

type OneValue = Exclude<Field, { kind: 'statement' | 'choices' }>

function readText(field: OneValue, text: string): Result {
  switch (field.kind) {
    case 'text':
    case 'multiline':
      return short(field.max, text) ?? { answer: text }
    case 'email':
      return (
        short(field.max, text) ??
        (z.email().safeParse(text).success
          ? { answer: text }
          : { error: `"${text}" isn't an e-mail address. It looks like name@example.org.` })
      )
    case 'url':
      return (
        short(field.max, text) ??
        (isWebAddress(text) ? { answer: text } : { error: "This isn't a web address. It begins with https://." })
      )
    case 'number':
      return readNumber(field, text)
    case 'date':
      return isDate(text) ? { answer: text } : { error: 'Please choose a day, or write it like 2021-05-21.' }
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
        ? { answer: text }
        : { error: 'Please choose a time, or write it like 15:00.' }
    case 'choice':
      return field.options.some((option) => option.value === text)
        ? { answer: text }
        : { error: 'Please choose one from the list.' }
  }
}

function readChoices(field: Extract<Field, { kind: 'choices' }>, values: string[]): Result {
  if (values.length === 0 && !field.optional) return { error: 'Please choose at least one.' }
  return values.every((value) => field.options.some((option) => option.value === value))
    ? { answer: values }
    : { error: 'Please choose from the list.' }
}

function readNumber(field: Extract<Field, { kind: 'number' }>, text: string): Result {
  const number = /^-?\d{1,9}$/.test(text) ? Number(text) : null
  if (number === null) return { error: 'Please write a whole number.' }
  if (field.min !== undefined && number < field.min) return { error: `The smallest number here is ${field.min}.` }
  if (field.max !== undefined && number > field.max) return { error: `The largest number here is ${field.max}.` }
  return { answer: number }
}

function short(max: number, text: string): { error: string } | null {
  return text.length <= max
    ? null
    : { error: `This is too long. It has ${text.length} characters; there is room for ${max}.` }
}

/** Control characters and direction overrides never do anybody good; line ends stay where there may be several lines. */
function clean(text: string, lines: boolean): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Cc}/gu, (control) => (lines && control === '\n' ? control : ' '))
    .trim()
}

function isDate(text: string): boolean {
  return z.iso.date().safeParse(text).success
}

function isWebAddress(text: string): boolean {
  return z.url({ protocol: /^https?$/ }).safeParse(text).success
}
