import type { JobContext } from '#context.ts'
import type { Feature } from '#feature.ts'
import { absences } from '#features/absences/feature.ts'
import { announcements } from '#features/announcements/feature.ts'
import { applications } from '#features/applications/feature.ts'
import { decisions } from '#features/decisions/feature.ts'
import { desk } from '#features/desk/feature.ts'
import { directory } from '#features/directory/feature.ts'
import { duties } from '#features/duties/feature.ts'
import { fairness } from '#features/fairness/feature.ts'
import { groups } from '#features/groups/feature.ts'
import { meetings } from '#features/meetings/feature.ts'
import { minutes } from '#features/minutes/feature.ts'
import { offices } from '#features/offices/feature.ts'
import { onboarding } from '#features/onboarding/feature.ts'
import { overview } from '#features/overview/feature.ts'
import { partners } from '#features/partners/feature.ts'
import { people } from '#features/people/feature.ts'
import { plans } from '#features/plans/feature.ts'
import { polls } from '#features/polls/feature.ts'
import { requests } from '#features/requests/feature.ts'
import { series } from '#features/series/feature.ts'
import { subscriptions } from '#features/subscriptions/feature.ts'
import type { Dialog } from '#inbox/dialog.ts'
import { deliverNotices } from '#jobs/deliver-notices.ts'
import { expireRecords } from '#jobs/expire-records.ts'
import { resumeIncoming } from '#jobs/resume-incoming.ts'
import type { BaseFacts, NoticeKind } from '#outbox/notice-kind.ts'
import type { Job } from '#scheduler.ts'
import type { Page } from '#web/page.ts'
import { assetsPage } from '#web/pages/assets-page.ts'

/** All features, in their order: each may import those before it, and none after it. */
export const features: readonly Feature[] = [
  people,
  groups,
  offices,
  absences,
  meetings,
  series,
  fairness,
  polls,
  minutes,
  subscriptions,
  applications,
  announcements,
  partners,
  requests,
  plans,
  decisions,
  onboarding,
  duties,
  directory,
  desk,
  overview,
]

/** What help and the README show first to last; a command that is not named here comes last. */
const orderOfHelp = [
  ...[
    'help',
    'status',
    'groups',
    'apply',
    'onboarding',
    'agreement',
    'documents',
    'next',
    'topics',
    'yes',
    'attendance',
    'vote',
    'calendar',
    'subscribe',
    'schedule',
    'suggest',
  ],
  ...[
    'poll',
    'invite',
    'move',
    'cancel',
    'edit',
    'minutes',
    'plan',
    'chapters',
    'cases',
    'decisions',
    'actions',
    'review',
    'desk',
    'late',
    'duties',
    'nudge',
    'terms',
    'people',
  ],
  ...[
    'members',
    'contact',
    'partners',
    'reminders',
    'zone',
    'hours',
    'profile',
    'away',
    'back',
    'leave',
    'warn',
    'remove',
    'open',
    'appoint',
    'nominate',
    'handover',
  ],
  ...['announce', 'news', 'request', 'dispute', 'export', 'ask', 'why', 'undo'],
]

/** What a person can do by talking, in the order of help. */
export const dialogs: readonly Dialog[] = features
  .flatMap((feature) => feature.dialogs ?? [])
  .toSorted((one, other) => rankInHelp(one) - rankInHelp(other))

/** All jobs of the house: those of the features, and the three of the outbox and the inbox. */
export const jobs: readonly Job<JobContext>[] = [
  deliverNotices,
  ...features.flatMap((feature) => feature.jobs ?? []),
  expireRecords,
  resumeIncoming,
]

/** The kinds of notice that go out by the clock: each waits for the job that names it. */
export const timedKinds: ReadonlySet<string> = new Set(
  jobs.flatMap(({ releases }) => releases ?? []).map(({ name }) => name),
)

/** All web pages and downloads of the house. */
export const pages: readonly Page[] = [assetsPage, ...features.flatMap((feature) => feature.pages ?? [])]

/** The kinds of notice that hang on an aggregate, of all features; of all aggregates where none is named. */
export function noticeKinds(aggregate?: string): readonly NoticeKind<BaseFacts>[] {
  const all = features.flatMap((feature) => feature.notices ?? [])
  return all.filter((one) => aggregate === undefined || one.aggregate === aggregate).flatMap(({ kinds }) => kinds)
}

function rankInHelp({ words }: Dialog): number {
  const place = words ? orderOfHelp.indexOf(words.verb) : -1
  return place < 0 ? orderOfHelp.length : place
}
