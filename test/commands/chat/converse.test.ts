import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { conversation } from '../../../src/commands/chat/converse.ts'
import { localApi } from '../../../src/commands/chat/local-api.ts'
import { testDatabase } from '../../database.ts'
import { meetingMessage, people, type ScriptedHouse, startScriptedHouse } from '../../platforms/local/scripted-house.ts'

const { uri } = testDatabase()
let house: ScriptedHouse

beforeAll(async () => {
  house = await startScriptedHouse(uri)
})
afterAll(() => house.stop())
beforeEach(() => {
  house.received.length = 0
})

/** A conversation whose answers to questions stand ready; `printed` is all that stood on the terminal. */
function terminalTalk(answers: string[] = []) {
  const printed: string[] = []
  const terminal = {
    ask: async (prompt: string) => {
      printed.push(prompt)
      return answers.shift() ?? null
    },
    print: (...lines: string[]) => printed.push(...lines),
  }
  const api = localApi(house.url, { as: 'expert-nairobi' })
  const talk = conversation(api, terminal, new Map(people.map(({ id, name }) => [id, name])))
  return { api, talk, printed: () => printed.join('\n') }
}

describe('a conversation in the terminal', () => {
  test('words get their answer, and a number presses its button', async () => {
    const { talk, printed } = terminalTalk(['cancel'])
    await talk.typed('groups')
    expect(printed()).toContain('Procurement writes guidelines')
    expect(printed()).toContain('  [1] Apply to Procurement')
    expect(printed()).toContain('  [2] Apply to Monitoring')
    await talk.typed('2')
    expect(house.received).toMatchObject([
      { kind: 'said', text: 'groups' },
      { kind: 'pressed', act: { about: { group: 'monitoring' } } },
    ])
  })

  test('a number without a button is words', async () => {
    await terminalTalk().talk.typed('2')
    expect(house.received).toMatchObject([{ kind: 'said', text: '2' }])
  })

  test('a form is asked field by field; after a refusal only what was refused', async () => {
    const first = ['', 'no address', '2', '1 3', 'City planner', 'no']
    const { talk, printed } = terminalTalk([...first, 'expert@example.org', 'yes'])
    await talk.typed('apply procurement')
    expect(printed()).toContain('! This does not look like an e-mail address.')
    expect(printed().split('Professional capacity')).toHaveLength(2)
    expect(printed()).toContain('The participants of the Thematic Group must register')
    expect(house.received.at(-1)).toMatchObject({
      kind: 'submitted',
      tag: { form: 'apply', instance: 'pending1' },
      raw: {
        name: 'Expert in Nairobi',
        email: 'expert@example.org',
        country: 'ke',
        topics: ['law', 'finance'],
        capacity: 'City planner',
        commit: true,
      },
    })
    expect(printed()).toContain('We have your application to Procurement. Its leaders read it by Fri 13 March 2020.')
  })

  test('a form that is left sends nothing', async () => {
    const { talk, printed } = terminalTalk(['Ada', 'cancel'])
    await talk.typed('apply procurement')
    expect(printed()).toContain('Left. Nothing was sent.')
    expect(house.received.map(({ kind }) => kind)).toEqual(['said'])
  })

  test('a notice is told in the time of its reader, and its buttons can be pressed', async () => {
    const { api, talk, printed } = terminalTalk()
    const account = { platform: 'local' as const, workspace: 'local', user: 'expert-nairobi' }
    await house.platform.send({ account, via: 'local', address: account.user }, meetingMessage, {
      reader: { zone: 'Africa/Nairobi' },
      mark: 'm7|meeting-scheduled||expert-nairobi',
    })
    for (const notice of await api.inbox(null)) talk.arrived(notice)
    expect(printed()).toContain('-- Notice, Mon 2 Mar 2020, 11:00 Nairobi')
    expect(printed()).toContain('When: Thu 21 May 2020, 16:00 Nairobi (15:00 Zurich)')
    expect(printed()).toContain('Led by: Leader of Procurement')
    await talk.typed('1')
    expect(house.received).toMatchObject([
      { kind: 'pressed', act: { verb: 'answer-meeting', about: { answer: 'Yes' } } },
    ])
  })

  test('what the surface refuses is thrown with its own sentence', async () => {
    await expect(localApi(house.url, { as: 'nobody' }).typed('hello')).rejects.toThrow('Nobody here is called "nobody"')
  })
})
