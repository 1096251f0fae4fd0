import { describe, expect, test } from '@jest/globals'
import { modelNamed } from '#database/model.ts'
import { fillDeskWorld, monday } from '../../features/desk/desk-world.ts'
import { talkingHouse } from '../../talking-house.ts'

const talking = await talkingHouse({ now: monday })
await fillDeskWorld(talking)
// As the migration does with what an older program wrote.
for (const name of ['office-terms', 'people'])
  await modelNamed(talking.database, name).updateMany({}, { replan: true }).exec()
await talking.house.outbox.sweepUntilQuiet()
const [secretary, leader, chair, member] = ['secretariat', 'p5', 'chair', 'p7'].map((id) =>
  talking.person(id, { zone: 'Europe/Zurich' }),
)
if (!secretary || !leader || !chair || !member) throw new Error('all four are there')
const show = async (who: typeof secretary, words: string) => {
  await who.says(words)
  process.stdout.write(
    `\n> ${who.id}: ${words}\n${who.shown()}\n${who
      .buttons()
      .map((b) => `[${b}]`)
      .join(' ')}\n`,
  )
}

describe('duties', () => {
  test('print', async () => {
    await show(leader, 'duties')
    await show(leader, 'duty minutes')
    await leader.presses('Say I did this')
    await leader.fills({ text: 'The secretary wrote them.', link: 'https://example.org/x' })
    process.stdout.write(`${leader.shown()}\n`)
    await show(leader, 'duty leader-minutes procurement')
    await show(leader, 'duty harmonize')
    await leader.presses('Say I did this')
    await leader.fills({ text: 'I merged all chapters.', link: '' })
    await show(leader, 'duty harmonize')
    await show(secretary, 'duties')
    await show(secretary, 'duties procurement')
    await show(secretary, 'duties late')
    await show(chair, 'duties mine')
    await show(member, 'duties')
    await show(member, 'partners')
    await show(member, 'partners itu')
    await show(secretary, 'partners un-habitat')
    await show(secretary, 'status')
    expect(1).toBe(1)
  })
})
