import { describe, expect, test } from '@jest/globals'
import { rederived } from '#features/meetings/clock-rules/rederive-meeting.ts'
import { type Meeting, noMinutes } from '#features/meetings/meeting.ts'
import { tellingOf } from '#features/meetings/tells-members.ts'
import { type KnownRules, zoneRules } from '#time/zones/zone-rules.ts'

/* The program before believed that clocks in Switzerland and Germany stay in summer time; the one that starts now knows better. */

const [believed, true_] = ['2020-11-20T13:00:00Z', '2020-11-20T14:00:00Z']
const now = '2020-11-02T09:00:00Z'
const until = '2021-01-01T00:00:00Z'
const usual = zoneRules(['Africa/Nairobi', 'Asia/Calcutta'], { from: now, until })
const summer = [[now, 120]] as const
const before: KnownRules = { until, zones: { ...usual, 'Europe/Zurich': summer, 'Europe/Berlin': summer } }
const zones = ['Europe/Zurich', 'Europe/Berlin', 'Africa/Nairobi', 'Asia/Kolkata']
const rules = { before, version: '2026c', now, zones }

function meetingAt(at: string, more: Partial<Meeting> = {}): Meeting {
  const session = { id: '1', date: '2020-11-20', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT90M', at }
  const announced = { state: 'scheduled' as const, sessions: [session], link: null, place: null }
  const by = { by: 'leader', at: '2020-10-01T09:00:00Z' }
  return {
    ...{ _id: 'm1', group: 'procurement', reference: 'PROC-1', title: 'Case studies', agenda: '', ...announced },
    ...{ rev: 1, tellings: [tellingOf(announced, { rev: 1, ...by, act: 'schedule' })], cancelledBecause: null },
    ...{ sequence: 0, changedAt: by.at, ledBy: null, scheduledBy: 'leader', scheduledAt: by.at, minutes: noMinutes },
    ...{ addedOnce: [], ...more },
  }
}

const shownIn = ({ tellings }: Meeting) => tellings.at(-1)?.clock?.was.map(({ zone, wall }) => `${zone} ${wall}`)

describe('a meeting whose own clocks will show another time', () => {
  const after = rederived(meetingAt(believed), rules)

  test('keeps its wall time, and calendars follow', () => {
    expect(after.sessions).toMatchObject([{ date: '2020-11-20', time: '15:00', at: true_ }])
    expect(after).toMatchObject({ rev: 2, sequence: 1, changedAt: now })
  })

  test('is news only where people were shown another time, whatever their zone is called', () => {
    expect(shownIn(after)).toEqual(['Africa/Nairobi 2020-11-20T16:00', 'Asia/Kolkata 2020-11-20T18:30'])
  })

  test('is derived once, by whichever process is first, and again where an older program wrote it', () => {
    expect(rederived(after, rules)).toBe(after)
    const old = { ...after, sessions: meetingAt(believed).sessions }
    expect(rederived(old, rules).sessions).toMatchObject([{ at: true_ }])
  })

  test('is derived at a first start too, when nobody knows the rules before', () => {
    const first = rederived(meetingAt(believed), { ...rules, before: null, zones: ['Europe/Zurich', 'Africa/Nairobi'] })
    expect(first.sessions).toMatchObject([{ at: true_ }])
    expect(shownIn(first)).toEqual(['Africa/Nairobi 2020-11-20T16:00'])
  })

  test('tells nothing where it belongs to a series, which does', () => {
    const series = { id: 's1', slot: '2020-11-20', rev: 1, own: false }
    const one = rederived(meetingAt(believed, { series }), rules)
    expect(one.sessions).toMatchObject([{ at: true_ }])
    expect(one.tellings).toMatchObject([{ rev: 1, sessions: [{ at: true_ }] }])
  })
})

describe('a meeting whose instant is right', () => {
  test('is news where the reader’s clocks will show another time', () => {
    const nairobi = { ...before, zones: { ...usual, 'Africa/Nairobi': [[now, 120]] as const } }
    const after = rederived(meetingAt(true_), { ...rules, before: nairobi })
    expect(after.sessions).toMatchObject([{ at: true_ }])
    expect(shownIn(after)).toEqual(['Africa/Nairobi 2020-11-20T16:00'])
    expect(after.sequence).toBe(0)
    expect(rederived(after, { ...rules, before: nairobi })).toBe(after)
  })

  test('stays as it is where it was made by these rules already: those before say nothing of it', () => {
    const meeting = meetingAt(true_)
    expect(rederived(meeting, rules)).toBe(meeting)
  })

  test('stays where the rules before do not reach so far', () => {
    const meeting = meetingAt(true_)
    const short = { until: '2020-11-10T00:00:00Z', zones: { 'Africa/Nairobi': [[now, 120]] as const } }
    expect(rederived(meeting, { ...rules, before: short })).toBe(meeting)
  })

  test('stays once it has begun', () => {
    const meeting = meetingAt(believed)
    expect(rederived(meeting, { ...rules, now: '2020-11-20T13:30:00Z' })).toBe(meeting)
  })
})
