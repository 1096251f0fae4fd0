import { describe, expect, test } from '@jest/globals'
import { sampleMeeting } from '#commands/preview/sample-meetings.ts'
import { sampleWorld } from '#commands/preview/sample-world.ts'
import { type Absence, awayNow, type StandIn } from '#features/groups/absence.ts'
import type { Roster } from '#features/groups/roster.ts'
import { lastEnd } from '#features/meetings/session-times.ts'
import { minutesSteps } from '#features/minutes/minutes-escalation.ts'
import { epochOf, plus } from '#time/instant.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const world = sampleWorld(charter)
const meeting = { ...sampleMeeting(world), ledBy: world.leader._id }
const end = lastEnd(meeting, charter)
/** The leader leaves a day after the meeting, for ten days. */
const absence = (standIn: StandIn | null): Absence => ({
  ...{ _id: 'absence', person: world.leader._id, from: '', until: '2020-12-31', saidAt: end },
  ...{ startsAt: plus(end, 'P1D'), endsAt: plus(end, 'P11D'), people: [], groups: [world.group.id] },
  ...{ hasOffice: true, standIn, begunAt: null, overAt: null },
})
const held = { person: world.leader._id, office: 'leader', group: world.group.id }
const steps = (now: string, absences: readonly Absence[]) => {
  const roster: Roster = { ...world.roster, absences, away: awayNow(absences, now, [held]) }
  return minutesSteps(meeting, roster, charter).map(({ who, people, dueAt }) => ({
    ...{ who, people },
    days: Math.round((dueAt - epochOf(end)) / 8_640_000) / 10,
  }))
}
const acting: StandIn = {
  ...{ person: world.member._id, askedAt: end, answer: 'yes', answeredAt: end },
  offices: [{ office: held.office, group: held.group }],
  ...{ approval: 'given', approvedBy: world.secretary._id, approvedAt: end },
}

describe('the minutes of somebody who is away', () => {
  const usual = steps(plus(end, 'PT1H'), [])

  test('wait until they are back where nobody acts for them, and so do the later asks', () => {
    const [first, ...later] = steps(plus(end, 'P2D'), [absence(null)])
    expect(first).toEqual(usual[0])
    expect(later.map(({ days }) => days)).toEqual(usual.slice(1).map(({ days }) => days + 10))
  })

  test('wait as long once they are back: nothing is asked all at once', () => {
    const back = steps(plus(end, 'P12D'), [absence(null)])
    expect(back.map(({ days }) => days).slice(1)).toEqual(usual.slice(1).map(({ days }) => days + 10))
  })

  test('are asked of whoever acts for them, on the usual days', () => {
    const asked = steps(plus(end, 'P2D'), [absence(acting)])
    expect(asked.map(({ days }) => days)).toEqual(usual.map(({ days }) => days))
    expect(asked[0]?.people).toEqual([world.member._id])
    expect(steps(plus(end, 'P12D'), [absence(acting)])[0]?.people).toEqual([world.leader._id])
  })
})
