import { describe, expect, test } from '@jest/globals'
import { entry } from '#context.ts'
import { may } from '#features/groups/access.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { readRoster } from '#features/groups/read-roster.ts'
import { rolesHeld } from '#features/groups/roles.ts'
import { answerOffer, beginTerms } from '#features/offices/offer-office.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

const { moveTo, person, seat, context, clock } = await talkingHouse()
await seat('secretary', 'secretariat')
const terms = (id: string) => context('clock').store(officeTermStore).find({ person: id })
const told = (id: string) =>
  person(id)
    .told()
    .map((message) => wordsOf(message))
for (const id of ['lea', 'max', 'mia', 'zoe']) await person(id).says('hello')
const account = (user: string) => ({ platform: 'local', workspace: 'local', user }) as const

describe('an office is offered, and held once it is accepted', () => {
  test('in words, with a mention, once what is about to be offered was shown', async () => {
    const secretary = person('secretary')
    await secretary.says('appoint @lea leader procurement from 1 May', { mentions: [account('lea')] })
    expect(secretary.shown()).toContain(
      'Offer lea the role of leader of Procurement? From Fri 1 May until Sat 1 May 2021.',
    )
    expect(await terms('lea')).toEqual([])
    await secretary.says('appoint @lea leader procurement from 1 May', { mentions: [account('lea')] })
    await secretary.presses('Offer the role')
    expect(secretary.shown()).toContain('We offered lea the role of leader of Procurement.')
    expect(secretary.shown()).toContain('On record: appointed by the U4SSC Secretariat.')
    expect(await terms('lea')).toMatchObject([
      { state: 'offered', from: '2020-05-01', to: '2021-05-01', group: 'procurement' },
    ])
  })

  test('it says what it asks of them, and accepting is one press', async () => {
    await moveTo('2020-03-02T08:05:00Z')
    const lea = person('lea')
    expect(told('lea')[0]).toContain('Will you be leader of Procurement?')
    expect(told('lea')[0]).toContain('To take the meeting minutes for each e-meeting held')
    await lea.says('status')
    expect(lea.shown()).toContain('Will you be leader of Procurement?')
    await lea.presses('Accept the role')
    expect(lea.shown()).toContain('You will be leader of Procurement from Fri 1 May. Thank you.')
    await moveTo('2020-03-02T08:10:00Z')
    expect(told('secretary')).toEqual([expect.stringContaining('lea will be leader of Procurement from Fri 1 May.')])
  })

  test('offered again, it stays one term', async () => {
    const secretary = person('secretary')
    await secretary.says('appoint lea leader procurement')
    expect(secretary.shown()).toBe('lea will be leader of Procurement from Fri 1 May already.')
    expect(await terms('lea')).toHaveLength(1)
  })

  test('by name, in any order; who is not clear is asked in a form with the rest filled in', async () => {
    const secretary = person('secretary')
    await secretary.says('appoint mia as leader of ai')
    await secretary.presses('Offer the role')
    expect(secretary.shown()).toContain('We offered mia the role of leader of AI in cities.')
    await secretary.says('appoint m leader financing')
    expect(secretary.form().values).toMatchObject({ role: 'leader|financing', person: null, from: '2020-03-02' })
    await secretary.says('appoint nobody leader financing')
    expect(secretary.form().problem).toBe('I know nobody called "nobody". Please choose someone here.')
    await secretary.fills({ person: 'max', suggested: 'the yearly meeting' })
    expect(secretary.shown()).toContain('We offered max the role of leader of Financing.')
    expect(secretary.shown()).toContain('Suggested by the yearly meeting.')
  })

  test('an offer is taken back with one press, and a no is told', async () => {
    const secretary = person('secretary')
    await secretary.says('end leader financing')
    expect(secretary.shown()).toContain('max, asked to be leader of Financing')
    await secretary.presses('Take the offer back')
    expect(secretary.shown()).toBe('You took back the offer to max.')
    const [offer] = await terms('max')
    await person('max').act('accept-office', { term: offer?._id ?? '' })
    expect(person('max').shown()).toBe('We no longer offer you the role of leader of Financing.')
    const [other] = await terms('mia')
    await person('mia').act('decline-office', { term: other?._id ?? '' })
    await moveTo('2020-03-02T08:20:00Z')
    expect(told('secretary').at(-1)).toContain('mia declined the role of leader of AI in cities.')
  })

  test('only so many seats as the charter has', async () => {
    const secretary = person('secretary')
    for (const id of ['lea', 'max']) {
      await secretary.says(`appoint ${id} co-chair`)
      await secretary.presses('Offer the role')
    }
    await secretary.says('appoint mia co-chair')
    expect(secretary.shown()).toBe('All Co-Chair seats are taken or offered. Please end one first.')
    expect(secretary.buttons()).toEqual(['See who holds it'])
  })

  test('nor more who accept at the same moment: who finds one too many steps back, and presses again', async () => {
    const secretary = person('secretary')
    await secretary.says('appoint lea co-chair')
    const officeTerms = context('clock').store(officeTermStore)
    const [lea] = await officeTerms.find({ person: 'lea', office: 'co-chair' })
    if (!lea) throw new Error('lea is not asked')
    const asked = ['ada', 'bea', 'cai'].map((id) => ({ ...lea, _id: `offer-${id}`, person: id }))
    await officeTerms.remove({ office: 'co-chair' })
    for (const term of asked) await officeTerms.insert(term, entry(context('clock'), 'offered'))
    const accept = ({ _id, person: id }: OfficeTerm) => answerOffer(context(id), { term: _id, answer: 'accepted' })
    const held = () => officeTerms.find({ office: 'co-chair', state: 'accepted' })
    await Promise.allSettled(asked.map(accept))
    expect((await held()).length).toBeLessThanOrEqual(2)
    for (const term of asked) await accept(term).catch(() => {})
    expect(await held()).toHaveLength(2)
    await officeTerms.remove({ office: 'co-chair' })
  })

  test('nobody else may appoint, or learn who could be', async () => {
    for (const words of ['appoint', 'appoint zoe leader ai', 'end leader procurement']) {
      const zoe = person('zoe')
      await zoe.says(words)
      expect(zoe.shown()).toContain('Only the people in charge can do this.')
    }
    expect(await terms('zoe')).toEqual([])
  })

  test("somebody else's offer cannot be accepted", async () => {
    const [offer] = await context('clock').store(officeTermStore).find({ state: 'offered' })
    await person('zoe').act('accept-office', { term: offer?._id ?? '' })
    expect(person('zoe').shown()).toBe('This offer no longer exists.')
  })
})

describe('a term that is accepted begins on its first day', () => {
  const roster = () => readRoster(context('clock'), 'procurement')
  const leads = () => may(context('lea'), 'schedule-meetings', 'procurement')

  test('until then it gives nobody power, and nobody their data', async () => {
    clock.set('2020-04-30T21:59:00Z')
    expect(await leads()).toBe(false)
    expect((await roster()).leaders).toEqual([])
    expect([...(await rolesHeld(context('lea'), {}))]).toEqual([])
    await person('lea').says('members procurement')
    expect(person('lea').shown()).toContain('Only the members')
    await person('lea').says('status')
    expect(person('lea').shown()).toContain('You will be leader of Procurement from Fri 1 May, until')
    expect(await may(context('secretary'), 'schedule-meetings', 'procurement')).toBe(true)
  })

  test('from midnight in the zone of the organisation it is held, and what they should hear is planned anew', async () => {
    clock.set('2020-04-30T22:00:00Z')
    expect(await leads()).toBe(true)
    await beginTerms(context('clock'), {})
    await beginTerms(context('clock'), {})
    expect((await roster()).leaders).toEqual([{ person: 'lea', since: '2020-04-30T22:00:00Z' }])
    const [term] = await terms('lea')
    const officeTerms = context('clock').store(officeTermStore)
    expect((await officeTerms.history(term?._id ?? '')).map(({ what }) => what)).toEqual([
      'offered',
      'accepted',
      'term begun',
    ])
    await person('lea').says('status')
    expect(person('lea').shown()).toContain('You are leader of Procurement, until')
  })
})

describe('a term ends', () => {
  test('the secretariat is told 90, 30 and 7 days before, each once', async () => {
    const before = told('secretary').length
    await moveTo('2021-05-02T08:00:00Z')
    const warnings = told('secretary')
      .slice(before)
      .filter((words) => words.includes('The term of lea, leader of Procurement, ends on Sat 1 May.'))
    expect(warnings).toHaveLength(3)
  })

  test('its holder is told 30 and 7 days before, and on the last day', async () => {
    const own = told('lea').filter((words) => words.includes('Your term as leader of Procurement ends'))
    expect(own).toEqual([
      expect.stringContaining('ends on Sat 1 May.\nYou stay, acting, until someone replaces you.'),
      expect.stringContaining('ends on Sat 1 May.'),
      expect.stringContaining('ends today, Sat 1 May.'),
    ])
  })

  test('a leader stays on, acting, and is renewed by one form with everything filled in', async () => {
    const lea = person('lea')
    const secretary = person('secretary')
    await lea.says('status')
    expect(lea.shown()).toContain('You are leader of Procurement, acting since Sat 1 May.')
    const ending = secretary.told().findLast((message) => wordsOf(message).includes('The term of lea, leader of'))
    await secretary.presses('Renew the term', ending)
    const ahead = { role: 'leader|procurement', person: 'lea', from: '2021-05-02', to: '2022-05-02' }
    expect(secretary.form().values).toMatchObject(ahead)
    await secretary.fills({ to: '2021-05-01' })
    expect(JSON.stringify(secretary.form())).toContain('The last day comes before the first.')
    await secretary.fills({ to: '2022-05-01' })
    expect(secretary.shown()).toContain('We offered lea the role of leader of Procurement.')
    await moveTo('2021-05-02T08:30:00Z')
    await lea.presses('Accept the role', lea.told().at(-1))
    const leading = (await terms('lea')).filter(({ office }) => office === 'leader').map(({ state, to }) => [state, to])
    expect(leading).toEqual([
      ['ended', '2021-05-01'],
      ['accepted', '2022-05-01'],
    ])
    await moveTo('2021-05-02T09:00:00Z')
    expect(told('lea').filter((words) => words.includes('has ended'))).toEqual([])
  })

  test('whoever is ended by somebody else is told', async () => {
    const secretary = person('secretary')
    await secretary.says('end leader procurement')
    await secretary.presses('End the term')
    expect(secretary.shown()).toBe("lea is no longer leader of Procurement. We'll tell them.")
    await moveTo('2021-05-02T09:10:00Z')
    expect(told('lea').at(-1)).toContain('Your term as leader of Procurement has ended.\nThank you for your work.')
    expect(clock.now()).toBe('2021-05-02T09:10:00Z')
  })
})

test('offers made at once may be one more than there are seats: then the last to accept is told', async () => {
  const officeTerms = context('clock').store(officeTermStore)
  const [lea] = await terms('lea')
  if (!lea) throw new Error('lea was offered nothing')
  const people = ['first', 'second', 'third']
  const offers = people.map(
    (id): OfficeTerm => ({ ...lea, _id: id, person: id, office: 'vice-chair', group: null, state: 'offered' }),
  )
  for (const offer of offers) await officeTerms.insert(offer, entry(context('secretary'), 'offered'))
  const answer = (id: string) => answerOffer(context(id), { term: id, answer: 'accepted' })
  await answer('first')
  await answer('second')
  await expect(answer('third')).rejects.toThrow('All seats of Vice-Chair are taken now.')
  expect((await officeTerms.get('third'))?.state).toBe('offered')
  // Who has accepted is asked nothing again.
  expect((await answer('second')).state).toBe('accepted')
})
