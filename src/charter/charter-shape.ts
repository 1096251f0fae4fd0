import { z } from 'zod'
import type { Charter, Organisation, Terms } from './charter.ts'
import { keys, maybe } from './charter-keys.ts'
import {
  date,
  deadlineZone,
  email,
  id,
  instant,
  prefix,
  span,
  term,
  text,
  url,
  wallTime,
  weekday,
  zone,
} from './charter-scalars.ts'
import type { OrganisationDocument } from './documents.ts'
import { duty, onboardingStep, organisationDocument, partner, plansShape } from './obligation-shapes.ts'
import { body, disputes, requestKind } from './requests-shape.ts'

/** A charter as it is written: the terms and the documents name a `file` beside it, where the read ones hold its text. */
export type WrittenCharter = Omit<Charter, 'organisation' | 'documents'> & {
  documents: (Omit<OrganisationDocument, 'text'> & { file?: string })[]
  organisation: Omit<Organisation, 'terms'> & { terms: Omit<Terms, 'text' | 'hash'> & { file?: string } }
}

const noun = keys({ one: text(40), many: text(40) })
const hours = keys({ from: wallTime, to: wallTime })
const workdayTime = { workday: z.int().min(1).max(60), at: wallTime }
const admission = z.enum(['review', 'inform', 'invite'])

const organisation = keys({
  name: text(200),
  short: text(24),
  about: text(600),
  zone,
  said: maybe(text(40)),
  workdays: z.array(weekday).min(1),
  holidays: z.array(date).default([]),
  website: maybe(url),
  contacts: z
    .array(
      keys({ name: text(100), of: maybe(text(200)), email: maybe(email), phone: maybe(text(40)), url: maybe(url) }),
    )
    .min(1),
  terms: keys({
    title: text(100),
    version: text(40),
    points: z.array(text(300)),
    changes: z.array(text(300)).max(8).default([]),
    url: maybe(url),
    file: maybe(text(100)),
  }),
  privacy: maybe(text(1000)),
  liveFrom: date,
})

const words = keys({
  group: noun,
  deliverable: noun,
  leader: noun,
  member: noun,
  minutes: text(40),
  bot: text(35),
  command: text(32).regex(/^[a-z0-9_-]+$/),
})

const office = keys({
  id,
  title: noun,
  role: z.enum(['leader', 'secretariat', 'oversight']),
  scope: z.enum(['group', 'organisation']),
  body: maybe(z.string()),
  seats: maybe(z.int().min(1)),
  appointedBy: keys({
    who: text(200),
    how: maybe(z.enum(['election'])),
    onSuggestionOf: maybe(text(200)),
    suggestedBy: maybe(z.array(z.string()).min(1)),
    note: maybe(text(1000)),
  }),
  term: maybe(term),
  renewable: maybe(z.int().min(0).max(20)),
  warnBefore: z.array(span).default([]),
  warnHolder: z.array(span).default(['P30D', 'P7D']),
  onExpiry: z.enum(['acting', 'ends']),
  commitments: z.array(z.string()).default([]),
  may: z.array(
    z.enum([
      'read-applications',
      'decide-applications',
      'schedule-meetings',
      'keep-minutes',
      'edit-roster',
      'warn-members',
      'extend-calls',
      'open-calls',
      'appoint',
      'see-all',
      'guide-disputes',
      'develop-action-plan',
    ]),
  ),
})

const group = keys({
  id,
  prefix,
  title: text(150),
  short: text(24),
  aliases: z.array(text(40)).default([]),
  listed: z.boolean().default(true),
  description: text(2000),
  deliverables: z.array(text(200)).default([]),
  dates: z
    .array(keys({ id, date, time: maybe(wallTime), zone: maybe(zone), lasts: maybe(span), title: maybe(text(150)) }))
    .default([]),
  leadersNamed: z.array(text(100)).default([]),
  joinLink: maybe(url),
  filesUrl: maybe(url),
  defaults: keys({ lasts: maybe(span), zone: maybe(zone), place: maybe(text(200)) }).default({}),
})

const call = keys({
  id,
  group: z.string(),
  introduction: z.array(text(2000)),
  opens: maybe(date),
  deadline: maybe(keys({ date, time: maybe(wallTime), zone: maybe(deadlineZone) })),
  grace: span,
  late: z.enum(['ask', 'refuse']),
  admission: keys({ newcomer: admission, member: admission }),
})

const field = keys({
  id,
  label: text(75),
  hint: maybe(text(150)),
  kind: z.enum(['text', 'email', 'url', 'multiline', 'choice']),
  required: z.boolean(),
  max: z.int().min(1).max(3000),
  options: maybe(z.array(text(75)).min(2).max(100)),
  prefill: maybe(z.enum(['name', 'email'])),
  published: z.enum(['no', 'members', 'public']),
  glance: z.boolean().default(false),
})

const commitment = keys({ id, label: text(75), text: text(3000), version: z.int().min(1) })

const reason = keys({ id, label: text(75), letter: text(1000) })

const decisions = keys({
  promise: keys(workdayTime),
  ladder: z.array(keys({ ...workdayTime, who: z.enum(['leaders', 'secretariat']) })),
  hold: span,
  reasons: z.array(reason).min(1),
})

const removals = keys({ hold: span, reasons: z.array(reason).min(1) })
const usualRemovals: z.output<typeof removals> = {
  hold: 'PT2M',
  reasons: [
    {
      id: 'silent',
      label: 'We have not heard from them for long',
      letter: 'We have not heard from you for a long time. If you want to take part again, please apply again.',
    },
    { id: 'left', label: 'They asked to leave', letter: 'You asked to leave. We have done this for you.' },
    {
      id: 'changed',
      label: 'Their role has changed',
      letter: 'Your role has changed. You can apply again at any time.',
    },
  ],
}

const meetings = keys({
  lasts: span,
  minimumNotice: span,
  clashes: z.enum(['warn', 'ignore']),
  hold: keys({ schedule: span, move: span, cancel: span }),
  holdNotWithin: span,
  nightHours: hours,
  dateOnly: keys({ remindAt: wallTime, endsAt: wallTime, askTime: span, askOthers: span.default('P7D') }),
})

/** The more often a group meets, the fewer reminders: what its members do often they remember themselves. */
const usualRhythms = [
  { every: 'P21D', offsets: ['PT1H'] },
  { every: 'P300D', offsets: ['P1D', 'PT1H'] },
  { offsets: ['P7D', 'P1D', 'PT1H'] },
]

const reminders = keys({
  rhythms: z
    .array(keys({ every: maybe(span), offsets: z.array(span) }))
    .min(1)
    .default(usualRhythms),
  unanswered: span.default('P2D'),
  steps: span.default('P7D'),
  terms: span.default('P7D'),
  quiet: hours,
  maxPerDay: z.int().min(1).max(20).default(3),
  summaryAt: wallTime.default('08:00'),
})

const minutes = keys({
  due: span,
  ladder: z.array(keys({ after: span, who: z.enum(['whoever-led', 'other-leaders', 'secretariat']) })),
  extension: keys({ by: span, times: z.int().min(0) }),
  home: maybe(keys({ name: text(100) })),
  readers: z.enum(['members', 'public']),
  approver: maybe(z.string()),
})

const desk = keys({ digest: keys({ weekday, at: wallTime }) })

const demo = keys({
  startsAt: instant,
  people: z.array(
    keys({
      id,
      name: text(100),
      zone,
      email,
      offices: z.array(keys({ office: z.string(), group: maybe(z.string()) })).default([]),
    }),
  ),
})

/** The items of the charter's lists, for the checks that look at what is sound while other items are not. */
export const itemShapes = {
  office,
  group,
  call,
  field,
  commitment,
  onboardingStep,
  organisationDocument,
  duty,
  demo,
  body,
  requestKind,
  partner,
}

export const charterShape = keys({
  organisation,
  words,
  bodies: z.array(body).default([]),
  offices: z.array(office).min(1),
  groups: z.array(group).min(1),
  calls: z.array(call).default([]),
  fields: z.array(field).min(1),
  commitments: z.array(commitment).default([]),
  onboarding: z.array(onboardingStep).default([]),
  documents: z.array(organisationDocument).default([]),
  decisions,
  removals: removals.default(usualRemovals),
  meetings,
  reminders,
  minutes,
  desk: desk.default({ digest: { weekday: 1, at: '09:00' } }),
  requests: z.array(requestKind).default([]),
  disputes: disputes.default({ wordsWithin: 5 }),
  partners: z.array(partner).default([]),
  plans: plansShape,
  duties: z.array(duty).default([]),
  letters: z.record(z.string(), text(2000)).default({}),
  demo: maybe(demo),
}) satisfies z.ZodType<WrittenCharter>
