import { describe, expect, test } from '@jest/globals'
import { createTurns } from '#inbox/turns.ts'

const atOnce = 12
const standing = (person: string) => ({ person, isForm: false })
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** So many who have their turn, and do not end it. */
function busy() {
  const turns = createTurns()
  const begun = Array.from({ length: atOnce }, (_, nth) => turns.join(standing(`busy${nth}`)).begun)
  return { turns, endOne: async () => (await begun.shift())?.() }
}

describe('turns', () => {
  test('are given to twelve at a time, and to the next when one has ended', async () => {
    const { turns, endOne } = busy()
    const went: string[] = []
    for (const who of ['ann', 'ben']) void turns.join(standing(who)).begun.then(() => went.push(who))
    await settled()
    expect(went).toEqual([])
    await endOne()
    await settled()
    expect(went).toEqual(['ann'])
  })

  test('are waited for by nobody where there are any', () => {
    expect(createTurns().join(standing('ann')).waiting).toEqual({ milliseconds: 0, sayBusy: false })
  })

  test('that are ended twice count once', async () => {
    const { turns, endOne } = busy()
    const went: string[] = []
    const first = turns.join(standing('ann')).begun
    void turns.join(standing('ben')).begun.then(() => went.push('ben'))
    void turns.join(standing('cleo')).begun.then(() => went.push('cleo'))
    await endOne()
    const end = await first
    end()
    end()
    await settled()
    expect(went).toEqual(['ben'])
  })
})

describe('what one person has in hand', () => {
  test('is twenty at most; others are taken meanwhile, and they again when one is done', () => {
    const turns = createTurns()
    const leave = Array.from({ length: 20 }, () => turns.arrive('ann', false))
    expect(leave.every((one) => one !== null)).toBe(true)
    expect(turns.arrive('ann', false)).toBeNull()
    expect(turns.arrive('ben', false)).not.toBeNull()
    leave[0]?.()
    expect(turns.arrive('ann', false)).not.toBeNull()
  })

  test('is not more for being delivered once more', () => {
    const turns = createTurns()
    for (let nth = 0; nth < 20; nth++) turns.arrive('ann', false)
    expect(turns.arrive('ann', true)).not.toBeNull()
  })
})
