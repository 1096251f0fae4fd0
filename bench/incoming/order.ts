/** What the load generator is to send, and how. */
export type Order = {
  /** Where the program listens. */
  url: string
  /** What is typed after the slash command. */
  words: string
  /** The number of the first command: no two orders of one run may share any, since each gives its trigger_id. */
  from: number
  count: number
  /** So many people take turns. */
  people: number
  /** So many a second whatever becomes of them, or so many under way at once. */
  pace: { perSecond: number } | { atOnce: number }
  /** What an answer says, as a pattern: any other sentence is told, and no answer. */
  answer: string
  /** How long after the last command is sent its answer is waited for, in milliseconds. */
  patience: number
}

/** What became of the commands of an order. All times in milliseconds from the moment at which each was to be sent. */
export type Result = {
  /** When Slack was answered 200. */
  acknowledged: number[]
  /** When the answer arrived, in the response or by the response_url. */
  answered: number[]
  /** How many were answered with anything but 200, or not at all. */
  refused: number
  /** How many were acknowledged, and never heard of again. */
  lost: number
  /** How many were answered more than once. */
  twice: number
  /** How many were told something else, such as that it did not work, and never answered. */
  failed: number
  /** How many other sentences arrived in all: also that there is much to do, to those who were answered later. */
  told: number
  /** CPU time of the generator, in milliseconds. */
  cpu: number
  /** From the first command to the last answer, in milliseconds. */
  took: number
}

/** What the generator tells first: the settings that let its commands in. */
export type Introduction = { settings: Record<string, string> }
