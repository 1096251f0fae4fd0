import { beforeAll, describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import type { FormTag, Incoming, Raw } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { randomId } from '#clock.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { storedIn } from '../crash/compare.ts'
import { readEverything } from '../crash/whole-database.ts'
import { wordsOf } from '../message-words.ts'
import { talkingHouse } from '../talking-house.ts'

/*
 * Old buttons live for ever, forms stay open for days, and anybody who can read a page can send what no button of ours
 * says. Whatever comes, nobody is told that something broke on our side, and nothing changes.
 */

const keys = [
  ...['application', 'question', 'term', 'group', 'verb', 'meeting', 'session', 'item', 'series', 'poll', 'choice'],
  ...['pending', 'delivery', 'key', 'after', 'from', 'to', 'of', 'zone', 'said', 'rev', 'remark', 'because', 'all'],
  ...['words', 'root', 'subject', 'life', 'until'],
]
const fields = [
  ...['title', 'agenda', 'link', 'place', 'date', 'time', 'zone', 'length', 'reason', 'note', 'why', 'url', 'person'],
  ...['role', 'suggested', 'question', 'answer', 'to', 'days', 'from', 'expertise', 'name', 'text', 'minutes', 'times'],
]
const values: Record<string, unknown> = {
  'made up': 'no-such-id-123',
  empty: '',
  'a name of every object': '__proto__',
  'another one': 'constructor',
  'a number': 12,
  nothing: null,
  'an object': { $ne: '' },
}
const abouts: Record<string, unknown>[] = [
  {},
  ...Object.values(values).map((value) => Object.fromEntries(keys.map((key) => [key, value]))),
]

/** These are about whoever presses, or mean their only meeting where none is named. */
const needNoIds = ['subscribe-calendar', 'calendar-off', 'add-once', 'more-dates', 'keep-zone']

const presses = dialogs.flatMap((dialog) => Object.keys(dialog.presses ?? {}))
const forms = dialogs.flatMap((dialog) => Object.entries(dialog.forms ?? {}))

const house = await talkingHouse()
const people = ['leader', 'stranger'] as const
type Known = Record<string, string>
let known: Known
/** What is stored; of each test what the one before left. */
let baseline = new Map<string, string>()

beforeAll(async () => {
  await house.seat('leader', 'leader', 'procurement')
  await house.seat('leader', 'secretariat')
  await house.person('stranger').says('help')
  const leader = house.person('leader')
  await leader.says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
  await leader.presses(leader.buttons()[0] ?? '')
  await house.moveTo('2020-03-02T09:00:00Z')
  const [meeting] = await house.house.store(meetingStore).find({})
  known = { meeting: meeting?._id ?? '', session: meeting?.sessions[0]?.id ?? '', group: 'procurement' }
  for (const who of people)
    await sends(who, { kind: 'pressed', act: { verb: 'say', about: { words: 'help' } }, on: null })
  baseline = await stored()
}, 120_000)

async function sends(who: string, what: object): Promise<Outcome> {
  const { outcome } = await house.house.inbox.receive({
    key: randomId(),
    from: { platform: 'local', workspace: 'local', user: who },
    via: 'local',
    place: { kind: 'direct', id: who },
    canOpenForm: true,
    answerBy: null,
    handle: null,
    hint: { name: who, zone: 'Africa/Nairobi' },
    address: who,
    ...what,
  } as Incoming)
  return outcome
}

function said(outcome: Outcome): string {
  if (outcome.kind === 'form') return [outcome.form.problem, ...Object.values(outcome.form.errors)].join(' ')
  return 'message' in outcome && outcome.message ? wordsOf(outcome.message) : ''
}

const ourFault = /broke on our side/

/** What is stored, without what was received and what waits for an answer. */
async function stored(): Promise<Map<string, string>> {
  const { db } = house.database.connection
  if (!db) throw new Error('the database is not connected')
  return new Map([...storedIn(await readEverything(db))].filter(([id]) => !/^(received|pending) /.test(id)))
}

describe.each(presses)('the press %s', (verb) => {
  test('with made-up ids is never our fault, and changes nothing that they name', async () => {
    const faults: string[] = []
    for (const who of people)
      for (const about of who === 'leader' ? abouts : abouts.slice(0, 2)) {
        const answer = said(await sends(who, { kind: 'pressed', act: { verb, about: about as Known }, on: null }))
        if (ourFault.test(answer)) faults.push(`${who} ${JSON.stringify(about).slice(0, 60)}: ${answer}`)
      }
    expect(faults).toEqual([])
    const before = baseline
    baseline = await stored()
    if (!needNoIds.includes(verb)) expect(baseline).toEqual(before)
  }, 60_000)

  test('with ids that do not belong together is never our fault', async () => {
    const faults: string[] = []
    for (const [key, id] of Object.entries(known)) {
      const about = { ...Object.fromEntries(keys.map((one) => [one, 'no-such-id-123'])), [key]: id }
      const answer = said(await sends('leader', { kind: 'pressed', act: { verb, about }, on: null }))
      if (ourFault.test(answer)) faults.push(`${key}: ${answer}`)
    }
    baseline = await stored()
    expect(faults).toEqual([])
  }, 60_000)
})

describe.each(forms)('the form %s', (name, form) => {
  const raws: Raw[] = [
    {},
    ...Object.values(values).map((value) => Object.fromEntries([...keys, ...fields].map((key) => [key, value])) as Raw),
  ]

  test('with made-up ids and answers is never our fault, and changes nothing', async () => {
    const faults: string[] = []
    for (const who of people)
      for (const [at, about] of (who === 'leader' ? abouts : abouts.slice(0, 2)).entries()) {
        const raw = raws[at] ?? {}
        let tag: FormTag = { form: name, version: form.version, instance: randomId(), about: about as Known }
        // The first one is a form that nobody opened; it is opened then, and sent as it is.
        for (const sent of [raw, raws[(at + 1) % raws.length] ?? {}]) {
          const outcome = await sends(who, { kind: 'submitted', tag, raw: sent })
          const answer = said(outcome)
          if (ourFault.test(answer)) faults.push(`${who} ${JSON.stringify(about).slice(0, 60)}: ${answer}`)
          if (outcome.kind !== 'form') break
          tag = outcome.form.tag
        }
      }
    expect(faults).toEqual([])
    const before = baseline
    baseline = await stored()
    expect(baseline).toEqual(before)
  }, 60_000)
})
