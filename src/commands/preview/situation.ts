import type { Asked, BaseFacts } from '#outbox/notice-kind.ts'
import type { SampleWorld } from './sample-world.ts'

/** Something that is true, made up to show the notices named in `kinds`: each is asked what it wants then. */
export type Situation<F extends BaseFacts> = {
  /** In a few words, for whoever reads the preview. */
  title: string
  kinds: readonly string[]
  facts: F
  /** The deliveries that exist before the notice is asked what it wants. */
  rows?: Asked<F>['rows']
}

/** Everybody in the group was sent a notice of this kind, at its first revision. */
export function everybodyHad({ people }: SampleWorld, kind: string): Asked<BaseFacts>['rows'] {
  return [...people.keys()].map((to) => ({
    kind,
    slot: '',
    to,
    state: 'sent' as const,
    tellsRev: 1,
    settledAt: 0,
    dueAt: 0,
  }))
}
