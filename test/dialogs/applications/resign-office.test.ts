import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Message } from '#chat/message.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { plus } from '#time/instant.ts'
import { actOf, messageOf, type TestHouse, testHouse, wordsOf } from '../../context.ts'

const leader = 'leader-procurement'
const secretariat = 'secretariat'
let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})

const says = async (who: string, words: string) => messageOf(await house.says(who, words))
const words = (message: Message) => wordsOf(message, { zone: 'Europe/Zurich' })
const termOf = async (person: string) => (await house.house.store(officeTermStore).find({ person }))[0]

describe('a leader who leaves', () => {
  test('is shown what resigning means, and nothing happens', async () => {
    const asked = await says(leader, 'leave procurement')
    expect(words(asked)).toContain('Resign as leader of Procurement?')
    expect(words(asked)).toContain('If nobody else leads it, its work falls to the secretariat.')
    expect((await termOf(leader))?.state).toBe('accepted')
  })

  test('can leave the group and the office one by one where they are a member, too', async () => {
    await house.join(leader, 'procurement')
    const asked = await says(leader, 'leave procurement')
    expect(words(asked)).toContain('You stay its leader. You can resign from that, too.')
    expect(words(asked)).toContain('[Leave Procurement] [Resign as leader of Procurement]')
    const resigning = messageOf(await house.presses(leader, actOf(asked, 'Resign')))
    expect(words(resigning)).toContain('Resign as leader of Procurement?')
  })

  test("cannot resign from another person's office", async () => {
    const term = (await termOf(secretariat))?._id ?? ''
    expect(words(messageOf(await house.presses(leader, { verb: 'confirm-resign', about: { term } })))).toContain(
      'You do not hold this office.',
    )
  })

  test('resigns by the press: the secretariat is told at once, and the group falls to them', async () => {
    const asked = await says(leader, 'leave procurement')
    const resigning = messageOf(await house.presses(leader, actOf(asked, 'Resign')))
    const done = messageOf(await house.presses(leader, actOf(resigning, 'Resign')))
    expect(words(done)).toContain('You are no longer leader of Procurement.')
    expect(await termOf(leader)).toMatchObject({ state: 'ended', resigned: true })
    const told = await house.until(plus(house.now(), 'PT1M'))
    const resigned = told.filter(({ kind }) => kind === 'leader-resigned')
    expect(resigned.map(({ to }) => to)).toEqual([secretariat])
    const shown = resigned.map(({ message }) => words(message)).join('\n')
    expect(shown).toContain('resigned as leader of Procurement.')
    expect(shown).toContain('Nobody leads it now. It falls to you until you appoint someone.')
    expect(shown).toContain('[Appoint someone]')
    expect(words(await says(secretariat, 'contact procurement'))).toContain('The secretariat of U4SSC')
  })
})
