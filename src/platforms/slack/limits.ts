/**
 * What Slack refuses beyond, in characters or pieces (https://docs.slack.dev/reference/block-kit), and how long it
 * waits, in milliseconds. Characters are counted as JavaScript counts them, which is never less than Slack does.
 */
export const limits = {
  /** Slack names no limit of all blocks together. It refused messages of 13,000 characters, and one of 11,341. */
  message: { blocks: 50, characters: 11_000 },
  /** 250 KB of JSON. */
  view: { blocks: 100, characters: 60_000 },
  viewTitle: 24,
  viewButton: 24,
  metadata: 3000,
  heading: 150,
  /** Slack names no limit for rich text; beyond this it folds a message away, and section text has the same one. */
  text: 3000,
  summary: 1000,
  buttons: 5,
  buttonLabel: 75,
  buttonValue: 2000,
  menuOptions: 5,
  menuValue: 150,
  confirmText: 300,
  fields: 10,
  /** A field is half as wide as a message: longer values are read more easily in lines of their own. */
  field: 120,
  url: 3000,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  optionLabel: 75,
  options: 100,
  optionGroups: 100,
  /** From the arrival of a command, press or submit until Slack tells the person that we failed; a trigger_id lives as long. */
  answerWithin: 3000,
  /** How often an event that was refused is delivered again. */
  retries: 3,
  /** How long an answer that Slack does not take is tried again: while there is another way to give it, and without one. */
  retryBeforeOtherWay: 15_000,
  retryAnswer: 60_000,
} as const

/** How long we let the work take before we act on the person's waiting. In milliseconds from the arrival. */
export type Patience = {
  /** Then a form that is sure to come shows itself as loading, while the trigger_id still lives. */
  loading: number
  /** Then Slack gets its answer, and ours follows later. */
  answer: number
}

export const patience: Patience = { loading: 1800, answer: 2400 }
