const days: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const units: Record<string, string> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }
const nths: Record<string, string> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '5': 'fifth',
  '-1': 'last',
}

/** Puts the rule of iCalendar in words: "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=4" is "every week on Tuesday 4 times". */
export function plainRules(text: string): string {
  return text.replace(
    /\b(?:RRULE:)?(?:[A-Z]{4,10}=[\w,+-]{1,40};){0,8}[A-Z]{4,10}=[\w,+-]{0,39}\w/g,
    (rule) => wordsOf(rule) ?? rule,
  )
}

function wordsOf(rule: string): string | null {
  const parts = new Map(
    rule
      .replace('RRULE:', '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  )
  const unit = units[parts.get('FREQ') ?? '']
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL', 'WKST', 'BYMONTHDAY']
  if (unit === undefined || [...parts.keys()].some((key) => !known.includes(key))) return null
  const every = Number(parts.get('INTERVAL') ?? '1')
  const often = every === 1 ? `every ${unit}` : `every ${every} ${unit}s`
  const on = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '')
  const nth = on.map((day) => [nths[day.slice(0, -2)], days[day.slice(-2)]])
  const ends = [
    parts.has('COUNT') ? `${parts.get('COUNT')} times` : '',
    parts.has('UNTIL') ? `until ${(parts.get('UNTIL') ?? '').replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')}` : '',
  ]
  const end = ends.filter((part) => part !== '').join(' ')
  if (nth.some(([number]) => number !== undefined)) {
    return every === 1 && unit === 'month'
      ? `the ${nth.map(([number]) => number).join(' and ')} ${nth[0]?.[1]} of every month ${end}`
      : null
  }
  const monthDay = parts.has('BYMONTHDAY') ? ` on the ${parts.get('BYMONTHDAY')}th` : ''
  return `${often}${nth.length === 0 ? '' : ` on ${nth.map(([, day]) => day).join(' and ')}`}${monthDay} ${end}`
}
