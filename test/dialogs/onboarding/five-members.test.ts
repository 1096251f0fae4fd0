import { expect, test } from '@jest/globals'
import { onboardingStore } from '#features/groups/onboarding-store.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const geneva = { zone: 'Europe/Zurich' }
const [nairobi, lima, sydney, expert] = ['expert-nairobi', 'expert-lima', 'expert-sydney', 'expert-geneva']
/** She leads another group, and joins this one as a member. */
const leader = 'leader-ai'
const secretariat = 'secretariat'
const members = [nairobi, lima, sydney, expert, leader]

/** The conversation, line by line, with the day and hour in Geneva. */
const lines: string[] = []
const at = (instant: string) => new Date(instant).toLocaleString('en-GB', { timeZone: geneva.zone }).slice(0, 17)

function transcript(house: TestHouse) {
  const noted = (who: string, what: string) => lines.push(`${at(house.now())} ${who}: ${what}`)
  return {
    async says(who: string, words: string) {
      const message = messageOf(await house.says(who, words))
      noted(who, `"${words}"\n${wordsOf(message, geneva)}`)
      return message
    },
    async presses(who: string, message: Parameters<typeof actOf>[0], label: string) {
      const answer = messageOf(await house.presses(who, actOf(message, label)))
      noted(who, `[${label}]\n${wordsOf(answer, geneva)}`)
      return answer
    },
    async until(instant: string) {
      const arrived = await house.until(instant)
      for (const one of arrived) lines.push(`${at(one.at)} to ${one.to}: ${one.kind}: ${one.text}`)
      return arrived
    },
  }
}

test('five members begin, each in their own time, until nobody has anything to do', async () => {
  const house = await testHouse()
  const { says, presses, until } = transcript(house)
  for (const person of members) await house.join(person, 'procurement')
  const welcomes = (await until('2020-03-03T08:00:00Z')).filter(({ kind }) => kind === 'application-decided')
  expect(welcomes).toHaveLength(5)

  // Two do their steps at once; the secretariat gives the first two their access on the same day.
  for (const who of [nairobi, expert]) {
    const next = await presses(who, await says(who, 'onboarding'), 'Mark website done')
    await presses(who, next, 'Mark mailing list done')
  }
  for (const name of ['Expert in Nairobi', 'Expert in Geneva'])
    await presses(secretariat, await says(secretariat, 'status'), `Confirm access: ${name}`)
  const given = (await until('2020-03-04T08:00:00Z')).filter(({ kind }) => kind === 'access-given')
  expect(given.map(({ to }) => to).toSorted()).toEqual([expert, nairobi])

  // One does one step, and two do none: each of these three is reminded once.
  await presses(lima, await says(lima, 'status'), 'Mark website done')
  const reminded = (await until('2020-03-17T08:00:00Z')).filter(({ text }) => text.includes('to do: '))
  expect(reminded.map(({ to }) => to).toSorted()).toEqual([lima, sydney, leader].toSorted())
  await says(secretariat, 'onboarding all')

  for (const who of [lima, sydney, leader]) {
    for (const label of ['Mark website done', 'Mark mailing list done']) {
      const own = messageOf(await house.says(who, 'onboarding'))
      if (wordsOf(own, geneva).includes(label)) await presses(who, own, label)
    }
  }
  for (const name of ['Expert in Lima', 'Expert in Sydney', 'Leader of AI in cities'])
    await presses(secretariat, await says(secretariat, 'status'), `Confirm access: ${name}`)
  await until('2020-04-20T08:00:00Z')
  await says(lima, 'onboarding')
  expect(wordsOf(await says(secretariat, 'onboarding all'), geneva)).toBe('Every member has done their own steps.')
  expect(wordsOf(await says(secretariat, 'status'), geneva)).not.toContain('Access to give')
  const kept = await house.as('clock').store(onboardingStore).find({})
  expect(kept.map(({ _id, open, done }) => [_id, open.length, done.length]).toSorted()).toEqual(
    members.map((person) => [person, 0, 3]).toSorted(),
  )
  // Nobody was reminded twice.
  expect(lines.filter((line) => line.includes('to do: ') && line.includes(' to '))).toHaveLength(3)
  if (process.env.TRANSCRIPT) process.stdout.write(`${lines.join('\n')}\n`)
})
