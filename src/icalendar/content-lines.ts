/** What a line of iCalendar may hold, in octets (RFC 5545, 3.1). */
const longestLine = 75

/**
 * Repairs what ical-generator leaves open: lines are folded by octets and never inside a character, the value of URL is
 * a URI and so not escaped as text, and the last line ends like the others.
 */
export function contentLines(text: string): string {
  const lines = text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  return lines.map((line) => `${folded(plainUrl(line))}\r\n`).join('')
}

/**
 * Text as a property may hold it: line ends as `\n`, no control characters, no half characters. ical-generator escapes
 * the rest, except in names and ids: for those use `oneLine`.
 */
export function propertyText(text: string): string {
  return [...text.toWellFormed().replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')]
    .filter((letter) => letter === '\n' || letter === '\t' || !isControl(letter))
    .join('')
}

/** Text for a name: what `propertyText` keeps, on one line. */
export function oneLine(text: string): string {
  return propertyText(text).replace(/\s+/g, ' ').trim()
}

function isControl(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  return code < 32 || (code >= 127 && code < 160)
}

function plainUrl(line: string): string {
  return /^URL[;:]/.test(line) ? line.replace(/\\([\\;,])/g, '$1') : line
}

function folded(line: string): string {
  let width = 0
  let out = ''
  for (const letter of line) {
    const octets = Buffer.byteLength(letter)
    if (width + octets > longestLine) {
      out += '\r\n '
      width = 1
    }
    out += letter
    width += octets
  }
  return out
}
