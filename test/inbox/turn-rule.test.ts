import { describe, expect, test } from '@jest/globals'
import { fairLine, turnTime, waitingFor } from '#inbox/turn-rule.ts'

const words = (person: string) => ({ person, isForm: false })
const form = (person: string) => ({ person, isForm: true })

function order(...joined: [{ person: string; isForm: boolean }, string][]): string {
  const line = fairLine<string>()
  for (const [standing, item] of joined) line.join(standing, item)
  return joined.map(() => line.next()).join(' ')
}

describe('the line in which incomings wait', () => {
  test('lets people take turns, each with their own in the order of arrival', () => {
    const ann = [1, 2, 3].map((nth): [typeof ada, string] => [ada, `ann${nth}`])
    expect(order(...ann, [words('ben'), 'ben1'], [words('cleo'), 'cleo1'], [words('ben'), 'ben2'])).toBe(
      'ann1 ben1 cleo1 ann2 ben2 ann3',
    )
  })

  test('lets forms go first, and takes turns among them too', () => {
    expect(order([ada, 'help'], [form('ann'), 'a1'], [form('ann'), 'a2'], [form('ben'), 'b1'])).toBe('a1 b1 a2 help')
  })

  test('lets one other go after every third form, so that a stream of forms holds up nobody for ever', () => {
    const forms = [1, 2, 3, 4, 5, 6, 7].map((nth): [typeof ada, string] => [form(`f${nth}`), `f${nth}`])
    expect(order([ada, 'ann1'], [ada, 'ann2'], [words('ben'), 'ben1'], ...forms)).toBe(
      'f1 f2 f3 ann1 f4 f5 f6 ben1 f7 ann2',
    )
  })

  test('says how many go before one that joins a line of forms and others', () => {
    const line = fairLine<string>()
    line.join(ada, 'ann1')
    const ahead = [1, 2, 3, 4, 5].map((nth) => line.join(form(`f${nth}`), `f${nth}`))
    expect(ahead).toEqual([0, 1, 2, 4, 5])
    expect(line.join(words('ben'), 'ben1')).toBe(6)
    expect(line.join(words('cleo'), 'cleo1')).toBe(7)
    for (let nth = 0; nth < 3; nth++) line.next()
    expect(line.join(form('f6'), 'f6')).toBe(3)
    expect(line.join(words('dan'), 'dan1')).toBe(6)
  })

  test('says how many go before one that joins: of one who sent many, as many as there are rounds', () => {
    const line = fairLine<string>()
    for (let nth = 0; nth < 20; nth++) line.join(ada, `ann${nth}`)
    expect(line.join(words('ben'), 'ben1')).toBe(1)
    expect(line.join(words('ben'), 'ben2')).toBe(3)
    expect(line.join(form('cleo'), 'form')).toBe(0)
    expect(line.join(words('dan'), 'dan1')).toBe(3)
  })

  test('is empty when all have had their turn', () => {
    const line = fairLine<string>()
    line.join(ada, 'help')
    expect([line.size(), line.next(), line.size(), line.next()]).toEqual([1, 'help', 0, undefined])
  })
})

const ada = words('ann')

describe('what an arriving one waits for', () => {
  const usual = { each: 10, wasTold: false }

  test('is the time of those before it', () => {
    expect(waitingFor(0, usual)).toEqual({ milliseconds: 0, sayBusy: false })
    expect(waitingFor(200, usual)).toEqual({ milliseconds: 2000, sayBusy: false })
  })

  test('is told beyond 30 seconds, once', () => {
    expect(waitingFor(3001, usual).sayBusy).toBe(true)
    expect(waitingFor(3001, { ...usual, wasTold: true }).sayBusy).toBe(false)
  })

  test('follows what is done in a stretch of time: what arrives in it costs as much as what is worked on', () => {
    const settling = (stretch: { took: number; pieces: number }) =>
      Array<typeof stretch>(50).fill(stretch).reduce(turnTime, 3)
    expect(settling({ took: 100, pieces: 5 })).toBeCloseTo(20)
    expect(settling({ took: 500, pieces: 12 + 488 })).toBeCloseTo(1)
    expect(turnTime(3, { took: 100, pieces: 0 })).toBeGreaterThan(3)
  })
})
