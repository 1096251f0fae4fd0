import { builtPattern } from '#built-pattern.ts'
import { monthPattern } from '../calendar-words.ts'
import { clockText, readQuarter } from '../hours/clock-words.ts'

const month = monthPattern.replace('\\b\\.?', '')
const hourWord = '(?:\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'

/** Ways to write a time of the day or a length, and how it is usually written: "13:30~15:00", "14 o'clock", "1 hr 20". */
const ways: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d)o(?=:[0-5]\d)/gi, '0'],
  [/(?<=\dh[0-5]\d)\s?min(?:uto)?s?(?!\p{L})/giu, ''],
  [/(?<![\d:.])(\d{1,2})hs(?!\p{L})/giu, '$1h'],
  [/(?<!\p{L})h\.?\s(?=\d{1,2}[:.]\d\d(?!\d))/giu, 'at '],
  [/(?<=\d\s?(?:[ap]\.?m\.?|h)?)\sa\s(?=\d{1,2}(?:[:.]\d\d|h|\s?[ap]\.?m))/giu, ' to '],
  // The feminine and masculine of Portuguese ordinals: "5ª feira".
  [/(?<=(?<!\d)[2-6])\u00aa(?=[\s-]feira)/giu, 'a'],
  [/(?<=(?<!\p{L})(?:\u0432|v|at)\s)(\d\d)-([0-5]\d)(?![\d-])/giu, '$1:$2'],
  [/(?<!\d)1(?:er|\u00ba|\u00b0|\u00aa)(?![\p{L}\d])/giu, '1'],
  [/(?<![\d:.])(\d{1,2})(?::00)?\suhr\sc\.?\s?t\.?(?!\p{L})/giu, '$1:15 Uhr'],
  [/(?<![\d:.])(\d{1,2})(?::00)?\s(uhr|o.clock)\ss\.?\s?t\.?(?!\p{L})/giu, '$1:00'],
  [/(?<=(?:times|meetings|sessions)\s)in\s(?:total|all)(?!\p{L})/giu, ''],
  [/(?<=\d[:.h]\d\d)\s{0,2}[~\u301c\uff5e]\s{0,2}(?=\d{1,2}[:.h]\d\d)/g, ' - '],
  [/(?<![\d:.])((?:\d{1,2}\s?(?:-|\u2013|to|until|till)\s?)\d{1,2})\s?o.clock(?!\s?[ap]\.?m)/giu, '$1 hours'],
  [/(?<=\d[:.]\d\d)\s?o.clock(?!\p{L})/giu, ''],
  [/(?<![\d:.])(0?\d|1\d|2[0-4])-00(?![\d-])(?!\s?(?:-|\u2013|to)\s?\d)/g, '$1:00'],
  [/(?<![\d:.])(1[3-9]|2[0-3])\s?o.clock(?!\p{L})/giu, '$1:00'],
  [/(?<!\p{L})(?:thru|thro)(?!\p{L})/giu, 'through'],
  [/(?<!\p{L})['\u2019]?(?:til|untill)(?!\p{L})/giu, 'until'],
  // An offset behind a clock, as machines write it: "16:00 -0300", "09:15-11:45, +05:30".
  [/(?<=\d:\d\d),?\s([+\u2212])(0\d|1[0-4]):?([03]0|45)(?!\d)/g, ' UTC$1$2:$3'],
  [/(?<=\d:\d\d),?\s[-\u2212](0\d):?([03]0|45)(?![\d:])/g, ' UTC-$1:$2'],
  [/(?<=\d\s?(?:[ap]\.?m\.?|h|o.clock)?|noon)\s(?:prompt(?:ly)?|on\sthe\sdot)(?=[\s,;.!)]|$)/giu, ''],
  [/(?<=^|[,;]\s)time:?\s(?=[0-2]\d[0-5]\d(?!\d))/giu, 'at '],
  [/(?<=^|[,;]\s)(?:tz|time\s?zone):?\s(?=[\p{Lu}\d])/gu, ' '],
  [
    /(?<![\p{L}\d:.])(\d{1,2}|one|an|two|three)\s(hours?)\sand\shalf(?!\p{L}|\san?\s|\spast)/giu,
    '$1 $2 and 30 minutes',
  ],
  [
    /(?<!\p{L}|\s)hours?\sand\shalf(?!\p{L}|\san?\s|\spast)|(?<=\d\s)hours?\sand\shalf(?!\p{L}|\san?\s|\spast)|(?<=,\s)hours?\sand\shalf(?!\p{L})/giu,
    '90 minutes',
  ],
  [
    /(?<!\p{L})(\d{1,2}|one|an|two|three)\s(hours?)\sand\s(?:a\s)?quarter(?!\p{L}|\sof|\spast|\sto)/giu,
    '$1 $2 and 15 minutes',
  ],
  [/(?<!\p{L})dur(?:ation)?[.:]{0,2}\s(?=\d)/giu, 'for '],
  [/(?<!\p{L})three-quarters(?=\sof\san\shour)/giu, 'three quarters'],
  [/(?<![\d:.])(\d)\s?hrs?\s([0-5]\d)(?![\d:]|\s?(?:h|[ap]\.?m|min|m(?!\p{L})|\p{Lu}\p{Ll}))/gu, '$1h$2'],
  [
    /\s\((?:a\s)?(?:public|bank|national|legal)?\s?(?:holiday|feiertag|jour\sf\u00e9ri\u00e9|feriado|festivo)[^()]{0,20}\)/giu,
    ' ',
  ],
]

/** What other languages shorten months to: read beside a number of a day, with a time or the end behind. */
const shortMonths: Record<string, string> = {
  ...{
    ene: 'January',
    gen: 'January',
    fev: 'February',
    abr: 'April',
    avr: 'April',
    mag: 'May',
    giu: 'June',
    lug: 'July',
  },
  ...{
    ago: 'August',
    set: 'September',
    ott: 'October',
    out: 'October',
    okt: 'October',
    dic: 'December',
    dez: 'December',
  },
}
const shortMonth = builtPattern(
  `(?<=(?<![\\d:.])\\d{1,2}\\.?\\s(?:de\\s)?)(${Object.keys(shortMonths).join('|')})\\.?(?=\\s{0,2}(?:$|[,;]|(?:at\\s|ore\\s|alle\\s|a\\slas\\s|\u00e0s\\s)?\\d))`,
  'giu',
)
const endInWords = builtPattern(
  `(?<=\\d\\s?(?:[ap]\\.?m\\.?|h)?\\s?(?:to|until|till|-|\\u2013)\\s?)(?:(?<part>half|(?:a\\s)?quarter)|(?<minutes>five|ten|twenty|twenty-five|5|10|20|25))\\s(?<way>past|to)\\s(?<hour>${hourWord})(?!\\p{L}|[:.]\\d)`,
  'giu',
)
const yearInWords = builtPattern(
  `(?<=\\d(?:st|nd|rd|th)?\\s(?:of\\s)?${month}|${month}\\s\\d{1,2}(?:st|nd|rd|th)?),?\\s(?:of\\s)?(this|next)\\syear(?!\\p{L})`,
  'giu',
)

/** Puts those ways of writing as they are usually written. @param year the present one. */
export function usualClocks(text: string, year: number): string {
  return ways
    .reduce((plain, [pattern, put]) => plain.replace(pattern, put), text)
    .replace(endInWords, (all, ...found) => {
      const groups = found.at(-1) as Record<string, string | undefined>
      const [minutes] = readQuarter({ ...groups, part: groups.part?.replace(/^a\s/i, '') }) ?? []
      return minutes === undefined ? all : twelveHours(minutes)
    })
    .replace(shortMonth, (name) => shortMonths[name.replace('.', '').toLowerCase()] ?? name)
    .replace(yearInWords, (_, which: string) => ` ${year + (which.toLowerCase() === 'next' ? 1 : 0)}`)
}

/** "3:30", on the clock of twelve hours: which half of the day is told from the beginning. */
function twelveHours(minutes: number): string {
  const clock = clockText(minutes % 720)
  return clock.startsWith('00') ? `12${clock.slice(2)}` : clock.replace(/^0/, '')
}
