import type { Asked, BaseFacts } from '#delivery/notice-kind.ts'

/** Something that is true, made up to show the notices named in `kinds`: each is asked what it wants then. */
export type Situation<F extends BaseFacts> = {
  /** In a few words, for whoever reads the preview. */
  title: string
  kinds: readonly string[]
  facts: F
  /** What was delivered before. */
  rows?: Asked<F>['rows']
}
