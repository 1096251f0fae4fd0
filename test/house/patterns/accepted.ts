/** A pattern that takes quadratic time, told by a piece of its source, with what bounds the text that it reads. */
type Accepted = { holds: string; input: string; why: string }

const time = 'words that say a time: at most 2,000 characters'
const looksBack = 'it looks back over white space before a word, once for each word'
const list = 'at each of many words a list of days begins that goes on to the end, and then is none'
const name = 'at each mark within a long run of letters and marks a name may begin'

/** Quadratic patterns that are let be: 2,000 characters are four million steps at most, a few milliseconds. */
export const accepted: readonly Accepted[] = [
  {
    holds: '(?<=\\uE000)\\s*(?:,|&|',
    input: time,
    why: 'it looks for white space from the one mark that stands for a day',
  },
  { holds: '(?<=\\d(?:st|nd|rd|th|\\.)?\\s+(?:of\\s+)?)', input: time, why: looksBack },
  {
    holds: '(?:\\d+|an?|one|two|three|half|few|several|couple of)[\\s-]*',
    input: time,
    why: 'digits, each of which may begin a number',
  },
  {
    holds: '(?<![.,;:])[.,;:]+$|(?<!\\s)\\s+[?!]+$',
    input: time,
    why: 'white space before marks, which is looked at from each of many runs',
  },
  { holds: '(?:st|nd|rd|th)?(?:\\s*(?:,\\s*(?:and|or)\\b|[-/,&\\u2013]|and|or|to|through)', input: time, why: list },
  { holds: 'giving|super|election|holiday|following|previous|past)\\s+)', input: time, why: looksBack },
  { holds: '(?<=\\uE000\\s*(?:[,(]\\s*)?)', input: time, why: looksBack },
  { holds: '(?<!(?<!\\d)\\d{4}(?:\\s*(?:hours|hrs|h))?\\s)', input: time, why: looksBack },
  { holds: '\\S+ time$', input: time, why: 'at each letter a word may begin that goes on to the end' },
  { holds: '(?:(?:every|each)\\s+)?(?:the\\s+)?(?<nths>', input: time, why: list },
  { holds: '(?:on\\s+)?(?:(?:the\\s+)?(?<nths>', input: time, why: list },
  { holds: '(?:on\\s+)?(?:(?<days>', input: time, why: list },
  {
    holds: '"(?<a>[^"]+)"|',
    input: time,
    why: 'at each of many opening quotes a quotation begins that nothing closes',
  },
  { holds: '(?<zone>[a-z_]{2,}(?:', input: time, why: name },
  { holds: '(?<zone>[\\p{L}.]+', input: time, why: name },
  { holds: "[\\p{L}][\\p{L}\\p{M}.'’-]*(?:\\s[\\p{L}]", input: time, why: name },
]
