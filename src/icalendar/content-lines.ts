/** What a line of iCalendar may hold, in octets (RFC 5545, 3.1). */
const longestLine = 75

/** One property whose value is written as it is: a date, a number, a URI. @param name with its parameters. */
export function propertyLine(name: string, value: string): string {
  const line = `${name}:${value}`
  return `${plainLine.test(line) ? foldedAscii(line) : folded(line)}\r\n`
}

/** One property whose value is text (RFC 5545, 3.3.11): line ends as `\n`, no control characters, no half characters. */
export function textLine(name: string, text: string): string {
  if (plainText.test(text)) return `${foldedAscii(`${name}:${escaped(text)}`)}\r\n`
  return `${folded(`${name}:${escaped(propertyText(text))}`)}\r\n`
}

/** One property whose value is a name: text on one line. @returns nothing where nothing of the name is left. */
export function nameLine(name: string, text: string): string {
  const line = oneLine(text)
  return line === '' ? '' : textLine(name, line)
}

function propertyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(controls, '')
}

/** What `propertyText` keeps, on one line. */
function oneLine(text: string): string {
  return plainName.test(text) ? text : propertyText(text).replace(/\s+/g, ' ').trim()
}

/**
 * A parameter whose value is a name, in quotes, with its semicolon; quotation marks and circumflexes in it are written as
 * RFC 6868 says. @returns nothing where nothing of the name is left: some calendars refuse an empty one.
 */
export function nameParameter(parameter: string, text: string): string {
  const name = oneLine(text)
  return name === '' ? '' : `;${parameter}="${name.replaceAll('^', '^^').replaceAll('"', "^'")}"`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
const plainText = /^[\n\x20-\x7e]*$/
/** Words of ASCII, one space between them. */
const plainName = /^(?:[!-~]+ )*[!-~]+$/
const plainLine = /^[\t\x20-\x7e]*$/

const marks = /[\\;,\n]/

function escaped(text: string): string {
  if (!marks.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll('\n', '\\n')
}

/** Folded by octets, and never inside a character. */
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

function foldedAscii(line: string): string {
  if (line.length <= longestLine) return line
  let out = line.slice(0, longestLine)
  for (let at = longestLine; at < line.length; at += longestLine - 1)
    out += `\r\n ${line.slice(at, at + longestLine - 1)}`
  return out
}
