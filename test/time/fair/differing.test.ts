import { describe, expect, it } from '@jest/globals'
import { differing } from '#time/fair/differing.ts'
import { fairTimes } from '#time/fair/fair-hours.ts'
import { startsBetween } from '#time/fair/starts.ts'

const night = { from: '22:00', to: '07:00' }
const three = ['Europe/Zurich', 'America/Los_Angeles', 'Australia/Sydney'].map((zone) => ({ id: zone, zone }))
const week = ['2020-05-18', '2020-05-19', '2020-05-20', '2020-05-21', '2020-05-22']
const fairness = { attendees: three, lasts: 'PT60M', night }
const dayOf = ({ instant }: { instant: string }) => instant.slice(0, 10)
const holiday = (date: string) => ({ start: Date.parse(`${date}T00:00:00Z`), end: Date.parse(`${date}T24:00:00Z`) })

describe('what is suggested', () => {
  it('differs in whom it spares, on days of their own', () => {
    const starts = week.flatMap((day) => startsBetween({ from: day, to: day }, 'UTC', 'PT30M'))
    const ranked = fairTimes(starts, fairness, 60)
    const shown = differing(ranked, 3, dayOf)
    const spared = shown.map(({ zones }) =>
      zones
        .filter((zone) => zone.night)
        .map(({ zone }) => zone)
        .join(' '),
    )
    expect(shown).toHaveLength(3)
    expect(new Set(shown.map(dayOf)).size).toBe(3)
    expect(new Set(spared).size).toBeGreaterThan(1)
  })

  it('spares nobody a holiday at the price of somebody\u2019s night', () => {
    const attendees = [
      { id: 'on holiday', zone: 'Europe/Zurich', off: [holiday('2020-05-18')] },
      { id: 'far away', zone: 'America/Los_Angeles' },
    ]
    // By day for both on the holiday, at night for one on the day behind it.
    const [best] = fairTimes(['2020-05-18T16:00:00Z', '2020-05-19T08:00:00Z'], { ...fairness, attendees }, 1)
    expect(best?.instant).toBe('2020-05-18T16:00:00Z')
  })

  it('leaves a holiday out where another day is as good', () => {
    const attendees = [{ id: 'on holiday', zone: 'Europe/Zurich', off: [holiday('2020-05-18')] }]
    const [best] = fairTimes(['2020-05-18T09:00:00Z', '2020-05-19T09:00:00Z'], { ...fairness, attendees }, 1)
    expect(best?.instant).toBe('2020-05-19T09:00:00Z')
  })
})
