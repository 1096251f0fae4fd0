import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { id, span, text } from './charter-scalars.ts'

const kind = keys({ id, label: text(60), words: z.array(text(40)).min(1) })

/** How work plans are followed; without it, owners are reminded a week before and on the day. */
export const plansShape = keys({
  kinds: z.array(kind).max(20).default([]),
  remindBefore: z.array(span).default(['P7D', 'PT0S']),
  lateAfter: span.default('P3D'),
  consent: maybe(z.string()),
}).default({ kinds: [], remindBefore: ['P7D', 'PT0S'], lateAfter: 'P3D' })
