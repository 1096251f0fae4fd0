import { describe, expect, test } from '@jest/globals'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { talkingHouse } from '../../talking-house.ts'
import { about, applicants } from './applicants.ts'

/** The next call to the database of this name fails, as though the process had died before it. */
let dies: string | null = null
/** What happens between the next call of this name and the one after it. */
let meanwhile: { after: string; happens(): Promise<unknown> } | null = null
const house = await talkingHouse({
  gate: async (what, work) => {
    if (meanwhile?.after === what) {
      const { happens } = meanwhile
      meanwhile = null
      const done = await work()
      await happens()
      return done
    }
    if (what !== dies) return work()
    dies = null
    throw new Error(`died before ${what}`)
  },
})
const { person, seat, context } = house
const { applies, applicationOf, ticks } = applicants(house)
await seat('lea', 'leader', 'procurement')

describe('a crash between two writes', () => {
  test('while an application is passed on: doing it again finishes it, once', async () => {
    await applies(person('ann'))
    const application = (await applicationOf('ann'))?._id ?? ''
    const lea = person('lea')
    await lea.act('pass-application', { application })
    dies = 'applications.insert'
    await lea.fills({ group: 'monitoring' })
    expect(lea.form().problem).toContain('Something broke on our side')
    await lea.fills({ group: 'monitoring' })
    expect(lea.shown()).toContain('Monitoring has the application now.')
    expect(await applicationOf('ann', 'monitoring')).toMatchObject({
      state: 'submitted',
      receipts: expect.arrayContaining([expect.objectContaining({ id: 'availability' })]),
    })
    expect(await context('clock').store(applicationStore).find({ person: 'ann', state: 'submitted' })).toHaveLength(1)
  })

  test('while answers are kept with the person: the form comes back filled, and is sent again', async () => {
    const ben = person('ben')
    await ben.says('apply procurement')
    dies = 'people.update'
    await ben.fills(about)
    expect(ben.form().values).toMatchObject(about)
    await ben.fills({})
    expect(ben.form().tag.form).toBe('commitments')
    await ben.fills(ticks)
    expect((await applicationOf('ben'))?.state).toBe('submitted')
  })

  test('after the answer was written: what is done is not called undone', async () => {
    const cleo = person('cleo')
    await cleo.says('apply procurement')
    await cleo.fills(about)
    dies = 'pending.finish'
    expect((await cleo.fills(ticks)).kind).toBe('done')
    expect((await applicationOf('cleo'))?.state).toBe('submitted')
    await cleo.says('status')
    expect(cleo.shown()).toContain('being read')
    expect((await applicationOf('cleo'))?.submissions).toBe(1)
  })
})

describe('at the same time', () => {
  test('two presses on Apply are one draft', async () => {
    const [one, other] = [person('dee'), person('dee', { name: 'dee' })]
    await one.says('hello')
    await Promise.all([one.act('apply-to', { group: 'procurement' }), other.act('apply-to', { group: 'procurement' })])
    expect(one.form().tag.about).toEqual(other.form().tag.about)
    expect(await context('clock').store(applicationStore).find({ person: 'dee' })).toHaveLength(1)
  })

  test('a withdrawal and a decision: whichever was first is true, and both are told it', async () => {
    for (const id of ['eva', 'eli', 'ewa']) {
      await applies(person(id))
      const application = (await applicationOf(id))?._id ?? ''
      await Promise.all([
        person(id).act('confirm-leave', { application }),
        person('lea').act('accept-application', { application }),
      ])
      expect(person(id).shown()).toContain('Your application to Procurement is withdrawn.')
      expect((await applicationOf(id))?.state).toBe('withdrawn')
      expect(person('lea').shown()).toMatch(/You accepted|It was withdrawn/)
    }
  })

  test('an application that is withdrawn between its decision and the answer is not called declined', async () => {
    await applies(person('ida'))
    const application = (await applicationOf('ida'))?._id ?? ''
    meanwhile = {
      after: 'applications.update',
      happens: () => person('ida').act('confirm-leave', { application }),
    }
    await person('lea').act('accept-application', { application })
    expect((await applicationOf('ida'))?.state).toBe('withdrawn')
    expect(person('lea').shown()).toContain('It was withdrawn.')
  })

  test('somebody whom two people meet at once is one person', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => person('fay').says('status')))
    expect(answers.map(({ kind }) => kind)).toEqual(['say', 'say', 'say'])
    expect(await context('clock').store(personStore).find({ _id: 'fay' })).toHaveLength(1)
  })
})
