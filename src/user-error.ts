/** A way on that is offered as a button: pressing it is the same as typing `say`. */
export type NextStep = { label: string; say: string }

/**
 * A person's mistake, told to that person only: what was wrong and how to mend it. Nothing has changed when it is thrown.
 * `field` is the form's field it concerns. `next` are ways on; where there are none, a named contact is offered.
 */
export class UserError extends Error {
  readonly code: string
  readonly sentence: string
  readonly field: string | null
  readonly next: readonly NextStep[]

  constructor(code: string, sentence: string, options: { field?: string; next?: readonly NextStep[] } = {}) {
    super(`${code}: ${sentence}`)
    this.name = 'UserError'
    this.code = code
    this.sentence = sentence
    this.field = options.field ?? null
    this.next = options.next ?? []
  }
}
