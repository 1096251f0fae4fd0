import { draftClosing } from '#features/applications/notices/draft-closing.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** Those who have begun an application hear, once, that its call is about to close. */
export const remindOfDrafts = releaseJob({ name: 'remind-of-drafts', every: '30 seconds', releases: [draftClosing] })
