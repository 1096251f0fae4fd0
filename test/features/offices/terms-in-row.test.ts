import { beforeAll, describe, expect, test } from '@jest/globals'
import { termsInRow } from '#features/offices/terms-in-row.ts'
import { type RulesHouse, rulesHouse } from '../../rules/rules-house.ts'

const term = (from: string, to: string, endedAt: string | null = null) => ({ from, to, endedAt, answeredAt: from })

describe('terms in a row', () => {
  const today = '2024-01-10'

  test('are counted back from today', () => {
    expect(termsInRow([], today)).toBe(0)
    expect(termsInRow([term('2022-01-11', '2024-01-11')], today)).toBe(1)
    const renewed = [term('2020-01-10', '2022-01-10', '2022-01-10T09:00:00Z'), term('2022-01-11', '2024-01-11')]
    expect(termsInRow(renewed, today)).toBe(2)
  })

  test('are broken by a time out of office', () => {
    expect(
      termsInRow([term('2018-01-10', '2020-01-10', '2020-01-10T09:00:00Z'), term('2022-01-11', '2024-01-11')], today),
    ).toBe(1)
    expect(termsInRow([term('2018-01-10', '2020-01-10', '2020-01-10T09:00:00Z')], today)).toBe(0)
  })

  test('count one whose holder is acting since it is over', () => {
    expect(termsInRow([term('2020-01-10', '2022-01-10')], today)).toBe(1)
  })
})

describe('where a charter allows one renewal', () => {
  let house: RulesHouse
  beforeAll(async () => {
    house = await rulesHouse((charter) => ({
      ...charter,
      offices: charter.offices.map((office) => (office.id === 'co-chair' ? { ...office, renewable: 1 } : office)),
    }))
  })

  const offers = async () => house.talks('secretariat', 'appoint Expert in Geneva co-chair')
  const serves = async (until: string) => {
    await offers()
    await house.press('secretariat', 'Offer the role')
    await house.until(until)
    await house.press('expert-geneva', 'Accept the role')
  }

  test('a second term is offered, and a third one refused with the reason', async () => {
    await serves('2020-03-03T09:00:00Z')
    await house.until('2021-02-01T09:00:00Z')
    await serves('2021-02-02T09:00:00Z')
    await house.until('2022-02-01T09:00:00Z')
    expect((await offers()).text).toContain(
      'They have been Co-Chair for 2 terms in a row, and a term is renewed 1 time at most. Please choose someone else.',
    )
    // Two years go by, day by day.
  }, 180_000)
})
