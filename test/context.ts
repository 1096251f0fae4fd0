import { afterAll } from '@jest/globals'
import type { House } from '#app/compose.ts'
import { moveForward, seedDemo } from '#app/demo.ts'
import type { Charter } from '#charter/charter.ts'
import type { Form } from '#chat/form.ts'
import type { Act, Incoming, Raw, SharedFile } from '#chat/incoming.ts'
import type { Message, Reader, Span } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Platform } from '#chat/platform.ts'
import { randomId } from '#clock.ts'
import type { Context } from '#context.ts'
import type { Database } from '#database/connection.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { instantText } from '#time/instant.ts'
import { sayInstant } from '#time/say-instant.ts'
import { testApp, u4ssc } from './app.ts'
import { testDatabase } from './database.ts'

/** A notice as it arrived. `text` is its summary as its reader reads it. */
export type Arrived = { at: string; to: string; kind: string; text: string; message: Message }

/** The whole house on a database of its own, with the demo's people, and a clock that stands still until it is moved. */
export type TestHouse = {
  house: House
  database: Database
  charter: Charter
  now(): string
  /** What services are told when this person acts. */
  as(person: string): Context
  /** Makes somebody a member, as though they had been accepted now. */
  join(person: string, group: string): Promise<void>
  says(person: string, text: string, files?: { name: string; bytes: Uint8Array }[]): Promise<Outcome>
  /** Says something below the message with this id. */
  replies(person: string, text: string, thread: string): Promise<Outcome>
  presses(person: string, act: Act): Promise<Outcome>
  submits(person: string, form: Form, answers?: Raw): Promise<Outcome>
  /** Moves the clock, and sends everything due on the way. @returns what arrived, in order. */
  until(instant: string): Promise<Arrived[]>
  /** Every weekly digest that has arrived. */
  digests(): Arrived[]
  /** Moves the clock, and does nothing on the way. */
  skipTo(instant: string): void
}

const { uri } = testDatabase()
const open: { close(): Promise<void> }[] = []
afterAll(async () => {
  for (const database of open) await database.close()
})
/** A charter by which a day holds as many messages as a test needs. For `testHouse`. */
export function anyNumberADay(charter: Charter): Charter {
  return { ...charter, reminders: { ...charter.reminders, maxPerDay: 20 } }
}

/** Call it in `beforeAll`, once a file. @param change what this test's charter has instead. @param mailFrom who e-mail comes from. @param separately each read shows its plan. */
export async function testHouse(
  change: (charter: Charter) => Charter = (charter) => charter,
  { mailFrom = null, separately }: { mailFrom?: { name: string; email: string } | null; separately?: true } = {},
): Promise<TestHouse> {
  const { house, database, charter, clock, logged } = await testApp({
    uri,
    charter: change(u4ssc()),
    mailFrom,
    ...(separately ? { separately } : {}),
  })
  open.push(database)
  const arrived: Arrived[] = []
  const shared = new Map<string, Uint8Array>()
  house.platforms.set('local', recording(arrived, { now: clock.now, shared }))
  await seedDemo(house.contextOf('charter'), charter)

  const moveTo = async (to: number) => clock.set(instantText(to))

  async function receive(person: string, what: object): Promise<Outcome> {
    const incoming = {
      key: randomId(),
      from: { platform: 'local', workspace: 'local', user: person },
      via: 'local',
      address: person,
      place: { kind: 'direct', id: person },
      canOpenForm: true,
      answerBy: null,
      handle: null,
      hint: {},
      ...what,
    } as Incoming
    const { outcome } = await house.inbox.receive(incoming)
    const failure = logged.splice(0).find(({ level }) => level === 'error')?.details
    if (failure) throw Object.assign(new Error('a dialog failed'), { failure, cause: Reflect.get(failure, 'err') })
    return outcome
  }

  return {
    house,
    database,
    charter,
    now: clock.now,
    as: (person) => house.contextOf(person),
    join: async (person, group) => {
      const at = clock.now()
      const application = {
        _id: `${person}-${group}`,
        group,
        person,
        state: 'accepted' as const,
        answers: {},
        receipts: [],
        terms: null,
        late: null,
        startedAt: at,
        touchedAt: at,
        submittedAt: at,
        submissions: 1,
        decisions: 1,
        decision: { to: 'accepted' as const, by: 'charter', at, reason: null, note: null },
        questions: [],
        movedTo: null,
        movedFrom: null,
        endedAt: null,
      }
      await house.store(applicationStore).insert(application, { by: 'charter', at, what: 'joined' })
    },
    says: (person, text, files = []) => {
      const given = files.map(({ name, bytes }): SharedFile => {
        shared.set(name, bytes)
        return { name, type: '', size: bytes.byteLength, ref: name }
      })
      return receive(person, { kind: 'said', text, files: given, links: linksIn(text) })
    },
    replies: (person, text, thread) => {
      const place = { kind: 'direct', id: person, thread }
      return receive(person, { kind: 'said', text, files: [], links: linksIn(text), place })
    },
    presses: (person, act) => receive(person, { kind: 'pressed', act, on: null }),
    submits: (person, { tag, values }, answers = {}) =>
      receive(person, { kind: 'submitted', tag, raw: { ...values, ...answers } }),
    digests: () => arrived.filter(({ kind }) => kind === 'weekly-digest'),
    skipTo: clock.set,
    until: async (instant) => {
      const before = arrived.length
      await moveForward(instant, {
        clock: { ...clock, moveTo },
        zone: charter.organisation.zone,
        nextDue: () => house.outbox.nextDue(),
        deliver: () => house.outbox.sweepUntilQuiet(),
        atMidnight: async () => {},
      })
      // Every Monday the secretariat is sent its digest: its own tests tell of it, and no others.
      return arrived.slice(before).filter(({ kind }) => kind !== 'weekly-digest')
    },
  }
}

function linksIn(text: string): readonly string[] {
  return text.match(/https?:\/\/\S+/g) ?? []
}

/** A message's words as its reader reads them, block by block. */
export function wordsOf(message: Message, reader: Reader): string {
  const lines = message.blocks.flatMap((block): string[] => {
    if (block.kind === 'heading') return [block.text]
    if (block.kind === 'text' || block.kind === 'note') return [said(block.spans, reader)]
    if (block.kind === 'list') return block.items.map((item) => said(item, reader))
    if (block.kind === 'facts') return block.facts.map(({ label, value }) => `${label}: ${said(value, reader)}`)
    if (block.kind === 'buttons') return [block.buttons.map(({ label }) => `[${label}]`).join(' ')]
    return []
  })
  return lines.join('\n')
}

/** Spans as their reader reads them. */
export function said(spans: readonly Span[], reader: Reader): string {
  return spans
    .map((span) => {
      if (typeof span === 'string') return span
      if ('strong' in span) return span.strong
      if ('struck' in span) return span.struck
      if ('link' in span) return span.link
      return 'person' in span ? span.person.user : sayInstant(span, reader)
    })
    .join('')
}

/** The message of an outcome. @throws where it has none. */
export function messageOf(outcome: Outcome): Message {
  if ('message' in outcome && outcome.message) return outcome.message
  throw new Error(
    `no message, but ${outcome.kind}${outcome.kind === 'form' ? `: ${outcome.form.problem ?? outcome.form.title}` : ''}`,
  )
}

/** The form of an outcome. @throws where it has none. */
export function formOf(outcome: Outcome): Form {
  if (outcome.kind === 'form') return outcome.form
  throw new Error(
    `no form, but ${'message' in outcome && outcome.message ? said(outcome.message.summary, { zone: 'UTC' }) : outcome.kind}`,
  )
}

/** The act of the button with this label. @throws with the buttons there are. */
export function actOf(message: Message, label: string): Act {
  const all = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const found = all.find((button) => button.label.startsWith(label))
  if (found && 'act' in found) return found.act
  throw new Error(`no button "${label}" among ${all.map((button) => button.label).join(', ')}`)
}

function recording(
  arrived: Arrived[],
  { now, shared }: { now(): string; shared: ReadonlyMap<string, Uint8Array> },
): Platform {
  const ref = { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } as const
  return {
    name: 'local',
    paths: [],
    handle: async () => {},
    send: async (to, message, { mark, reader }) => {
      const user = 'account' in to ? to.account.user : to.place.id
      arrived.push({
        at: now(),
        to: user,
        kind: mark.split('|')[1] ?? '',
        text: said(message.summary, reader),
        message,
      })
      return { sent: ref }
    },
    edit: async () => ({ sent: ref }),
    find: async () => 'absent',
    openFile: async (name) => new Blob([Buffer.from(shared.get(String(name)) ?? [])]).stream(),
    stop: async () => {},
  }
}
