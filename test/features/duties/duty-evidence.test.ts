import { expect, test } from '@jest/globals'
import { dutyRows } from '#features/duties/duty-rows.ts'
import type { DutyStatement } from '#features/duties/duty-statement.ts'
import { evidenceRules } from '#features/duties/evidence-rules.ts'
import { readDutyFacts } from '#features/duties/read-duty-facts.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { plusDays } from '#time/wall-time.ts'
import { testHouse } from '../../context.ts'
import { talkingHouse } from '../../talking-house.ts'

const talking = await talkingHouse({ now: '2020-03-05T08:00:00Z' })

test('a term of office is not owed again once its holder accepted the next one, though it begins later', async () => {
  await talking.seat('leader', 'leader', 'procurement')
  const context = talking.context('charter')
  const terms = context.store(officeTermStore)
  const wrote = { by: 'charter', at: context.now, what: 'wrote' }
  const to = plusDays('2020-03-05', 10)
  const held = await terms.change('leader-leader-procurement', wrote, (term) => ({ ...term, from: '2019-03-16', to }))
  const owed = async () => {
    const facts = await readDutyFacts(context, { groups: ['procurement'], isMemberOnly: false })
    const [duty] = facts.charter.duties
    if (!duty) throw new Error('the charter has duties')
    return evidenceRules['terms-renewed'](facts, { duty, group: null, person: null }).owed.map(({ due }) => due)
  }
  expect(await owed()).toEqual([to])
  const next = { ...held, _id: 'next', from: plusDays(to, 1), to: '2021-03-15' }
  await terms.insert({ ...next, state: 'offered' }, wrote)
  expect(await owed()).toEqual([to])
  await terms.change('next', wrote, (term) => ({ ...term, state: 'accepted' }))
  expect(await owed()).toEqual([])
})

test("one member's words are shown, and do not make a duty of all members by word only", async () => {
  const house = await testHouse()
  const facts = await readDutyFacts(house.as('charter'), { groups: [], isMemberOnly: false })
  const duty = house.charter.duties.find(({ who, every, due }) => who.includes('member') && !every && !due)
  if (!duty) throw new Error('members have duties')
  const plain = { ...facts, charter: { ...house.charter, duties: [{ ...duty, met: {} }] } }
  const said = { duty: duty.id, group: null, by: 'expert-lima', at: house.now(), withdrawnAt: null } as DutyStatement
  const [everybody] = dutyRows(plain, [said], { kind: 'all' })
  expect(everybody).toMatchObject({ state: duty.occasion ? 'not applicable' : 'due', word: { by: 'expert-lima' } })
  const [own] = dutyRows(plain, [said], { kind: 'own', person: 'expert-lima', held: [], isMember: true })
  expect(own?.state).toBe('by word only')
})
