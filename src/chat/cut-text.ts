/** @returns the text within `max` characters: cut at a word, with an ellipsis. */
export function cutAt(text: string, max: number): string {
  if (text.length <= max) return text
  return `${text.slice(0, breakBefore(text, max - 1)).trimEnd()}…`
}

/** @returns the text as one line, within `max` characters. */
export function inOneLine(text: string, max: number): string {
  return cutAt(text.replaceAll(/\s+/g, ' '), max)
}

/** @returns the text in pieces of at most `max` characters that joined give the text again: nothing is lost. */
export function splitAt(text: string, max: number): string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > max) {
    const end = breakBefore(rest, max)
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pieces, rest]
}

/** The end of the last whole word within `max` characters; of the last whole character where one word is longer. */
function breakBefore(text: string, max: number): number {
  const space = Math.max(text.lastIndexOf(' ', max - 1), text.lastIndexOf('\n', max - 1))
  if (space > max / 2) return space + 1
  const halfCharacter = /[\ud800-\udbff]/.test(text.charAt(max - 1))
  return halfCharacter ? max - 1 : max
}
