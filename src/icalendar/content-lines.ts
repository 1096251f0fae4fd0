/** What a line of iCalendar may hold, in octets (RFC 5545, 3.1). */
const longestLine = 75

/** One property whose value is written as it is: a date, a number, a URI. @param name with its parameters. */
export function propertyLine(name: string, value: string): string {
  return `${folded(`${name}:${value}`)}\r\n`
}

/** One property whose value is text (RFC 5545, 3.3.11). @param text already without control characters. */
export function textLine(name: string, text: string): string {
  const escaped = marks.test(text) ? text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n') : text
  return propertyLine(name, escaped)
}

/** Text as a property may hold it: line ends as `\n`, no control characters, no half characters. */
export function propertyText(text: string): string {
  if (!unusual.test(text)) return text
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(controls, '')
}

/** Text for a name: what `propertyText` keeps, on one line. */
export function oneLine(text: string): string {
  return propertyText(text).replace(/\s+/g, ' ').trim()
}

/** A parameter in quotes (RFC 5545, 3.2): it has no way to hold a quotation mark. */
export function quoted(text: string): string {
  return `"${oneLine(text).replaceAll('"', "'")}"`
}

/** A web address as a property may hold it: without spaces, and other than ASCII by percent. */
export function uriText(url: string): string {
  if (plainUri.test(url)) return url
  return url
    .toWellFormed()
    .replace(/\s/g, '')
    .replace(/[^\x21-\x7e]/gu, encodeURIComponent)
}

const marks = /[\\;,\n]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const unusual = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]/
const plainUri = /^[\x21-\x7e]*$/
const plainLine = /^[\t\x20-\x7e]*$/

/** Folded by octets, and never inside a character. */
function folded(line: string): string {
  if (plainLine.test(line)) return foldedAscii(line)
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

function foldedAscii(line: string): string {
  let out = line.slice(0, longestLine)
  for (let at = longestLine; at < line.length; at += longestLine - 1)
    out += `\r\n ${line.slice(at, at + longestLine - 1)}`
  return out
}
