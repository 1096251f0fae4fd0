import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { NotTaken } from '#chat/platform.ts'
import { testDatabase } from '../../database.ts'
import { meetingMessage, people, type ScriptedHouse, startScriptedHouse } from './scripted-house.ts'

const { uri } = testDatabase()
let house: ScriptedHouse

beforeAll(async () => {
  house = await startScriptedHouse(uri)
})
afterAll(() => house.stop())
beforeEach(() => {
  house.received.length = 0
  house.answer.by = null
})

type Answered = { error?: string; messages?: { id: string }[] }

/** Plain JSON in and out, as a script would speak. */
async function api(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${house.url}/local/api/${path}`, {
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Answered }
}

describe('a conversation in JSON', () => {
  test('lists who can be spoken as', async () => {
    expect((await api('people')).body).toEqual({ people })
  })

  test('words reach the house cleaned, and its outcome comes back with the zone to read it in', async () => {
    const { body } = await api('said', {
      as: 'expert-nairobi',
      text: ' minutes\u00a0proc7 \u201cfinal\u201d https://files.example/m.pdf. @leader-ai @nobody ',
    })
    expect(body).toMatchObject({ outcome: { kind: 'say', to: 'actor' }, reader: { zone: 'Africa/Nairobi' } })
    expect(house.received).toMatchObject([
      {
        kind: 'said',
        text: 'minutes proc7 "final" https://files.example/m.pdf. @leader-ai @nobody',
        links: ['https://files.example/m.pdf'],
        mentions: [{ platform: 'local', workspace: 'local', user: 'leader-ai' }],
        from: { platform: 'local', workspace: 'local', user: 'expert-nairobi' },
        via: 'local',
        place: { kind: 'direct', id: 'expert-nairobi' },
        address: 'expert-nairobi',
        canOpenForm: true,
        hint: { zone: 'Africa/Nairobi', name: 'Expert in Nairobi' },
      },
    ])
  })

  test('a form that is too much says so, and is none of our mistakes', async () => {
    house.answer.by = () => {
      throw new NotTaken('This one was not taken.')
    }
    const form = { as: 'leader-ai', tag: { form: 'apply', version: 1, instance: 'i' }, raw: {} }
    expect(await api('submitted', form)).toEqual({ status: 429, body: { error: 'This one was not taken.' } })
  })

  test('somebody on the road says where their device is', async () => {
    await api('said', { as: 'expert-nairobi', text: 'next', device: 'Australia/Sydney' })
    expect(house.received).toMatchObject([{ hint: { zone: 'Australia/Sydney', name: 'Expert in Nairobi' } }])
  })

  test('a file and its caption are one incoming, and its bytes are read back as they were', async () => {
    const bytes = Uint8Array.from({ length: 700_000 }, (_, n) => n % 251)
    const file = { name: 'minutes.pdf', type: 'application/pdf', base64: Buffer.from(bytes).toString('base64') }
    await api('said', { as: 'leader-ai', text: 'minutes proc7', files: [file] })
    expect(house.received).toMatchObject([
      { kind: 'said', text: 'minutes proc7', files: [{ name: 'minutes.pdf', type: 'application/pdf', size: 700_000 }] },
    ])
    const [incoming] = house.received
    const ref = incoming?.kind === 'said' ? incoming.files[0]?.ref : undefined
    const read = Buffer.concat(await Array.fromAsync(await house.platform.openFile(ref)))
    expect(read.equals(bytes)).toBe(true)
  })

  test('a file is kept for eight days, as platforms keep theirs for a while only', async () => {
    const give = () =>
      api('said', { as: 'leader-ai', text: '', files: [{ name: 'a.txt', type: 'text/plain', base64: 'YQ==' }] })
    const kept = house.database.connection.collection('local-files.files')
    await give()
    await kept.updateMany({}, { $set: { uploadDate: new Date(Date.now() - 9 * 24 * 3_600_000) } })
    await give()
    expect(await kept.countDocuments()).toBe(1)
  })

  test('presses and forms reach the house as they are', async () => {
    const act = { verb: 'answer-meeting', about: { meeting: 'm7', answer: 'Yes' } }
    await api('pressed', { as: 'expert-lima', act })
    const tag = { form: 'apply', version: 1, instance: 'i1' }
    const raw = { name: 'A', topics: ['law'], commit: true, country: null }
    const { body } = await api('submitted', { as: 'expert-lima', tag, raw })
    expect(house.received).toMatchObject([
      { kind: 'pressed', act, on: null },
      { kind: 'submitted', tag, raw },
    ])
    expect(body).toMatchObject({
      outcome: { kind: 'form', how: 'mend', form: { errors: { email: expect.stringContaining('e-mail') } } },
    })
  })

  test('a request repeated with its key has the same key for the house, and stands in the conversation once', async () => {
    const said = { as: 'secretariat', text: 'hello', key: 'k1' }
    await api('said', said)
    await api('said', said)
    const keys = house.received.map(({ key }) => key)
    expect(keys).toEqual(['secretariat|k1', 'secretariat|k1'])
    const page = await (await fetch(`${house.url}/?as=secretariat`)).text()
    expect(page.match(/class="line said"/g)).toHaveLength(1)
  })
})

describe('delivered notices', () => {
  const to = (user: string) => ({
    account: { platform: 'local' as const, workspace: 'local', user },
    via: 'local',
    address: user,
  })
  const deliver = (mark: string, user = 'expert-sydney') =>
    house.platform.send(to(user), meetingMessage, { reader: { zone: 'Australia/Sydney' }, mark })
  const first = 'm7|meeting-scheduled||expert-sydney'
  const second = 'm7|meeting-reminder|2020-05-21T13:00:00Z/PT1H|expert-sydney'

  test('are listed oldest first with what they are about, in the words of their reader', async () => {
    house.clock.now = '2020-05-01T06:00:00Z'
    await deliver(first)
    await api('said', { as: 'expert-sydney', text: 'thanks' })
    house.clock.now = '2020-05-21T12:00:00Z'
    await deliver(second)
    const { body } = await api('inbox?as=expert-sydney')
    const text = 'PROC-7 on Thu 21 May 2020, 23:00 Sydney (15:00 Zurich): Case studies'
    expect(body.messages).toMatchObject([
      { id: first, at: '2020-05-01T06:00:00Z', kind: 'meeting-scheduled', about: 'm7', text, message: meetingMessage },
      { id: second, at: '2020-05-21T12:00:00Z', kind: 'meeting-reminder', about: 'm7', text },
    ])
  })

  test('after an id, only what came later', async () => {
    const { body } = await api(`inbox?as=expert-sydney&after=${encodeURIComponent(first)}`)
    expect(body.messages?.map(({ id }) => id)).toEqual([second])
  })

  test('sent twice they stand there once, and can always be found by their mark', async () => {
    const mark = 'm8|meeting-scheduled||expert-lima'
    expect(await house.platform.find(to('expert-lima'), mark)).toBe('absent')
    const sent = await deliver(mark, 'expert-lima')
    expect(await deliver(mark, 'expert-lima')).toEqual(sent)
    expect(sent).toEqual({ sent: await house.platform.find(to('expert-lima'), mark) })
    expect((await api('inbox?as=expert-lima')).body.messages).toHaveLength(1)
  })

  test('many at once are all kept, each in a place of its own', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => deliver(`m9|meeting-moved|${n}|expert-geneva`, 'leader-platforms')),
    )
    expect((await api('inbox?as=leader-platforms')).body.messages).toHaveLength(12)
  })

  test('an edited one says the new words in its old place', async () => {
    const mark = 'm10|meeting-scheduled||leader-ai'
    const sent = await deliver(mark, 'leader-ai')
    const ref = 'sent' in sent ? sent.sent : null
    if (ref === null) throw new Error('not sent')
    const cancelled = { summary: ['PROC-10 is cancelled.'], blocks: [] }
    expect(await house.platform.edit(ref, cancelled, { reader: { zone: 'Asia/Dubai' } })).toEqual({ sent: ref })
    expect((await api('inbox?as=leader-ai')).body.messages).toMatchObject([{ id: mark, text: 'PROC-10 is cancelled.' }])
  })

  test('there are no channels to post to', async () => {
    const place = { place: { kind: 'channel' as const, id: 'c1' }, via: 'local' }
    expect(await house.platform.send(place, meetingMessage, { reader: { zone: 'UTC' }, mark: 'x' })).toEqual({
      failed: expect.any(String),
    })
  })
})

describe('the clock', () => {
  beforeEach(() => {
    house.clock.now = '2020-03-28T11:00:00Z'
  })

  test('says when it is and what happens next', async () => {
    expect((await api('clock')).body).toMatchObject({
      now: '2020-03-28T11:00:00Z',
      sent: 0,
      zone: 'Europe/Zurich',
      next: { what: 'Two calls for experts close' },
    })
  })

  test.each([
    ['an hour', { forward: 'PT1H' }, '2020-03-28T12:00:00Z'],
    ['a day is the same wall time, though the clocks change that night', { forward: 'P1D' }, '2020-03-29T10:00:00Z'],
    ['an instant', { to: '2020-03-31T22:00:00Z' }, '2020-03-31T22:00:00Z'],
    ['a wall time of the organisation', { to: '2020-04-01T09:00' }, '2020-04-01T07:00:00Z'],
  ])('moves by %s', async (_name, move, now) => {
    expect(await api('clock', move)).toEqual({ status: 200, body: { now, sent: 0 } })
  })

  test.each([
    ['the past', { to: '2020-03-01T00:00:00Z' }, 'Time only moves forward. It is now 2020-03-28T11:00:00Z.'],
    ['backwards', { forward: '-P1D' }, 'Time only moves forward. It is now 2020-03-28T11:00:00Z.'],
    ['words', { forward: 'a bit' }, expect.stringContaining('P1D')],
    ['both', { forward: 'P1D', to: '2020-04-01T09:00' }, expect.any(String)],
  ])('refuses %s', async (_name, move, error) => {
    expect(await api('clock', move)).toEqual({ status: 400, body: { error } })
  })
})

describe('what is refused, in a sentence', () => {
  test.each([
    {
      name: 'somebody unknown',
      path: 'said',
      body: { as: 'nobody', text: 'hi' },
      status: 404,
      error: 'Nobody here is called "nobody"',
    },
    {
      name: 'nothing said',
      path: 'said',
      body: { as: 'secretariat', text: '  ' },
      status: 400,
      error: 'Say something, or give a file.',
    },
    {
      name: 'too many words',
      path: 'said',
      body: { as: 'secretariat', text: 'x'.repeat(20_001) },
      status: 400,
      error: 'text: ',
    },
    {
      name: 'what is not base64',
      path: 'said',
      body: { as: 'secretariat', files: [{ name: 'a', type: '', base64: '%%%' }] },
      status: 400,
      error: 'files.0.base64: this is not base64.',
    },
    {
      name: 'a form without a tag',
      path: 'submitted',
      body: { as: 'secretariat', raw: {} },
      status: 400,
      error: 'tag: ',
    },
    { name: 'what is not JSON', path: 'said', body: '{"as"', status: 400, error: 'This is not JSON.' },
    {
      name: 'an unknown place in the inbox',
      path: 'inbox?as=secretariat&after=x',
      body: undefined,
      status: 400,
      error: 'secretariat has no message "x"',
    },
    { name: 'an unknown address', path: 'nothing', body: undefined, status: 404, error: 'There is nothing here.' },
  ])('$name', async ({ path, body, status, error }) => {
    expect(await api(path, body)).toEqual({ status, body: { error: expect.stringContaining(error) } })
    expect(house.received).toEqual([])
  })

  test('a file over 20 MB', async () => {
    const base64 = Buffer.alloc(20 * 1024 * 1024 + 1).toString('base64')
    const answer = await api('said', {
      as: 'secretariat',
      files: [{ name: 'big.pdf', type: 'application/pdf', base64 }],
    })
    expect(answer).toEqual({ status: 413, body: { error: 'A file can be 20 MB at most. Share a link to it instead.' } })
  })

  test('what goes wrong inside is told by an id only', async () => {
    house.answer.by = () => {
      throw new Error('a secret of the inside')
    }
    const { status, body } = await api('said', { as: 'secretariat', text: 'hi' })
    expect({ status, body }).toEqual({
      status: 500,
      body: { error: expect.stringMatching(/written down as [a-z2-7]{16}/) },
    })
  })
})
