import { expect, test } from '@jest/globals'
import { dateAt, plusDays } from '#time/wall-time.ts'
import { type Arrived, actOf, messageOf, type TestHouse, testHouse } from '../../context.ts'

const member = 'expert-nairobi'
const zone = 'Africa/Nairobi'

/** Four groups that meet every two weeks, on days of their own, and what each of them does. */
const groups = [
  { group: 'platforms', prefix: 'PLAT', first: '2020-03-24', at: '14:00' },
  { group: 'financing', prefix: 'FIN', first: '2020-03-25', at: '15:00' },
  { group: 'ai', prefix: 'AI', first: '2020-03-31', at: '14:00' },
  { group: 'procurement', prefix: 'PROC', first: '2020-04-02', at: '15:00' },
]

/** Says a command and presses the button of its preview. */
async function confirm(house: TestHouse, { person, words }: { person: string; words: string }): Promise<void> {
  await house.presses(person, actOf(messageOf(await house.says(person, words)), 'Schedule'))
}

/** What a person got on each day, by their own clock. */
function byDay(arrived: readonly Arrived[]): ReadonlyMap<string, Arrived[]> {
  return Map.groupBy(arrived, ({ at }) => dateAt(at, zone))
}

test('a member of four groups that meet every two weeks gets 12 messages in four weeks, 3 a day at most', async () => {
  const house = await testHouse()
  const got: Arrived[] = []
  const until = async (instant: string) => {
    if (instant <= house.now()) return
    for (const one of await house.until(instant)) {
      if (one.to === member) got.push(one)
      if (one.to === member && one.kind === 'meeting-scheduled') await house.says(member, 'yes')
    }
  }
  for (const { group } of groups) await house.join(member, group)
  await until('2020-03-16T09:00:00Z')
  for (const { group, first, at } of groups)
    await confirm(house, {
      person: `leader-${group}`,
      words: `schedule ${group} every two weeks from ${first} ${at} Geneva 60m until 20 June "Drafts"`,
    })
  await until('2020-03-23T09:00:00Z')
  const meetings = await house.database.connection.collection('meetings').find({ state: 'scheduled' }).toArray()
  const ahead = meetings
    .flatMap(({ reference, group, sessions }) =>
      sessions[0].date < '2020-05-10' && sessions[0].date > '2020-03-20'
        ? [{ reference, group, date: sessions[0].date as string }]
        : [],
    )
    .toSorted((one, other) => (one.date < other.date ? -1 : 1))
  got.length = 0
  await until('2020-03-31T21:00:00Z')
  for (const { reference } of ahead) await house.says(member, `yes ${reference}`)
  for (const { reference, group, date } of ahead) {
    await until(`${plusDays(date, 1)}T08:00:00Z`)
    await house.says(`leader-${group}`, `minutes ${reference} https://example.org/minutes/${reference}`)
  }
  await until('2020-05-01T00:00:00Z')
  // Four weeks with eight meetings, the minutes of each, and clocks that changed.
  const month = got.filter(({ at }) => dateAt(at, zone) >= '2020-04-03' && dateAt(at, zone) < '2020-05-01')
  const days = byDay(month)
  const lines = [...days].map(
    ([day, some]) => `${day}: ${some.map(({ kind, text }) => `${kind} (${text})`).join('; ')}`,
  )
  if (process.env.SHOW_DAYS) process.stdout.write(`${lines.join('\n')}\n${month.length} messages\n`)
  expect(month.filter(({ kind }) => kind === 'meeting-reminder')).toHaveLength(8)
  expect(month.length).toBeLessThanOrEqual(12)
  for (const [, some] of days) expect(some.length).toBeLessThanOrEqual(3)
}, 120_000)
