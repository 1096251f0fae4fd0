/**
 * A text as a calendar may hold it: every kind of line end is `\n`, control characters are gone, and half a character is
 * U+FFFD. It is not escaped yet: ical-generator escapes what it writes as text, but lets these through.
 */
export function cleanText(text: string): string {
  if (plainText.test(text)) return text
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(controls, '')
}

/** A name as a calendar may hold it: clean text on one line. It is empty where nothing of the name is left. */
export function cleanName(name: string): string {
  return plainName.test(name) ? name : cleanText(name).replace(/\s+/g, ' ').trim()
}

/** A UID of the letters that every calendar keeps; ical-generator writes it as it is, so a line end would begin a property. */
export function cleanUid(uid: string): string {
  return uid.replace(/[^\w.@-]/g, '-')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
const plainText = /^[\n\x20-\x7e]*$/
/** Words of ASCII, one space between them. */
const plainName = /^(?:[!-~]+ )*[!-~]+$/
