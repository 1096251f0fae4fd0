/** Names of days and months, as patterns to build others from, and what they mean. English only. */
export const monthPattern =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?'
export const weekdayPattern =
  '(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\\b\\.?'
export const numberPattern =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty-five|twenty|thirty|forty-five|forty|fifty|sixty|ninety)'
/** An hour on a clock, in figures or in a word. */
export const hourPattern = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
export const ordinalPattern = '(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)'
/** What makes a weekday a feast or a day gone by: "Good Friday" and "last Friday" are no Fridays to come. */
export const notWeekdayBehind =
  '(?<!\\b(?:last|good|easter|ash|black|cyber|palm|whit|maundy|holy|shrove|carnival|pancake|fat|clean|plough|pentecost|giving|super|election|holiday|following|previous|past)\\s+)'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const tens: Record<string, number> = {
  fifteen: 15,
  twenty: 20,
  'twenty-five': 25,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
}
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']
const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** 1 to 12. */
export function monthOf(word: string): number {
  return months.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** 1 (Monday) to 7. */
export function weekdayNumber(word: string): number {
  return weekdays.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

/** "three", "3", "a". */
export function numberOf(word: string): number {
  const lower = word.toLowerCase()
  if (lower === 'a' || lower === 'an') return 1
  return /^\d/.test(lower) ? Number(lower) : (tens[lower] ?? numbers.indexOf(lower) + 1)
}

/** "third", "3rd"; -1 for "last". */
export function ordinalOf(word: string): number {
  const lower = word.toLowerCase()
  if (lower === 'last') return -1
  return ordinals.indexOf(lower) + 1 || Number.parseInt(lower, 10)
}
