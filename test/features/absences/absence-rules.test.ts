import { describe, expect, test } from '@jest/globals'
import { readAbsenceWords } from '#features/absences/cards/absence-words.ts'
import { type Absence, awayNow, coversInstant, type StandIn, stoodInBy } from '#features/groups/absence.ts'
import { whySecretariat } from '#features/groups/cards/stand-in-words.ts'
import { decidersOf, type Leadership, leadersAsked, leads, secretariatAsked } from '#features/groups/roster.ts'
import { u4ssc } from '../../app.ts'

const now = '2020-03-10T09:00:00Z'
const since = '2019-01-01T00:00:00Z'

const standIn = (person: string, change: Partial<StandIn> = {}): StandIn => ({
  ...{ person, askedAt: since, answer: 'yes', answeredAt: since },
  offices: [
    { office: 'leader', group: 'procurement' },
    { office: 'secretariat', group: null },
  ],
  ...{ approval: 'none needed', approvedBy: null, approvedAt: null },
  ...change,
})
const absence = (person: string, change: Partial<Absence> = {}): Absence => ({
  ...{ _id: `absence-${person}`, person, from: '2020-03-09', until: '2020-03-20' },
  ...{ startsAt: '2020-03-08T23:00:00Z', endsAt: '2020-03-20T23:00:00Z', saidAt: since },
  ...{ people: [person], groups: ['procurement'], hasOffice: true, standIn: null, begunAt: null, overAt: null },
  ...change,
})
const leading = { office: 'leader', group: 'procurement' }
const roster = (absences: readonly Absence[], leaders = ['lea', 'leo']): Leadership => ({
  group: 'procurement',
  leaders: leaders.map((person) => ({ person, since })),
  secretariat: ['sam'],
  away: awayNow(absences, now, [
    ...leaders.map((person) => ({ person, ...leading })),
    { person: 'sam', office: 'secretariat', group: null },
  ]),
  absences,
})

describe('whoever is away', () => {
  test('is away from the first day until the day after the last one begins', () => {
    expect(coversInstant(absence('lea'), '2020-03-08T22:59:59Z')).toBe(false)
    expect(coversInstant(absence('lea'), '2020-03-08T23:00:00Z')).toBe(true)
    expect(coversInstant(absence('lea'), '2020-03-20T22:59:59Z')).toBe(true)
    expect(coversInstant(absence('lea'), '2020-03-20T23:00:00Z')).toBe(false)
  })

  test('is not asked: the other leaders are', () => {
    expect(decidersOf(roster([absence('lea')]))).toEqual(['leo'])
  })

  test('is replaced by whoever has accepted, and is confirmed', () => {
    expect(leadersAsked(roster([absence('lea', { standIn: standIn('maria') })]))).toEqual(['maria', 'leo'])
    const waiting = standIn('maria', { approval: 'asked' })
    expect(leadersAsked(roster([absence('lea', { standIn: waiting })]))).toEqual(['leo'])
    const silent = standIn('maria', { answer: null })
    expect(leadersAsked(roster([absence('lea', { standIn: silent })]))).toEqual(['leo'])
  })

  test('leaves the group to the secretariat where nobody else leads it', () => {
    expect(decidersOf(roster([absence('lea')], ['lea']))).toEqual(['sam'])
  })

  test('is why the secretariat is asked, where the group has leaders', () => {
    const charter = u4ssc()
    expect(whySecretariat({ roster: roster([], []), charter }, 'Procurement')).toBe(null)
    expect(whySecretariat({ roster: roster([], ['lea']), charter }, 'Procurement')).toBe(
      'The leader of Procurement is away. You are the secretariat.',
    )
    expect(whySecretariat({ roster: roster([]), charter }, 'Procurement')).toBe(
      'The leaders of Procurement are away. You are the secretariat.',
    )
  })

  test('of the secretariat is asked all the same where nobody would be left', () => {
    expect(secretariatAsked(roster([absence('sam')]))).toEqual(['sam'])
    expect(secretariatAsked(roster([absence('sam', { standIn: standIn('maria') })]))).toEqual(['maria'])
  })

  test('is replaced by nobody who is away, too', () => {
    const both = [absence('lea', { standIn: standIn('maria') }), absence('maria', { hasOffice: false })]
    expect(leadersAsked(roster(both))).toEqual(['leo'])
  })

  test('keeps their powers, and whoever acts for them has these meanwhile', () => {
    const known = roster([absence('lea', { standIn: standIn('maria') })])
    expect(['lea', 'leo', 'maria', 'otto'].filter((person) => leads(known, person))).toEqual(['lea', 'leo', 'maria'])
    const absences = [absence('lea', { standIn: standIn('maria') })]
    expect(stoodInBy(absences, 'maria', now)).toEqual(absences)
    expect(stoodInBy(absences, 'maria', '2020-03-21T00:00:00Z')).toEqual([])
  })

  test('is replaced only in the offices that somebody was asked to stand in for', () => {
    const other = standIn('maria', { offices: [{ office: 'leader', group: 'finance' }] })
    const absences = [absence('lea', { standIn: other }), absence('sam', { standIn: other })]
    expect(leadersAsked(roster(absences))).toEqual(['leo'])
    expect(leads(roster(absences), 'maria')).toBe(false)
    expect(secretariatAsked(roster(absences))).toEqual(['sam'])
  })

  test('nobody decides on their own application, whoever they act for', () => {
    expect(decidersOf(roster([absence('lea', { standIn: standIn('maria') })], ['lea']), 'maria')).toEqual(['sam'])
  })
})

describe('words of an absence', () => {
  const read = (words: string) => readAbsenceWords(words, { now, zone: 'Europe/Zurich' })
  test.each([
    ['until 3 May', { from: '2020-03-10', until: '2020-05-03', standIn: null }],
    ['until 3 May, stand-in Maria Silva', { from: '2020-03-10', until: '2020-05-03', standIn: 'Maria Silva' }],
    ['from 20 April until 3 May stand-in @maria', { from: '2020-04-20', until: '2020-05-03', standIn: 'maria' }],
    ['20 April to 3 May', { from: '2020-04-20', until: '2020-05-03', standIn: null }],
    ['from 2 March until 20 March', { from: '2020-03-02', until: '2020-03-20', standIn: null }],
    ['from 20 April', { from: '2020-04-20', until: null, standIn: null }],
  ])('are read: %s', (words, expected) => {
    expect(read(words)).toEqual(expected)
  })
})
