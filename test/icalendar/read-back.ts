import ICAL from 'ical.js'
import nodeIcal, { type VEvent } from 'node-ical'
import { epochOf, type Instant, instantText } from '#time/instant.ts'

/** An event as a calendar of somebody else's understands it. `day`: a whole day, which has no instants. */
export type ReadEvent = {
  uid: string
  sequence: number
  status: string
  summary: string
  description: string
  url: string | null
  start: Instant | null
  end: Instant | null
  day: string | null
}

/** Read by ical.js, which follows the VTIMEZONE in the text. */
export function readByIcalJs(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const instant = (time: ICAL.Time) => (time.isDate ? null : instantText(time.toJSDate().getTime()))
  const events = calendar.getAllSubcomponents('vevent').map((component): ReadEvent => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      sequence: event.sequence,
      status: String(component.getFirstPropertyValue('status')),
      summary: event.summary,
      description: event.description ?? '',
      url: urlOf(component.getFirstPropertyValue('url')),
      start: instant(event.startDate),
      end: instant(event.endDate),
      day: event.startDate.isDate ? event.startDate.toString() : null,
    }
  })
  ICAL.TimezoneService.reset()
  return events
}

/** Read by node-ical, which knows the zones by their names. */
export function readByNodeIcal(text: string): ReadEvent[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((part) =>
    part?.type === 'VEVENT' ? [ofNodeIcal(part)] : [],
  )
}

function ofNodeIcal(event: VEvent): ReadEvent {
  const isDay = event.datetype === 'date'
  const instant = (time: Date | undefined) => (isDay || !time ? null : instantText(epochOf(time.toISOString())))
  return {
    uid: event.uid,
    sequence: Number(event.sequence),
    status: event.status ?? '',
    summary: words(event.summary),
    description: words(event.description),
    url: urlOf(event.url),
    start: instant(event.start),
    end: instant(event.end),
    day: isDay ? dayOf(event.start) : null,
  }
}

function urlOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** It gives a property with parameters as an object. */
function words(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : ''
}

/** A day is midnight of the machine's own zone to it. */
function dayOf(time: Date): string {
  const two = (count: number) => String(count).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}
