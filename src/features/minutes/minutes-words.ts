/** "It did not take place", and nothing else: "I did not get the file" says nothing of the meeting. */
export function saysItDidNotHappen(words: string): boolean {
  const typed = words.trim().replace(/\s+/g, ' ')
  return /^(?:(?:it|this|that|the meeting) )?(?:(?:did not|didn.t) (?:take place|happen)|never (?:took place|happened))[.!]*$/i.test(
    typed,
  )
}

const around =
  /^(?:minutes|notes|draft|final|signed|here|attached|please|find|are|is|these|this|the|our|my|of|from|for|meeting|session|call|today|yesterday|last|week|['’]s|[\s.,:;!()-])*$/

/** What the words that came with a link or a file say of it. */
export type Caption = 'minutes' | 'nothing' | 'something else'

/**
 * What was given is said to be minutes by nothing but "here are the minutes of today's meeting". Any other sentence may
 * speak of something else, and no words at all say nothing.
 * @param minutes the charter's word for them.
 */
export function readCaption(caption: string, minutes: string): Caption {
  const typed = caption.trim().toLowerCase().replaceAll(minutes.toLowerCase(), 'minutes')
  if (!/[\p{L}\p{N}]/u.test(typed)) return 'nothing'
  return /\b(?:minutes|notes)\b/.test(typed) && around.test(typed) ? 'minutes' : 'something else'
}

/** Whether a file's name says that it holds minutes: "PROC-7 minutes.pdf". @param minutes the charter's word for them. */
export function namesMinutes(name: string, minutes: string): boolean {
  const words = name.toLowerCase().replaceAll(minutes.toLowerCase(), 'minutes')
  return /(?<![a-z])(?:minutes|notes)(?![a-z])/.test(words)
}
