import { expect, test } from '@jest/globals'
import { evidenceRules } from '#features/duties/evidence-rules.ts'
import { readDutyFacts } from '#features/duties/read-duty-facts.ts'
import { testHouse } from '../../context.ts'

test('a work plan, and the action plan as it was approved, are evidence; without them they are owed', async () => {
  const house = await testHouse()
  const [duty] = house.charter.duties
  if (!duty) throw new Error('the charter has duties')
  const groups = house.charter.groups.map(({ id }) => id)
  const found = async (rule: 'work-planned' | 'action-plan-approved', group: string | null) => {
    const facts = await readDutyFacts(house.as('charter'), { groups, isMemberOnly: false })
    return evidenceRules[rule](facts, { duty, group, person: null })
  }
  expect((await found('work-planned', 'procurement')).owed).toEqual([{ says: 'a work plan', due: null }])
  await house.says('leader-procurement', 'plan procurement 30 June first draft')
  expect(await found('work-planned', 'procurement')).toEqual({
    last: { says: 'work plan changed', at: house.now() },
    owed: [],
  })
  expect((await found('work-planned', 'financing')).owed).toHaveLength(1)
  expect((await found('action-plan-approved', null)).owed).toEqual([{ says: 'the action plan of 2020', due: null }])
})
