import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Hono } from 'hono'
import { features, jobs, pages } from '#app/features.ts'
import { createLog } from '#app/log.ts'
import { refuseLostIds } from '#app/refuse-lost-ids.ts'
import { charterShape } from '#charter/charter-shape.ts'
import type { Incoming } from '#chat/incoming.ts'
import { preview } from '#commands/preview/preview.ts'
import type { Database } from '#database/connection.ts'
import { freeFields } from '#database/free-fields.ts'
import { keptOnce } from '#database/installation.ts'
import { migrate } from '#database/migrate.ts'
import { migrations } from '#database/migrations/migrations.ts'
import { announcementStore } from '#features/announcements/announcement-store.ts'
import { nudgeStore } from '#features/desk/nudge-store.ts'
import { termsEditionStore } from '#features/onboarding/agreement-store.ts'
import { followTerms } from '#features/onboarding/follow-terms.ts'
import { idempotencyStore } from '#inbox/idempotency-store.ts'
import { createRateLimiter } from '#outbox/sending/rate-limiter.ts'
import { realWaits } from '#outbox/sending/waits.ts'
import { conversationStore } from '#platforms/local/internal/conversation-store.ts'
import { startScheduler } from '#scheduler.ts'
import { plus } from '#time/instant.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../app.ts'
import { keysOf, watched } from '../charter/keys.ts'
import { formOf, type TestHouse, testHouse } from '../context.ts'
import { pageParts } from '../page-parts.ts'
import { askAndDecide, planSomething } from './obligations.ts'
import { type Query, queriesSeen, startProfiling } from './profiled.ts'
import { everythingStored, faultOf, freePaths, refuseUnknown } from './stored-documents.ts'
import { walker } from './walk.ts'

const [leader, expert, lima, secretariat] = ['leader-procurement', 'expert-nairobi', 'expert-lima', 'secretariat']
const member = 'leader-ai'
let house: TestHouse
let app: Hono
let walk: ReturnType<typeof walker>
let queries: Query[] = []
/** Of the charter. */
const keysRead = new Set<string>()

/** What a person may say, in the order in which it makes sense. */
const said: [string, ...string[]][] = [
  [
    expert,
    'help',
    'status',
    'groups',
    'documents',
    'apply procurement',
    'apply',
    'next',
    'zone Nairobi',
    'zone 15:00 Geneva',
  ],
  [lima, 'apply procurement', 'hours 8-17', 'reminders 1d 1h, quiet 22-7', 'profile', 'profile email a@example.org'],
  [leader, 'review', 'members procurement', 'contact procurement', 'suggest procurement 90m next week'],
  [leader, 'schedule procurement 21 May 15:00 Geneva 90m Case studies', 'schedule'],
  [leader, 'schedule procurement third Fridays 15:00 Geneva until August', 'rotate procurement'],
  [leader, 'poll procurement 18/19/20 May 15:00', 'poll procurement', 'status procurement', 'status'],
  [member, 'yes procurement'],
  [expert, 'vote', 'yes procurement', 'calendar procurement', 'subscribe', 'meetings', 'dates', 'minutes', 'why'],
  [expert, 'calendar email a@example.org', 'status', 'next', 'calendar off', 'profile', '1'],
  [leader, 'move procurement to 22 May 15:00 Geneva', 'edit procurement', 'agenda procurement 1 minutes 10m', 'undo'],
  [leader, 'invite procurement ann@example.org Ann Lee', 'invite procurement'],
  [leader, 'cancel procurement', 'skip procurement', 'link procurement https://example.org/join', 'fairness'],
  [secretariat, 'open procurement until 29 Dec', 'appoint expert-nairobi leader procurement from 1 May', 'appoint'],
  [leader, 'announce procurement The draft is ready', 'announce unanswered procurement Do you come', 'announce'],
  [leader, 'export members procurement', 'export meetings', 'export minutes', 'export answers', 'export applications'],
  [secretariat, 'announce all The meeting is in May', 'announce leaders Plans are due', 'open all until 29 Dec'],
  [secretariat, 'late', 'terms', 'people nairobi', 'people procurement', 'nudge proc1', 'nudge'],
  [leader, 'away from 1 August until 3 August, stand-in leader of ai in cities', 'away'],
  [secretariat, 'duties', 'duty minutes', 'partners', 'partners itu'],
  [leader, 'duties', 'duties procurement'],
  [expert, 'duties', 'partners itu'],
  [secretariat, 'desk'],
  [secretariat, 'status', 'review', 'close procurement', 'end leader procurement', 'undo', 'groups', 'meetings'],
]

beforeAll(async () => {
  house = await testHouse((charter) => watched(charter, keysRead), {
    mailFrom: { name: 'Convenor', email: 'bot@example.org' },
    separately: true,
  })
  await startProfiling(house.database)
  app = pagesApp(pages, pageParts({ contextOf: house.as, secret }))
  walk = walker(house, app)
  await house.house.inbox.prepare()
  // Without a member there is nobody to ask for the best time. Later on the leader presses everything, and it is closed.
  await house.join(member, 'procurement')
  await walk.says(leader, 'poll procurement 18/19/20 May 15:00')
  await walk.says(member, 'vote', 2)
  const edition = { _id: '0', hash: null, firstAt: house.now(), isFirst: true, asked: true }
  await house.as('clock').store(termsEditionStore).insert(edition, { by: 'clock', at: house.now(), what: 'first run' })
  await followTerms(house.as('clock'))
  await walk.says(member, 'agreement', 2)
  await walk.says(member, 'onboarding', 2)
  await planSomething(house, walk)
  await askAndDecide(house, walk)
  for (const words of ['status', 'agreement all', 'onboarding all']) await walk.says(secretariat, words, 2)
  for (const [person, ...words] of said) for (const text of words) await walk.says(person, text, 2)
  const [announced] = await house.as('clock').store(announcementStore).find({ recipients: member, undoneAt: null })
  const about = { announcement: announced?._id ?? '' }
  const reply = formOf(await house.presses(member, { verb: 'reply-announcement', about }))
  await house.submits(member, reply, { reply: 'Thank you' })
  await house.join(expert, 'procurement')
  for (const path of [
    '/',
    '/about',
    '/groups',
    '/groups/procurement',
    '/groups/procurement/dates',
    '/partners',
    '/partners/itu',
  ])
    await walk.opens(path)
  await refuseLostIds(house.house.store, house.charter)
  await walk.waits(plus(house.now(), 'P2D'))
  for (const [person, ...words] of said) for (const text of words) await walk.says(person, text)
  await walk.drops(leader, 'minutes.pdf')
  await walk.waits(plus(house.now(), 'P90D'))
  await walk.drops(leader, 'minutes.pdf')
  await walk.says(expert, 'leave procurement', 2)
  for (const job of jobs) await job.run(house.house.jobContext())
  await wakesUp(house.database)
  await walk.says(expert, 'calendar email b@example.org', 2)
  // A job has removed the session of the first link.
  await walk.says(secretariat, 'desk', 0)
  await house.house.outbox.start()
  await house.house.outbox.markAllAggregates()
  await house.house.outbox.sweepUntilQuiet()
  await house.house.outbox.backlog()
  await house.house.outbox.stop()
  queries = await queriesSeen(house.database)
  await storesTheRest(house.database)
}, 300_000)

/** What a walk does not come by: what a start writes, an incoming that is being worked on, the lane of a platform that is paced, a nudge for what a meeting owes, a line of the local chat. */
async function storesTheRest(database: Database): Promise<void> {
  await migrate(database, migrations, 'walk')
  await keptOnce(database, 'id', 'an id')
  const clock = { now: house.now, real: () => Date.now(), id: () => 'walk' }
  const incoming: Incoming = {
    ...{ key: 'in hand', via: 'local', canOpenForm: true, answerBy: null, handle: { some: 'handle' }, hint: {} },
    ...{ kind: 'home', from: { platform: 'local', workspace: 'local', user: expert } },
    place: { kind: 'direct', id: expert },
  }
  await idempotencyStore(database, clock).begin('in hand', incoming)
  const nudge = {
    _id: 'a meeting',
    to: leader,
    by: secretariat,
    at: house.now(),
    owed: 'minutes',
    count: 1,
    act: 'walk',
  } as const
  await nudgeStore(database).insert(nudge, { by: secretariat, at: house.now(), what: 'nudged' })
  await createRateLimiter({ database, clock, waits: realWaits, rates: { slack: 1 }, me: 'walk' }).room('slack|T1')
  const tag = { form: 'a-form', version: 1, instance: 'an instance' }
  await conversationStore(database, () => {}).add({
    ...{ _id: 'a line', person: leader, at: house.now(), reader: { zone: 'UTC' } },
    content: { kind: 'form', open: true, form: { tag, title: '', submit: '', fields: [], values: {}, errors: {} } },
  })
}

async function wakesUp({ connection }: Database): Promise<void> {
  if (!connection.db) throw new Error('the database is not connected')
  const log = createLog({ level: 'error', pretty: false, secrets: [], write: () => {} })
  const clock = { real: () => Date.now(), id: () => 'walk', now: house.now }
  const options = { database: connection.db, zone: 'Europe/Zurich', context: house.house.jobContext, clock, log }
  const scheduler = await startScheduler(jobs, options)
  await scheduler.stop()
}

describe('every query of a walk through all that people can do', () => {
  test('has an index: none reads a whole collection', () => {
    if (process.env.PRINT_QUERIES) process.stdout.write(printed(queries))
    const scans = queries.filter((query) => query.plan.includes('COLLSCAN') && !readsAll(query))
    expect(scans.map(({ collection, does, shape }) => `${collection}: ${does} ${shape}`)).toEqual([])
  })

  test('is one of many: the walk has been everywhere', () => {
    const collections = new Set(queries.map(({ collection }) => collection))
    for (const key of features.flatMap((feature) => feature.stores ?? [])) {
      const { name } = house.house.store(key)
      expect([name, collections.has(name)]).toEqual([name, true])
    }
    expect(queries.length).toBeGreaterThan(80)
  })
})

describe('every collection that the server has after that walk', () => {
  test('has a model', async () => {
    const stored = await everythingStored(house.database)
    expect(stored.filter(({ model }) => model === undefined).map(({ name }) => name)).toEqual([])
  })

  test('holds something, so that what its schema says is looked at', async () => {
    const stored = await everythingStored(house.database)
    expect(stored.filter(({ documents }) => documents.length === 0).map(({ name }) => name)).toEqual([])
    expect(
      Object.keys(house.database.connection.models).filter((name) => !stored.some((one) => one.name === name)),
    ).toEqual([])
  })

  test('holds what its schema says, and nothing else', async () => {
    const stored = await everythingStored(house.database)
    const faults: string[] = []
    for (const { name, model, documents } of stored) {
      if (!model) continue
      refuseUnknown(model.schema)
      for (const document of documents) {
        const fault = await faultOf(model, document)
        if (fault !== null) faults.push(`${name} ${document._id}: ${fault}`)
      }
    }
    expect(faults).toEqual([])
  })

  test('has no field that can hold anything, but for those that are named with a reason', () => {
    const free = Object.values(house.database.connection.models).flatMap(({ schema, modelName }) =>
      freePaths(schema).map((path) => `${modelName}.${path}`),
    )
    expect(free.toSorted()).toEqual(Object.keys(freeFields).toSorted())
  })
})

/** A new charter has every root planned again: that write is for all of them, whatever they hold. */
function readsAll({ does, shape }: Query): boolean {
  return does === 'update' && shape === ''
}

function printed(all: readonly Query[]): string {
  return all
    .map(({ collection, does, shape, plan, times }) => [collection, does, shape, plan, times].join('\t'))
    .join('\n')
}

/** These say who something is, or where it comes from, to whoever reads the file. */
const identities = [
  ...['calls.id', 'duties.id', 'duties.clause', 'offices.appointedBy.note'],
  ...['documents.kind', 'requests.clause'],
]
/** These are read where this walk does not come: the file that reads each, and how. */
const elsewhere: Record<string, readonly [file: string, reads: string]> = {
  'organisation.terms.file': ['src/charter/charter-file.ts', 'file,'],
  'words.command': ['src/app/connect-platforms.ts', 'words.command'],
  'words.deliverable.many': ['src/features/directory/pages/group-page.ts', "'many'"],
  'offices.seats': ['src/features/offices/offer-office.ts', 'office.seats'],
  'offices.body': ['src/charter/requests.ts', 'filter(({ body })'],
  'offices.appointedBy.how': ['src/features/offices/mandate.ts', 'appointedBy.how'],
  'offices.renewable': ['src/features/offices/offer-office.ts', 'renewable'],
  'documents.file': ['src/charter/charter-file.ts', 'file: name'],
  'requests.fields.onPage': ['src/features/requests/pages/permission-page.ts', 'onPage &&'],
  'requests.expires': ['src/features/requests/request.ts', 'kind.expires'],
  'requests.expires.after': ['src/features/requests/request.ts', "after === 'event'"],
  'requests.expires.lasts': ['src/features/requests/request.ts', '.add(lasts)'],
  'plans.consent': ['src/features/plans/publish-deliverable.ts', '{ consent }'],
  'groups.dates.title': ['src/features/meetings/import-meetings.ts', 'date.title'],
  'calls.admission.member': ['src/features/applications/submit-application.ts', 'admission.member'],
}

test('every key that a charter can have is read by something that people can do, or are told', async () => {
  await preview(watched(house.charter, keysRead), 'words')
  const unread = keysOf(charterShape).filter((key) => !keysRead.has(key) && !identities.includes(key))
  const isReadElsewhere = (key: string) => {
    const [file, reads] = elsewhere[key] ?? []
    return file !== undefined && readFileSync(file, 'utf8').includes(reads ?? '')
  }
  expect(unread.filter((key) => !isReadElsewhere(key))).toEqual([])
})
