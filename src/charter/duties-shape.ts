import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { date, id, span, term, text } from './charter-scalars.ts'
import { dutyRules } from './duties.ts'

export const duty = keys({
  id,
  clause: text(100),
  who: z.array(z.string()).min(1),
  what: text(2000),
  short: maybe(text(60)),
  met: keys({
    rule: maybe(z.enum(dutyRules)),
    within: maybe(span),
    step: maybe(z.string()),
    field: maybe(z.string()),
    request: maybe(z.string()),
    item: maybe(z.string()),
    link: maybe(text(200)),
    statement: maybe(text(200)),
  }).default({}),
  occasion: maybe(text(100)),
  every: maybe(term),
  due: maybe(date),
})
