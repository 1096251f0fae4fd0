import { z } from 'zod'
import { keys, maybe } from './charter-keys.ts'
import { date, email, id, span, term, text, url } from './charter-scalars.ts'
import { dutyRules } from './duties.ts'

/** A document of the organisation as it is written: its address, or the name of a text file beside the charter. */
export const organisationDocument = keys({
  id,
  title: text(120),
  kind: z.enum(['booklet', 'terms', 'events', 'guide', 'report', 'other']).default('other'),
  url: maybe(url),
  file: maybe(text(100)),
})

/** A step of the onboarding as it is written. */
export const onboardingStep = keys({
  id,
  name: text(24),
  text: text(500),
  who: z.enum(['member', 'secretariat']).default('member'),
  link: maybe(keys({ label: text(75), url })),
  instructions: z.array(text(300)).max(12).default([]),
  access: maybe(text(40)),
})

const domain = text(100).refine((words) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(words), {
  error: 'is not the domain of an e-mail address',
  params: { mend: 'Write what stands behind the @, in small letters, for instance example.org.' },
})

/** A partner entity as it is written. */
export const partner = keys({
  id,
  name: text(150),
  short: text(24),
  role: z.enum(['coordinator', 'supporter']),
  website: maybe(url),
  contact: maybe(keys({ name: maybe(text(100)), email })),
  domains: z.array(domain).default([]),
})

const planKind = keys({ id, label: text(60), words: z.array(text(40)).min(1) })

/** How work plans are followed; without it, owners are reminded a week before and on the day. */
export const plansShape = keys({
  kinds: z.array(planKind).max(20).default([]),
  remindBefore: z.array(span).default(['P7D', 'PT0S']),
  lateAfter: span.default('P3D'),
  consent: maybe(z.string()),
}).default({ kinds: [], remindBefore: ['P7D', 'PT0S'], lateAfter: 'P3D' })

/** A duty as it is written. */
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
