import { termEnding } from '#features/offices/notices/term-ending.ts'
import { releaseJob } from '#outbox/release-job.ts'

/** The secretariat hears that a term of office is about to end. */
export const warnOfTerms = releaseJob({ name: 'warn-of-terms', every: '30 seconds', releases: [termEnding] })
