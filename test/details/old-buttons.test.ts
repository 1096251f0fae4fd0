import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { BSON } from 'mongodb'
import type { Form } from '#chat/form.ts'
import type { Act } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { migrate } from '#database/migrate.ts'
import { migrations } from '#database/migrations/migrations.ts'
import { epochOf, plus } from '#time/instant.ts'
import { type TestHouse, testHouse, wordsOf } from '../context.ts'

/*
 * A database as version 0.1.0 left it, with every button and form that its people had on their screens. It is never made
 * anew: verbs, kinds of notice, ids and collections of today have to go on working, or are brought up by a migration.
 */
type Older = {
  now: string
  collections: Record<string, { _id: never }[]>
  buttons: { person: string; act: Act; label: string }[]
  forms: { person: string; form: Pick<Form, 'tag' | 'values'> }[]
}

const older = BSON.EJSON.parse(readFileSync('test/details/database-of-0.1.0.json', 'utf8')) as Older
let house: TestHouse

beforeAll(async () => {
  house = await testHouse((charter) => charter, { mailFrom: { name: 'Convenor', email: 'bot@example.org' } })
  for (const [name, docs] of Object.entries(older.collections)) {
    const collection = house.database.connection.collection(name)
    await collection.deleteMany({})
    await collection.insertMany(docs)
  }
  await migrate(house.database, migrations, 'test')
  await house.until(older.now)
})

/** @returns what a person reads of an answer, to be looked through for what no answer may hold. */
function read(outcome: Outcome): string {
  if (outcome.kind === 'form') return outcome.form.title
  return 'message' in outcome && outcome.message ? wordsOf(outcome.message, { zone: 'Europe/Zurich' }) : outcome.kind
}

const broken = /Something broke|no longer in use|undefined|\[object|NaN/

describe('on the database of version 0.1.0', () => {
  test('its records are read whole: nobody and nothing is missing', async () => {
    expect(older.buttons.length).toBeGreaterThan(100)
    expect(read(await house.says('leader-procurement', 'status'))).not.toMatch(broken)
    expect(read(await house.says('leader-procurement', 'members procurement'))).toContain('Ada')
    expect(read(await house.says('expert-nairobi', 'next'))).not.toMatch(broken)
  })

  test.each(older.forms)('the open form of $person ($form.tag.form) can be sent', async ({ person, form }) => {
    expect(read(await house.submits(person, form as Form))).not.toMatch(broken)
  })

  test.each(older.buttons)('[$label] ($act.verb) of $person answers', async ({ person, act }) => {
    expect(read(await house.presses(person, act))).not.toMatch(broken)
  })

  test('what is planned and due goes out', async () => {
    const arrived = await house.until(plus(older.now, 'P3D'))
    const overdue = { state: 'planned', workspace: { $gt: '' }, dueAt: { $lte: epochOf(house.now()) } }
    expect(await house.database.connection.collection('deliveries').find(overdue).toArray()).toEqual([])
    expect(arrived.map(({ text }) => text).filter((text) => broken.test(text))).toEqual([])
  })
})
