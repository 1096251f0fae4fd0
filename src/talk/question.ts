import type { Act } from '#chat/incoming.ts'
import type { OpenQuestion } from './situation.ts'

/**
 * The question that these buttons ask, where "yes", "no" or "maybe" answers it: a preview to confirm, an invitation, or
 * one thing that may have been meant. Null where there is none; without a `yes` where two buttons could be it.
 */
export function questionIn(acts: readonly Act[]): OpenQuestion | null {
  const confirming = acts.filter(({ verb }) => verb.startsWith('confirm-'))
  const [confirm] = confirming
  if (confirm) return confirming.length === 1 ? { yes: confirm } : {}
  // Which of several is meant, no "yes" can say.
  if (acts.some(({ verb }) => /^choose-(?:when|time|poll-time)$/.test(verb))) return {}
  const answering = (answer: string) => acts.filter(({ verb }) => verb === `answer-${answer}`)
  const [[yes, another], [no], [maybe]] = [answering('yes'), answering('no'), answering('maybe')]
  if (yes && no && another === undefined) return { yes, no, ...(maybe ? { maybe } : {}) }
  const refusing = acts.find(refuses)
  const others = acts.filter((act) => act !== refusing)
  const [only] = others
  if (!refusing || !only) return null
  return others.length === 1 ? { yes: only, no: refusing } : { no: refusing }
}

/** Whether a press answers no, so that nothing is done. */
export function refuses({ verb }: Pick<Act, 'verb'>): boolean {
  return verb === 'keep-nothing' || verb === 'change-nothing'
}

/** Whether an answer may be given with a remark. What was shown to be confirmed is confirmed as it stands, or not at all. */
export function takesRemark(act: Act | null | undefined): boolean {
  return act?.verb.startsWith('answer-') ?? false
}
