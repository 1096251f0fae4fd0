import { beforeAll, describe, expect, test } from '@jest/globals'
import { applicationFacts } from '#features/applications/application-facts.ts'
import { addressIn, addressMark, confirmOnPage, draftOnPage } from '#features/applications/apply-on-page.ts'
import { expireApplications } from '#features/applications/expire-applications.ts'
import { leaveGroup } from '#features/applications/leave-group.ts'
import { draftClosing } from '#features/applications/notices/draft-closing.ts'
import { submitApplication } from '#features/applications/submit-application.ts'
import type { Application } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'
import { talkingHouse } from '../../talking-house.ts'

/** How many writes are left before the process dies. */
let lives = Number.POSITIVE_INFINITY
const house = await talkingHouse({
  gate: async (what, work) => {
    if (/insert|update|remove/.test(what) && lives-- <= 0) throw new Error('died')
    return work()
  },
})
const { charter, context } = house
const applications = context('clock').store(applicationStore)
const people = context('clock').store(personStore)
const dakar = { zone: 'Africa/Dakar', said: 'Dakar' }

/** The draft of whoever sent a form on the page. `form` is the form's own id. */
async function draft(form: string, email: string, group = 'procurement'): Promise<Application> {
  const answers = { name: form, capacity: 'Researcher', country: 'Senegal', email, expertise: 'Street lights' }
  const openedAt = house.clock.now()
  const started = await draftOnPage(context(form), { group, openedAt, answers, zone: dakar })
  if (started.kind !== 'draft') throw new Error(`no draft, but ${started.kind}`)
  return started.application
}

/** Presses the button that a letter leads to. */
const confirm = ({ _id, person, answers }: Application) =>
  confirmOnPage(context(person), { application: _id, mark: addressMark(_id, addressIn(charter, { answers })) })

const expireIn = (length: string) =>
  expireApplications({ ...context('clock'), now: plus(house.clock.now(), length) }, {})

describe('whoever left an application behind', () => {
  test('is forgotten with it where it was all there was of them', async () => {
    const { person } = await draft('stranger', 'stranger@example.org')
    await expireIn('P90D')
    expect(await people.get(person)).toBeNull()
  })

  test('stays where they have confirmed an address', async () => {
    const sent = await confirm(await draft('known', 'known@example.org', 'monitoring'))
    await leaveGroup(context(sent.person), { application: sent._id })
    await draft(sent.person, 'known@example.org')
    await expireIn('P181D')
    expect(await people.get(sent.person)).not.toBeNull()
  })

  test('stays where another group reads an application of theirs', async () => {
    const reads = await draft('twofold', 'twofold@example.org', 'monitoring')
    await submitApplication(context('twofold'), { application: reads._id })
    await draft('twofold', 'twofold@example.org')
    await expireIn('P181D')
    expect(await people.get('twofold')).not.toBeNull()
    expect(await applications.find({ person: 'twofold', state: 'submitted' })).toHaveLength(1)
  })
})

describe('somebody known by the address of the letter', () => {
  const email = 'member@example.org'
  let person = ''
  beforeAll(async () => {
    person = (await confirm(await draft('member', email, 'monitoring'))).person
  })

  test('goes on as the person they are, wherever the process died the first time', async () => {
    let first: unknown = 'died'
    for (let writes = 0; first === 'died'; writes++) {
      const newcomer = await draft(`newcomer-${writes}`, email)
      lives = writes
      first = await confirm(newcomer).catch((error: Error) => error.message)
      lives = Number.POSITIVE_INFINITY
      const sent = await confirm(newcomer)
      expect(sent).toMatchObject({ group: 'procurement', state: 'submitted', onPage: { addressConfirmed: true } })
      expect(sent).toMatchObject({ person, answers: { name: newcomer.answers.name } })
      expect(await applications.find({ group: 'procurement', person })).toHaveLength(writes + 1)
      await leaveGroup(context(person), { application: sent._id })
    }
    expect(first).toMatchObject({ person, state: 'submitted' })
  })

  test('pressing twice, and again later, is led to one application', async () => {
    const newcomer = await draft('doubled', email)
    const [one, other] = await Promise.all([confirm(newcomer), confirm(newcomer)])
    expect([one._id, other._id, (await confirm(newcomer))._id]).toEqual([one._id, one._id, one._id])
    expect(await applications.find({ person, group: 'procurement', state: 'submitted' })).toHaveLength(1)
    expect(await applications.get(newcomer._id)).toMatchObject({ state: 'withdrawn', movedTo: one._id })
  })

  test('and the newcomer they seemed to be is forgotten in time', async () => {
    await confirm(await draft('seeming', email))
    await expireIn('P181D')
    expect(await people.get('seeming')).toBeNull()
    expect(await people.get(person)).not.toBeNull()
  })
})

test('a draft from the page waits for its letter, which is its only way on: no deadline is told', async () => {
  const { _id } = await draft('waiting', 'waiting@example.org')
  const facts = (await applicationFacts(context('clock'), [_id])).get(_id)
  if (!facts) throw new Error('it is gone')
  const asked = { now: house.clock.now(), rows: [] }
  const { onPage: _, ...about } = facts.about
  expect(draftClosing.wanted({ ...facts, about, ...asked })).toHaveLength(1)
  expect(draftClosing.wanted({ ...facts, ...asked })).toEqual([])
})

describe('a call that closes while the letter waits', () => {
  test('takes what was sent before its deadline for as long as the letter holds, and nothing that was begun after it', async () => {
    house.clock.set('2020-03-31T21:50:00Z')
    const [soon, never] = [await draft('soon', 'soon@example.org'), await draft('never', 'never@example.org')]
    house.clock.set('2020-04-02T08:00:00Z')
    expect(await confirm(soon)).toMatchObject({ state: 'submitted', late: null })
    house.clock.set('2020-04-10T08:00:00Z')
    await expect(confirm(never)).rejects.toThrow('This call has closed.')
    await expect(draft('after', 'after@example.org')).rejects.toThrow('no draft, but closed')
  })
})
