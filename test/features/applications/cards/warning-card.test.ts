import { expect, test } from '@jest/globals'
import { ownWarnings } from '#features/applications/cards/warning-card.ts'
import { newDraft } from '#features/groups/application-rules.ts'
import { u4ssc } from '../../../app.ts'

test('the day of a warning is the day where the organisation is', () => {
  const at = '2020-03-05T23:30:00Z'
  const warning = { id: 'w', by: 'lea', at, reason: 'You missed four meetings.', answer: null, answeredAt: null }
  const application = { ...newDraft('a1', { group: 'procurement', person: 'ann', at }), warnings: [warning] }
  const said = JSON.stringify(ownWarnings(application, { charter: u4ssc(), now: at }))
  expect(said).toContain('Warning of Fri 6 Mar')
})
