import { describe, expect, test } from '@jest/globals'
import { modelNamed } from '#database/model.ts'
import { dutyStatementStore } from '#features/duties/duty-statement-store.ts'
import { fillDeskWorld, monday } from '../../features/desk/desk-world.ts'
import { type Talker, talkingHouse } from '../../talking-house.ts'

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
const says = async (who: Talker, words: string) => {
  await who.says(words)
  if (process.env.SHOW_DUTIES) process.stdout.write(`\n> ${who.id}: ${words}\n${who.shown()}\n`)
  return who.shown().split('\n')
}

describe('duties', () => {
  test('a leader reads their own, the worst first, what is met by record and by word counted apart', async () => {
    const [title, counts, first] = await says(leader, 'duties')
    expect(title).toBe('Your duties')
    expect(counts).toMatch(/^\d+ late, .*\d+ met by record/)
    expect(first).toMatch(/^1\. Late: /)
    expect(leader.shown()).toContain('minutes of each meeting (Procurement). Missing: PROC-1 minutes.')
    expect(leader.shown()).not.toContain('Financing')
    expect(leader.buttons()).toContain('See minutes of each meeting')
    expect(leader.buttons().filter((label) => /^See \d+$/.test(label) || label.length > 60)).toEqual([])
  })

  test('a statement never hides what is late: only minutes make the duty of the minutes met', async () => {
    await says(leader, 'duty minutes')
    await leader.presses('Say I did this')
    await leader.fills({ text: 'I sent them by e-mail.', link: 'https://example.org/minutes' })
    const shown = await says(leader, 'duty leader-minutes procurement')
    expect(shown).toContain('Missing: PROC-1 minutes.')
    expect(shown.find((line) => line.startsWith('Procurement: '))).toContain('late')
    expect(leader.shown()).toContain('"I sent them by e-mail."')
  })

  test('a duty without a rule is by word only once its owner says so, and due again once they take it back', async () => {
    const state = async () =>
      (await says(leader, 'duty leader-support')).find((line) => line.startsWith('Procurement: '))
    expect(await state()).toContain('due')
    await leader.presses('Say I did this')
    await leader.fills({ text: 'I wrote to three cities.', link: '' })
    expect(await state()).toContain('by word only')
    await leader.presses('Take back')
    expect(await state()).toContain('due')
  })

  test('the secretariat reads all of them, one line a clause; of one group, only those of its leaders', async () => {
    const [title, , ...lines] = await says(secretary, 'duties')
    expect(title).toBe('All duties')
    expect(lines.some((line) => /Late in \d of 6.*: minutes of each meeting\./.test(line))).toBe(true)
    expect((await says(secretary, 'duties procurement'))[0]).toBe('Duties in Procurement')
    expect((await says(secretary, 'duties late'))[0]).toBe('All duties that are late')
    expect((await says(secretary, 'status')).some((line) => /^\d+ duties are late: /.test(line))).toBe(true)
  })

  test('members read what binds them, and nobody says they did the duty of somebody else', async () => {
    expect((await says(member, 'duties'))[0]).toBe('Your duties')
    expect(member.shown()).not.toContain('minutes of each meeting')
    await member.act('state-duty', { duty: 'leader-minutes|procurement' })
    expect(member.shown()).toBe('This is not a duty of yours. Nothing was recorded.')
    const [said] = await talking.context('p5').store(dutyStatementStore).find({ by: 'p5', withdrawnAt: null })
    await member.act('withdraw-duty', { statement: said?._id ?? '' })
    expect(member.shown()).toBe('Only the person who said this can take it back.')
    expect((await says(chair, 'duties mine'))[0]).toBe('Your duties')
  })
})
