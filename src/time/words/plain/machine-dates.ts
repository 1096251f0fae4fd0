import { plainRules } from './rrule.ts'

/** Dates as machines write them, put as people do: "20210521T1500Z" is "2021-05-21 15:00 UTC". */
export function plainMachineDates(text: string): string {
  const event = text.replace(startAndEnd, '$1 $2-$4$3')
  if (event !== text) return plainMachineDates(event)
  if (!/FREQ=|\dT\d|DTSTART|\d{8}|-W\d|\dZ|\d[A-Za-z]{3}\d/.test(text)) return text
  return plainRules(text)
    .replace(
      /\bDT(?:START|END)(?:;TZID=([\w/]{3,40}))?:(\d{8}T\d{4,6}Z?)/g,
      (_, zone: string | undefined, at: string) =>
        `${/FREQ=|every/.test(text) ? 'from ' : ''}${zone === undefined ? at : `${at} ${zone} `}`,
    )
    .replace(/(?<!\d)(20\d\d)(\d\d)(\d\d)T(\d\d)(\d\d)(?:\d\d)?(Z?)(?!\d)/g, (_, ...parts: string[]) => {
      const [year, month, day, hour, minute, utc] = parts
      return `${year}-${month}-${day} ${hour}:${minute}${utc === 'Z' ? ' UTC' : ''}`
    })
    .replace(/(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=\s+\d{4}(?!\d))/g, '$1-$2-$3')
    .replace(/(?<!\d)([0-3]\d)([A-Z]{3})(20\d\d)(?!\d)/g, '$1 $2 $3')
    .replace(
      /(?<![\d-])(20\d\d)-?W(\d\d)-([1-7])(?:T|\b)/g,
      (...[, year = '', week = '', day = '']: string[]) => `${isoDay(year, week, day)} `,
    )
    .replace(/(?<![\d-])(20\d\d)-?W(\d\d)(?=\s+[A-Za-z])/g, 'week $2 $1')
    .replace(/(20\d\d-\d\d-\d\d)T(?=\d\d:)/g, '$1 ')
    .replace(/(?<=\d:\d\d):\d\d(?:\.\d{1,9})?(?![\d:])/g, '')
    .replace(/(?<=\d:\d\d)\s?([+-]\d\d):?(\d\d)\[([A-Za-z_]{2,20}\/[\w/+-]{2,30})\]/g, ' $3')
    .replace(/(?<=\d:\d\d)\[([A-Za-z_]{2,20}\/[\w/+-]{2,30})\]/g, ' $1')
    .replace(/(20\d\d-\d\d-\d\d \d\d:\d\d)([+-]\d\d:?\d\d)(?!\d)/g, '$1 UTC$2')
    .replace(/(?<=\d\d:?\d\d)Z(?![\p{L}\d])/gu, ' UTC')
    .replace(/\bstart=(?=20\d\d-)|&(?=end=20\d\d-)/g, ' ')
    .replace(
      /(20\d\d-\d\d-\d\d) (\d\d:\d\d)((?: [A-Z]{3})?)\s?(?:\/|\bend=|\s)\s?(20\d\d-\d\d-\d\d) (\d\d:\d\d)((?: UTC)?)(?![\d:])/g,
      (all: string, ...[date, from, zone, other, to]: string[]) =>
        date === other ? `${date} ${from}-${to}${zone}` : all,
    )
    .replace(/(20\d\d-\d\d-\d\d \d\d:\d\d)\/(?=\d\d:\d\d(?!\d))/g, '$1-')
}

/** "Start: 22 May 2026 16:00 (UTC+05:30) Chennai / End: 22 May 2026 17:30", as calendars write an event. */
const startAndEnd =
  /\bstart:?\s((?:\p{L}{3,9},?\s)?\d{1,4}[\s/.-][\p{L}\d]{1,9}[\s/.-]\d{1,4}),?\s(\d{1,2}:\d\d)([^:;\n]{0,90}?(?::\d\d\)[^:;\n]{0,80}?)?)\s?[/;\n|,-]?\s?\bend:?\s\1,?\s(\d{1,2}:\d\d)/giu

/** The day of a week of the year, by ISO 8601: week 1 holds 4 January. */
function isoDay(year: string, week: string, day: string): string {
  const fourth = Temporal.PlainDate.from(`${year}-01-04`)
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 })
  return monday.add({ days: 7 * (Number(week) - 1) + Number(day) - 1 }).toString()
}
