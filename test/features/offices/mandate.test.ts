import { describe, expect, test } from '@jest/globals'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { mandatesOf, renewalId } from '#features/offices/mandate.ts'
import { u4ssc } from '../../app.ts'

const charter = u4ssc()
const meeting = { charter, meeting: 'yearly', on: '2020-11-12', today: '2020-11-12' }
const present = termOf('t1', { from: '2019-12-10', to: '2020-12-10', state: 'accepted' })
const standing = (...known: OfficeTerm[]) => mandatesOf([present, ...known], meeting).map(({ is }) => is)

function termOf(id: string, known: Partial<OfficeTerm>): OfficeTerm {
  return {
    ...{ _id: id, person: 'ann', office: 'leader', group: 'procurement', state: 'offered', from: null, to: null },
    ...{ appointedBy: 'the secretariat', onSuggestionOf: null, offeredBy: 'secretariat', endedAt: null, receipts: [] },
    ...{ offeredAt: '2019-12-01T08:00:00Z', answeredAt: '2019-12-02T08:00:00Z' },
    ...known,
  }
}

const next = { from: '2020-12-11', to: '2021-12-11' }

describe('a mandate of a meeting', () => {
  test('can be renewed while there is no next term', () => expect(standing()).toEqual(['renewable']))

  test('is renewed where the next term was accepted elsewhere: by itself, or in another meeting', () => {
    expect(standing(termOf('by-itself', { ...next, state: 'accepted' }))).toEqual(['accepted'])
    expect(standing(termOf(renewalId('other', 't1'), { ...next, state: 'accepted' }))).toEqual(['accepted'])
  })

  test('whose renewal was taken back is not offered by a press that can do nothing', () =>
    expect(standing(termOf(renewalId('yearly', 't1'), { ...next, state: 'ended' }))).toEqual(['taken-back']))
})
