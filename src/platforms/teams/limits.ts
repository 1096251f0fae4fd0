/**
 * What Teams takes, in bytes, characters, milliseconds or pieces. Adaptive Cards set no limit to a single text; the card
 * as a whole has one (about 40 KB are safe for a bot's message), and texts beyond these are not read by anybody.
 */
export const limits = {
  cardBytes: 40_000,
  text: 4_000,
  heading: 200,
  summary: 1_000,
  items: 100,
  buttons: 5,
  buttonLabel: 75,
  menu: 5,
  /** Longer values are read more easily in lines of their own. */
  fact: 200,
  dialogTitle: 64,
  url: 2_000,
  /** What one request to us may weigh. Teams itself sends 100 KB at most. */
  bodyBytes: 1_000_000,
  /** Teams tells the person that we failed when a press or a submit waits longer for its answer. */
  answerWithin: 5_000,
  /** Whoever asked by a press or a submit has their answer so long before that. */
  answerMargin: 1_000,
  /** Teams asks again where a message is not taken within 15 seconds: until then its answer should stand there. */
  replyWithin: 10_000,
  /** How long an answer that Teams does not take is tried again. */
  retryAnswer: 60_000,
  /** One attempt to post; whoever asked for it decides about the next. */
  postWithin: 10_000,
  /** Until the keys arrive that tokens are checked with. */
  keysWithin: 5_000,
  /** Until a shared file begins to arrive. */
  fileWithin: 10_000,
} as const

/** @returns how many bytes a card weighs on the wire. */
export function bytesOf(card: object): number {
  return Buffer.byteLength(JSON.stringify(card))
}
