import { expect, test } from '@jest/globals'
import { newDraft, submitted } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { newPerson } from '#features/people/person.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { type Arrived, testHouse } from '../../context.ts'

const leader = 'leader-procurement'
const begins = '2020-03-31T13:00:00Z'
const applicants = 12

/** What somebody got of these, as the day and hour, the kind and the words. */
function gotBy(person: string, arrived: readonly Arrived[]): string[] {
  return arrived.filter(({ to }) => to === person).map(({ at, kind, text }) => `${at} ${kind}: ${text}`)
}

test('twelve applications in 33 minutes are three messages to their leader, and each step of asking is one', async () => {
  const house = await testHouse()
  await house.until(begins)
  const deadlineDay: Arrived[] = []
  for (let n = 0; n < applicants; n++) {
    deadlineDay.push(...(await house.until(plus(begins, `PT${3 * n}M`))))
    const at = house.now()
    const context = house.as('charter')
    const id = `applicant-${n}`
    await context
      .store(personStore)
      .insert(newPerson(id, at, { name: `Amina ${n}` }), { by: 'charter', at, what: 'met' })
    const draft = newDraft(`${id}-procurement`, { group: 'procurement', person: id, at })
    await context
      .store(applicationStore)
      .insert(submitted(draft, house.charter, at), { by: 'charter', at, what: 'submitted' })
  }
  deadlineDay.push(...(await house.until('2020-04-01T00:00:00Z')))
  const days = await house.until('2020-04-20T00:00:00Z')
  const toLeader = gotBy(leader, deadlineDay)
  const dayFive = gotBy(leader, days)
  const dayTen = gotBy('secretariat', days)
  if (process.env.SHOW_DAYS)
    process.stdout.write(`${[...toLeader, 'later:', ...dayFive, 'secretariat:', ...dayTen].join('\n')}\n`)
  expect(toLeader).toHaveLength(3)
  expect(toLeader[2]).toContain('10')
  expect(dayFive.filter((one) => one.startsWith('2020-04-07'))).toHaveLength(1)
  expect(dayTen.filter((one) => one.startsWith('2020-04-14'))).toHaveLength(1)
}, 120_000)
