import { describe, expect, test } from '@jest/globals'
import { message } from '#chat/message.ts'
import { from, said, teaRoom, words } from './tea-room.ts'

const { inbox, room } = await teaRoom()

describe('what goes wrong', () => {
  test('a mistake is told with its next step', async () => {
    const answer = await inbox.receive(from('gus', said('order wrong')))
    expect(words(answer)).toBe('There is no such tea.')
    expect(JSON.stringify(answer)).toContain('"label":"See teas"')
  })

  test('one without a next step names whom to ask', async () => {
    expect(JSON.stringify(await inbox.receive(from('gus', said('order lost'))))).toContain('"words":"contact"')
  })

  test('our own mistake is an honest sentence with a number, and no detail', async () => {
    const answer = words(await inbox.receive(from('gus', said('order broken'))))
    expect(answer).toMatch(/^Something broke on our side.* this number: [a-z2-7]{8}\.$/)
    expect(answer).not.toContain('innards')
    const number = /number: (\w+)\./.exec(answer)?.[1] ?? 'none'
    expect(room.logged.some((line) => line.includes(number) && line.includes('the innards'))).toBe(true)
  })

  test('the log never holds what was typed', async () => {
    await inbox.receive(from('gus', said('order my private words')))
    expect(room.logged.join('')).not.toContain('my private words')
  })
})

test('text that is too long to read says what to do with it', async () => {
  room.done.length = 0
  expect(words(await inbox.receive(from('gus', said(`order ${','.repeat(40_000)}`))))).toBe(
    'This is too long for me (over 4,000 characters). Please use fewer words. Send longer text, such as minutes, as a file or link.',
  )
  expect(room.done).toEqual([])
})

describe('in a channel', () => {
  const place = { kind: 'channel', id: 'C1' }

  test('what belongs to a direct chat, or is private, is answered to the one who typed it', async () => {
    const { outcome } = await inbox.receive(from('gus', { ...said('order aloud'), place }))
    expect(outcome).toMatchObject({ kind: 'say', to: 'actor' })
  })

  test('a message that others read is not redrawn by one press', async () => {
    const press = { kind: 'pressed', act: { verb: 'stir', about: {} }, on: null }
    expect((await inbox.receive(from('gus', press))).outcome).toMatchObject({ kind: 'replace' })
    const { outcome } = await inbox.receive(from('gus', { ...press, place }))
    expect(outcome).toMatchObject({ kind: 'say', to: 'actor', message: message('Stirred.') })
  })

  test('a message there that only the one who pressed sees is redrawn', async () => {
    const press = { kind: 'pressed', act: { verb: 'stir', about: {} }, on: null, alone: true }
    expect((await inbox.receive(from('gus', { ...press, place }))).outcome).toMatchObject({ kind: 'replace' })
  })
})

describe('choices', () => {
  test('a number presses the button shown at that place', async () => {
    room.done.length = 0
    await inbox.receive(from('hal', said('order tea')))
    expect(words(await inbox.receive(from('hal', said('2'))))).toBe('Here is black tea.')
    expect(words(await inbox.receive(from('ida', said('2'))))).toBe('There is no numbered choice here now.')
  })

  test('a page that only looks changes nothing: a number still replies to what was said last', async () => {
    await inbox.receive(from('hal', said('order tea')))
    const logged = room.logged.length
    const { outcome } = await inbox.glance(from('hal', said('something else'), null))
    expect(outcome).toMatchObject({
      kind: 'say',
      message: { blocks: expect.arrayContaining([{ kind: 'buttons', buttons: expect.anything() }]) },
    })
    expect(room.logged).toHaveLength(logged)
    expect(words(await inbox.receive(from('hal', said('2'))))).toBe('Here is black tea.')
    expect((await inbox.glance(from('somebody new', { kind: 'home' }, null))).outcome).toEqual({ kind: 'nothing' })
  })

  test('an old button that nothing knows any more answers with a way on', async () => {
    const answer = await inbox.receive(
      from('hal', { kind: 'pressed', act: { verb: 'forgotten', about: {} }, on: null }),
    )
    expect(words(answer)).toBe('This button is no longer in use. Say "help" to see what you can do.')
  })
})

test('a picture alone is answered with what can be read instead; one beside words does not keep them from being read', async () => {
  const picture = (text: string) => from('gus', { ...said(text), pictures: true })
  expect(words(await inbox.receive(picture(' ')))).toBe(
    'I can’t read pictures. Send minutes as a file or link. Please type anything else.',
  )
  expect(words(await inbox.receive(picture('order wrong')))).toBe('There is no such tea.')
})

test('a channel or a group chat that the bot is added to is greeted, for all who are in it', async () => {
  const place = { kind: 'channel', id: 'C1' } as const
  const { outcome } = await inbox.receive({ ...from('gus', { kind: 'installed', scope: 'place' }), place })
  expect(outcome).toMatchObject({ kind: 'say', to: 'place' })
  expect(JSON.stringify(outcome)).toContain('Mention me and type help')
})
