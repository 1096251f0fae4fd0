/** "It did not take place", and nothing else: "I did not get the file" says nothing of the meeting. */
export function saysItDidNotHappen(words: string): boolean {
  const typed = words.trim().replace(/\s+/g, ' ')
  return /^(?:(?:it|this|that|the meeting) )?(?:(?:did not|didn.t) (?:take place|happen)|never (?:took place|happened))[.!]*$/i.test(
    typed,
  )
}

const around =
  /^(?:minutes|notes|draft|final|signed|here|attached|please|find|are|is|these|this|the|our|my|of|from|for|meeting|session|call|today|yesterday|last|week|['’]s|[\s.,:;!()-])*$/

/**
 * Whether what was given is said to be minutes: with no words at all, or with nothing but "here are the minutes of
 * today's meeting". Any other sentence may speak of something else.
 * @param minutes the charter's word for them.
 */
export function isMinutesCaption(caption: string, minutes: string): boolean {
  const typed = caption.trim().toLowerCase().replaceAll(minutes.toLowerCase(), 'minutes')
  return typed === '' || (/\b(?:minutes|notes)\b/.test(typed) && around.test(typed))
}

/** Whether a file's name says that it holds minutes: "PROC-7 minutes.pdf". @param minutes the charter's word for them. */
export function namesMinutes(name: string, minutes: string): boolean {
  const words = name.toLowerCase().replaceAll(minutes.toLowerCase(), 'minutes')
  return /(?<![a-z])(?:minutes|notes)(?![a-z])/.test(words)
}
