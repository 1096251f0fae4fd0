import { hostname } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { accountStore } from '#features/people/person-store.ts'
import { testDatabase } from '../database.ts'
import { hour, minute } from './toy.ts'
import { ref, start, starts, toyHouse } from './toy-house.ts'

const { uri } = testDatabase()
const house = toyHouse(uri)

describe('once', () => {
  test('tells everybody, when the hold is over, once', async () => {
    expect(await house.step(0)).toBe(0)
    expect(await house.step(2 * minute)).toBe(2)
    expect(await house.step(minute)).toBe(0)
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
  })

  test('adds one control to every notice: why me', async () => {
    await house.step(2 * minute)
    const toAnn = house.posts.find(({ to }) => to === 'ann')
    expect(toAnn?.message.blocks).toEqual([
      {
        kind: 'buttons',
        buttons: [{ label: 'Why me?', act: { verb: 'why', about: { delivery: 't|invitation||ann' } }, style: 'more' }],
      },
    ])
    expect(await house.delivery.reader.why('t|invitation||ann', 'ann')).toEqual([
      {
        ...{ delivery: 't|invitation||ann', root: 't', kind: 'invitation' },
        why: ['because you are in the group'],
        mute: 'invitation|toys',
        summary: [expect.stringContaining('"place":"A"')],
      },
    ])
    expect(await house.delivery.reader.why('t|invitation||ann', 'ben')).toEqual([])
  })

  test('tells of two moves within ten minutes by one notice, and of a move there and back by none', async () => {
    await house.step(2 * minute)
    await house.change({ place: 'B' })
    await house.step(5 * minute)
    await house.change({ place: 'C' })
    expect(await house.step(5 * minute)).toBe(2)
    expect(house.postsOf('change').map(({ mark }) => mark.split('|')[2])).toEqual(['3', '3'])
    await house.change({ place: 'D' })
    await house.step(minute)
    await house.change({ place: 'C' })
    expect(await house.step(hour)).toBe(0)
  })

  test('says nothing of what was cancelled before anybody heard of it', async () => {
    await house.step(minute)
    await house.change({ on: false })
    expect(await house.step(100 * hour)).toBe(0)
  })
})

describe('when', () => {
  test('names the next instant at which anything happens, so that a demo clock can visit them all', async () => {
    await house.step(0)
    const visited: number[] = []
    for (let next = await house.delivery.nextDue(); next !== null; next = await house.delivery.nextDue()) {
      house.business = next
      if ((await house.delivery.sweepUntilQuiet()) > 0) visited.push(next)
    }
    expect(visited).toEqual([start + 2 * minute, starts - hour, starts + 30 * minute, starts + 30 * minute + 24 * hour])
    expect(house.posts.map(({ mark }) => mark.split('|')[1])).toEqual([
      'invitation',
      'invitation',
      'reminder',
      'reminder',
      'nudge',
      'nudge',
    ])
  })

  test('sends no reminder that is late: after downtime nothing piles up', async () => {
    await house.step(2 * minute)
    await house.step(72 * hour)
    expect(house.sentTo('reminder')).toEqual([])
  })
})

describe('who', () => {
  test('tells nobody who has left since the row was made, and those who have joined', async () => {
    await house.step(minute)
    await house.members(['ann'])
    await house.step(hour)
    await house.members(['ann', 'ben'])
    await house.step(hour)
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
  })

  test('counts as unreachable whom no account reaches, and tells them when one does', async () => {
    await house.members(['ann', 'cyd'])
    await house.step(hour)
    expect(house.sentTo('invitation')).toEqual(['ann'])
    expect(await house.delivery.reader.counts('t', ['invitation'])).toEqual({ sent: 1, unreachable: 1 })
    await house.delivery.markAllAggregates()
    expect(await house.step(hour)).toBe(0)
    await house.account('cyd', 'local')
    await house.delivery.markAllAggregates()
    expect(await house.step(hour)).toBe(1)
  })

  test('goes by the account used last, and by the next one where the platform says it does not reach', async () => {
    await house.account('ann', 'slack', '2020-02-01T00:00:00Z')
    house.answer = (_mark, user) => (user === 'U-ann' ? { unreachable: 'blocked' } : { sent: ref })
    await house.step(hour)
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
    expect((await accountStore(house.database).get('slack|slack|U-ann'))?.unreachable).toBe('blocked')
  })

  test('goes by the next account where the platform says never, and fails with the reason where there is none', async () => {
    await house.account('ann', 'slack', '2020-02-01T00:00:00Z')
    house.answer = (_mark, user) => (user === 'ann' ? { sent: ref } : { failed: 'restricted' })
    await house.step(hour)
    expect(house.sentTo('invitation')).toEqual(['ann'])
    expect(await house.rows().findOne({ _id: 't|invitation||ben' })).toMatchObject({
      state: 'failed',
      why: 'restricted',
    })
  })

  test('goes by no other account than the one that it is for', async () => {
    await house.account('ann', 'slack', '2020-02-01T00:00:00Z')
    const by = 'slack|slack|U-ann'
    house.answer = (_mark, user) => (user === 'U-ann' ? { failed: 'restricted' } : { sent: ref })
    await house.toys().updateOne({ _id: 't' }, { $set: { by } })
    await house.step(starts - start - hour)
    expect(house.postsOf('reminder')).toEqual([])
    const reminder = `t|reminder|${starts}`
    expect(await house.rows().findOne({ _id: `${reminder}|ann` })).toMatchObject({ state: 'failed', account: by })
    expect(await house.rows().findOne({ _id: `${reminder}|ben` })).toMatchObject({ why: 'unreachable', account: null })
  })

  test('asks again beside the next message what was asked beside one that failed', async () => {
    await house.members(['ann'])
    house.question = 'Nairobi?'
    house.answer = () => ({ failed: 'restricted' })
    await house.step(2 * minute)
    house.answer = () => ({ sent: ref })
    await house.step(starts - start - hour)
    await house.change({ starts: starts + 2 * hour })
    await house.step(2 * hour)
    const asked = house.posts.map(
      ({ mark, message }) => `${mark.split('|')[1]} ${JSON.stringify(message.blocks).includes('Nairobi?')}`,
    )
    expect(asked).toEqual(['reminder true', 'reminder false'])
  })
})

describe('a document that is faulty', () => {
  test.each(['its facts', 'its rules'] as const)(
    'in %s holds up nobody else, and goes out once it is mended',
    async (part) => {
      const toy = await house.toys().findOne({ _id: 't' })
      await house.toys().insertOne({ ...toy, _id: 'bad' } as never)
      await house.members(['ann', 'ben'])
      await house.step(0)
      house.fault = { root: 'bad', in: part }
      expect(await house.step(2 * minute)).toBe(2)
      expect(house.postsOf('invitation').map(({ mark }) => mark.split('|')[0])).toEqual(['t', 't'])
      expect(house.errors).toContainEqual({ root: 'bad', err: expect.any(Error) })
      house.fault = null
      house.errors = []
      house.real += 301_000
      expect(await house.step(0)).toBe(2)
    },
  )
})

describe('what came of it', () => {
  test('waits as long as the platform asks, in real time', async () => {
    house.answer = (mark) => (mark.endsWith('ann') ? { slowDown: 5000 } : { sent: ref })
    await house.step(hour)
    house.answer = () => ({ sent: ref })
    expect(await house.step(0)).toBe(0)
    house.real += 5_100
    expect(await house.step(0)).toBe(1)
  })

  test.each([
    ['found', 'there', 0],
    ['known to be absent', 'absent', 1],
    ['neither', 'cannot tell', 1],
  ] as const)('looks for a post of unknown fate: %s', async (_name, there, more) => {
    house.answer = (mark) => (mark.endsWith('ann') ? 'never' : { sent: ref })
    await house.step(hour)
    expect(await house.stateOf('t|invitation||ann')).toBe('unknown')
    house.found = there
    house.answer = () => ({ sent: ref })
    expect(await house.step(0)).toBe(0)
    house.real += 71_000
    expect(await house.step(0)).toBe(more)
    expect(await house.stateOf('t|invitation||ann')).toBe('sent')
    const note = house.posts.at(-1)?.message.blocks[0]
    expect(note?.kind === 'note').toBe(there === 'cannot tell')
  })

  test('does not repeat a reminder of unknown fate, and lists it', async () => {
    await house.step(2 * minute)
    house.answer = () => 'never'
    await house.step(71 * hour)
    house.real += 71_000
    await house.step(0)
    expect(await house.rows().findOne({ _id: `t|reminder|${starts}|ann` })).toMatchObject({
      state: 'failed',
      why: 'unknown whether it arrived',
    })
  })

  test('gives up on a process that died while sending, by looking for what it posted', async () => {
    await house.step(0)
    await house.rows().updateOne(
      { _id: 't|invitation||ann' },
      {
        $set: { state: 'sending', attempt: { id: 'dead', since: house.real, until: house.real + 70_000 } },
        $inc: { v: 1 },
      },
    )
    expect(await house.step(2 * minute)).toBe(1)
    house.real += 71_000
    house.found = 'there'
    expect(await house.step(0)).toBe(0)
    expect(await house.stateOf('t|invitation||ann')).toBe('sent')
  })

  test('takes over at its start what processes of this host that have died had in hand', async () => {
    await house.step(0)
    const dead = `${hostname()}/${2 ** 22 + 1}/gone`
    const sending = {
      state: 'sending',
      attempt: { id: `${dead}/a`, since: house.real, until: house.real + 70_000 },
    } as const
    await house.rows().updateOne({ _id: 't|invitation||ann' }, { $set: sending, $inc: { v: 1 } })
    await house
      .toys()
      .updateOne({ _id: 't' }, { $set: { planAt: 0, busyBy: dead, busyUntil: house.real + 30_000 } } as never)
    house.found = 'absent'
    await house.delivery.start()
    expect(await house.step(2 * minute)).toBe(2)
    await house.delivery.stop()
    expect(house.sentTo('invitation')).toEqual(['ann', 'ben'])
  })
})

describe('at its end', () => {
  test('begins no new notice, and leaves a post that hangs as one of unknown fate', async () => {
    const hanging = Promise.withResolvers<void>()
    const cut = Promise.withResolvers<'late'>()
    house.answer = () => {
      hanging.resolve()
      return new Promise(() => {})
    }
    house.after = () => ({ passed: cut.promise, cancel: () => {} })
    await house.step(0)
    await house.delivery.start()
    house.business += 2 * minute
    house.delivery.wake()
    await hanging.promise
    await house.change({ place: 'B' })
    const stopping = house.delivery.stop()
    cut.resolve('late')
    await stopping
    expect(await house.delivery.sweep()).toBe(0)
    expect(await house.rows().distinct('state', { kind: 'invitation' })).toEqual(['unknown'])
  })
})
