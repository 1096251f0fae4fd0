/** As many characters as are taken of one message: what reads this takes linear time, and more than is read is refused later. */
export const longestTyped = 100_000

/** An en or em dash between two digits, as phones write ranges and dates: `15:00–16:30`, `2021—05—21`. */
const dashBetweenDigits = /(?<=\d ?)[\u2013\u2014](?= ?\d)/g

/**
 * What a person meant to type: phones and word processors put curly quotes, no-break spaces, odd hyphens, and invisible
 * characters such as those that turn the direction of writing, into plain words. Longer dashes stay where they are punctuation. Line ends become `\n`.
 */
export function typedText(text: string): string {
  return text
    .slice(0, longestTyped)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2018\u2019\u201a\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010\u2011\u2212]/g, '-')
    .replace(dashBetweenDigits, '-')
    .trim()
}

/** @returns the web addresses in plain text, without the punctuation of the sentence around them. */
export function linksIn(text: string): string[] {
  return Array.from(text.slice(0, longestTyped).matchAll(/\bhttps?:\/\/[^\s<>"]+/gi), ([found]) =>
    found.replace(/(?<![.,;:!?'")\]])[.,;:!?'")\]]+$/, ''),
  )
}
