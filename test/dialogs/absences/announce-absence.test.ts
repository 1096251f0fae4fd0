import { beforeAll, describe, expect, test } from '@jest/globals'
import { jobs } from '#app/features.ts'
import type { Mentioned } from '#chat/incoming.ts'
import { absenceStore } from '#features/groups/absence-store.ts'
import { about, applicants } from '../../features/applications/applicants.ts'
import { wordsOf } from '../../message-words.ts'
import { talkingHouse } from '../../talking-house.ts'

const house = await talkingHouse()
const { person, seat, clock, moveTo, context } = house
const { applies } = applicants(house)
const account = (user: string): Mentioned => ({ platform: 'local', workspace: 'local', user })
const told = (who: string) =>
  person(who)
    .told()
    .map((message) => wordsOf(message))
/** Time passes, and the jobs of the house are done. */
async function passesTo(instant: string): Promise<void> {
  await moveTo(instant)
  for (const job of jobs) await job.run(house.house.jobContext())
  await house.house.outbox.sweepUntilQuiet()
}
const stored = async () => (await context('clock').store(absenceStore).find({ person: 'lea' }))[0]

beforeAll(async () => {
  await seat('secretary', 'secretariat')
  await seat('lea', 'leader', 'procurement')
  for (const who of ['secretary', 'lea', 'maria', 'otto']) await person(who).says('hello')
  const maria = person('maria')
  await applies(maria, { ...about, name: 'Maria Silva', email: 'maria@example.org' })
  await person('lea').says('review')
  await person('lea').presses('Accept')
  await moveTo('2020-03-02T08:10:00Z')
})

describe('a leader who will be away', () => {
  test('reads what it means before anything is set', async () => {
    const lea = person('lea')
    await lea.says('away from 9 March until 20 March, stand-in @maria', { mentions: [account('maria')] })
    expect(lea.shown()).toContain('You are away from Mon 9 Mar until Fri 20 Mar. You are back on Sat 21 Mar.')
    expect(lea.shown()).toContain('to act for you, and then the secretariat to confirm it.')
    expect(await stored()).toBeUndefined()
  })

  test('asks somebody to act for them, who accepts first', async () => {
    await person('lea').presses('Set my absence')
    expect(person('lea').shown()).toContain('They have not answered yet.')
    await moveTo('2020-03-02T08:11:00Z')
    expect(told('maria').at(-1)).toContain('from Mon 9 Mar until Fri 20 Mar?')
    await person('maria').presses('Act for lea', person('maria').told().at(-1))
    expect(person('maria').shown()).toContain('You agreed to act for lea. The secretariat confirms it next.')
  })

  test('needs the secretariat to confirm somebody who does not hold the same power', async () => {
    await moveTo('2020-03-02T08:12:00Z')
    expect(told('secretary').at(-1)).toMatch(/^May .* act for lea from Mon 9 Mar until Fri 20 Mar\?/)
    await person('maria')
      .presses('Act for lea', person('maria').told().at(-1))
      .catch(() => {})
    await person('secretary').presses('Confirm the stand-in', person('secretary').told().at(-1))
    await moveTo('2020-03-02T08:13:00Z')
    expect(told('lea').at(-1)).toContain('acts for you from Mon 9 Mar until Fri 20 Mar.')
    expect(told('maria').at(-1)).toContain('You act for lea from Mon 9 Mar until Fri 20 Mar.')
  })

  test('is asked everything themselves until then', async () => {
    await applies(person('otto'), { ...about, name: 'Otto Before', email: 'otto@example.org' })
    await moveTo('2020-03-03T08:20:00Z')
    expect(told('lea').some((words) => words.includes('Otto Before applied'))).toBe(true)
    expect(told('maria').some((words) => words.includes('Otto Before'))).toBe(false)
    await person('maria').says('review')
    expect(person('maria').shown()).not.toContain('Otto Before')
  })
})

describe('while they are away', () => {
  test('what waits is handed over, and says for whom', async () => {
    await passesTo('2020-03-09T08:30:00Z')
    const asked = told('maria').find((words) => words.includes('Otto Before'))
    expect(asked).toContain('For lea, away until Fri 20 Mar.')
  })

  test('the one who acts for them has their powers, and nobody else is asked', async () => {
    await applies(person('nina'), { ...about, name: 'Nina During', email: 'nina@example.org' })
    await passesTo('2020-03-09T09:00:00Z')
    expect(told('lea').some((words) => words.includes('Nina During'))).toBe(false)
    const maria = person('maria')
    await maria.says('review Nina During')
    expect(maria.shown()).toContain('Nina During')
    await maria.presses('Accept')
    expect(maria.shown()).toContain('You accepted Nina During into Procurement.')
  })

  test('whoever asks who leads the group reads it', async () => {
    await person('otto').says('contact procurement')
    expect(person('otto').shown()).toContain('lea is away until Fri 20 Mar.')
    expect(person('otto').shown()).toMatch(/acts for them\./)
    await person('maria').says('status')
    expect(person('maria').shown()).toContain('You act for lea, leader of Procurement')
  })
})

describe('when they are back', () => {
  test('what is asked comes to them again, and the powers end', async () => {
    await passesTo('2020-03-21T09:00:00Z')
    await applies(person('paul'), { ...about, name: 'Paul After', email: 'paul@example.org' })
    await passesTo('2020-03-23T09:00:00Z')
    expect(told('lea').some((words) => words.includes('Paul After'))).toBe(true)
    expect(told('maria').some((words) => words.includes('Paul After'))).toBe(false)
    await person('maria').says('review')
    expect(person('maria').shown()).not.toContain('Paul After')
    expect(clock.now() > '2020-03-21').toBe(true)
  })

  test('they can come back earlier', async () => {
    const lea = person('lea')
    await lea.says('away until 30 March')
    await lea.presses('Set my absence')
    expect(lea.shown()).toContain('You are away until Mon 30 Mar.')
    await lea.says('back')
    expect(lea.shown()).toContain('Welcome back.')
    await lea.says('back')
    expect(lea.shown()).toContain('You are not away.')
  })
})

describe('plans that change', () => {
  const inApril = 'away from 6 April until 10 April, stand-in @maria'
  test('another absence stands beside the first one, and each is changed alone', async () => {
    const lea = person('lea')
    await lea.says(inApril, { mentions: [account('maria')] })
    await lea.presses('Set my absence')
    await lea.says('away from 4 May until 8 May')
    expect(lea.shown()).not.toContain('This replaces')
    await lea.presses('Set my absence')
    expect(lea.shown()).toContain('You are away from Mon 6 Apr until Fri 10 Apr.')
    expect(lea.shown()).toContain('You are away from Mon 4 May until Fri 8 May.')
    await lea.says('away from 7 April until 12 May')
    expect(lea.shown()).toContain('You have another absence until Fri 8 May.')
    await lea.says('away from 5 May until 12 May')
    expect(lea.shown()).toContain('This replaces your absence from Mon 4 May until Fri 8 May.')
  })

  test('who agreed to act reads that they are not needed; nobody is welcomed back', async () => {
    await passesTo('2020-03-23T09:10:00Z')
    await person('maria').presses('Act for lea', person('maria').told().at(-1))
    const lea = person('lea')
    await lea.says('away')
    await lea.presses('Cancel my absence')
    expect(lea.shown()).toContain('Your absence is cancelled.')
    expect(lea.shown()).not.toContain('Welcome back')
    await passesTo('2020-03-23T09:20:00Z')
    expect(told('maria').at(-1)).toContain('You no longer need to act for lea.')
    expect(told('maria').at(-1)).toContain('They are not away after all.')
  })

  test('where several have the name, they choose one', async () => {
    const lea = person('lea')
    await applies(person('maria2'), { ...about, name: 'Maria Costa', email: 'costa@example.org' })
    await lea.says('review Maria Costa')
    await lea.presses('Accept')
    await passesTo('2020-03-24T09:10:00Z')
    await lea.says('away until 30 March, stand-in Maria')
    expect(lea.form().problem ?? lea.shown()).toContain('Several people are called "Maria". Please choose one.')
  })
})
