import { fold } from '#talk/words.ts'
import type { Sentence } from './sentences.ts'
import type { Led } from './values-of.ts'

/** Values that are the speaker's own words: kept as they said them, whatever the language. */
const worded = new Set([
  'note',
  'agenda',
  'place',
  'title',
  'value',
  'field',
  'hours',
  'days',
  'quiet',
  'every',
  'count',
  'until',
  'from',
  'options',
  'length',
  'target',
  'zone',
  'role',
  'off',
  'remind',
  'email',
  'meeting2',
  'answer2',
  'by2',
])
/** What the dialog does, and not where a sentence leads. */
const done = new Set(['ask', 'or'])

/** What is wrong with where a sentence led: nothing where it is the dialog, with these values. */
export function faultsOf({ leadsTo, values, text }: Sentence, led: Led): string[] {
  const dialog = led.dialog.replace(/^say-/, '')
  if (dialog !== leadsTo && dialog !== values.or) return [`leads to ${led.dialog}`]
  if (leadsTo === 'not-understood' || dialog === values.or) return []
  return Object.entries(values).flatMap(([key, wanted]) => {
    if (done.has(key)) return []
    const got = led.values[key === 'then' ? 'second' : key] ?? ''
    if (got === wanted) return []
    // The file names the best first; an answer has them in their order.
    if (key === 'choice' && got === wanted.split(',').toSorted().join(',')) return []
    // Of what repeats, the file names the hour alone; the first day that follows from the rhythm may stand before it.
    if (key === 'when' && /^\d\d:\d\d$/.test(wanted) && got.endsWith(wanted)) return []
    return worded.has(key)
      ? kept(key, wanted, { led, text })
        ? []
        : [`${key} is lost`]
      : [`${key}: ${got || 'none'}, not ${wanted}`]
  })
}

/** Whether the words that say this value are handed on: every figure and name of it, or of the sentence, stands in the command. */
function kept(key: string, wanted: string, { led, text }: { led: Led; text: string }): boolean {
  const handed = fold(`${led.command} ${Object.values(led.values).join(' ')}`)
  const words = fold(wanted)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && word !== 'the')
  if (words.length > 0 && words.filter((word) => handed.includes(word)).length >= words.length / 2) return true
  // What is computed from the words, "by two weeks", is right where all of them are there for the dialog to read.
  const said = fold(text)
    .split(/[^\p{L}\p{N}:.]+/u)
    .filter((word) => /\d/.test(word))
  return key !== 'note' && said.every((word) => handed.includes(word.replace(/[.:]$/, '')))
}
