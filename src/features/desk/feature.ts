import type { Feature } from '#feature.ts'

/** The desk of those who answer for groups: what waits for them, in chat and on one page. */
export const desk: Feature = {
  name: 'desk',
}
