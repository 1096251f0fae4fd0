import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { id, span, text } from './charter-scalars.ts'

/** A body that holds a part of an office. */
export const body = keys({ id, name: text(60) })

const field = keys({
  id,
  label: text(75),
  hint: maybe(text(150)),
  kind: z.enum(['text', 'email', 'url', 'multiline', 'date', 'choice']).default('text'),
  required: z.boolean().default(true),
  max: z.int().min(1).max(3000).default(300),
  options: maybe(z.array(text(75)).min(2).max(100)),
  onPage: z.boolean().default(false),
})

const approvers = z.union(
  [keys({ allOf: z.array(z.string()).min(1).max(5) }), keys({ anyOf: z.array(z.string()).min(1).max(5) })],
  { error: 'Write either allOf or anyOf, with a list of offices or bodies.' },
)

/** A kind of request. */
export const requestKind = keys({
  id,
  title: text(75),
  words: z.array(text(40)).default([]),
  act: text(100),
  about: text(500),
  clause: maybe(text(200)),
  ends: z.enum(['permission', 'decision', 'seen']).default('permission'),
  fields: z.array(field).min(1).max(10),
  daysAhead: maybe(z.int().min(1).max(365)),
  mayAsk: maybe(z.array(z.string()).min(1)),
  otherwise: maybe(keys({ reason: text(300), request: maybe(z.string()) })),
  free: z.array(z.string()).default([]),
  approvers,
  answerWithin: z.int().min(1).max(60).default(5),
  expires: keys({ after: z.enum(['event', 'answer']), lasts: span }).default({ after: 'answer', lasts: 'P365D' }),
  letters: keys({ granted: maybe(text(1000)), declined: maybe(text(1000)) }).default({}),
  thenAnnounce: z.boolean().default(false),
})

/** How disputes between groups are settled. */
export const disputes = keys({ wordsWithin: z.int().min(1).max(60) })
