import { afterAll } from '@jest/globals'
import type { House } from '#app/compose.ts'
import type { Charter } from '#charter/charter.ts'
import type { Form } from '#chat/form.ts'
import type { FormTag, Incoming, Mentioned, Raw } from '#chat/incoming.ts'
import type { Button, Message, Reader } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Platform } from '#chat/platform.ts'
import { type Clock, randomId } from '#clock.ts'
import { type Context, entry } from '#context.ts'
import type { Database, Gate } from '#database/connection.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { testApp, u4ssc } from './app.ts'
import { testDatabase } from './database.ts'
import { buttonsOf, wordsOf } from './message-words.ts'

/** The whole house on a real database, with a clock that a test moves, and people who talk to it. */
export type TalkingHouse = {
  house: House
  database: Database
  charter: Charter
  clock: Clock & { set(instant: string): void }
  /** Moves business time to an instant and delivers what is due on the way. */
  moveTo(instant: string): Promise<void>
  context(by: string): Context
  /** Somebody on the local chat. */
  person(id: string, hint?: Incoming['hint']): Talker
  /** Gives somebody an accepted office. */
  seat(person: string, office: string, group?: string): Promise<void>
}

/** One person at their chat: what they do, and what they were shown last. */
export type Talker = {
  id: string
  says(words: string, options?: Options): Promise<Outcome>
  /** The button with this label, of what was shown last, or of this message. */
  presses(label: string, message?: Message): Promise<Outcome>
  act(verb: string, about: Record<string, string>): Promise<Outcome>
  /** Sends the form that is open, with these answers over its values. */
  fills(answers: Raw, tag?: Partial<FormTag>): Promise<Outcome>
  /** In words, without buttons. */
  shown(): string
  buttons(): string[]
  form(): Form
  /** The notices that reached them, the latest last. */
  told(): Message[]
}

/** `gate` stands between the house and its database. */
type Start = { charter?: string; now?: string; gate?: Gate }

export async function talkingHouse({
  charter: file = 'charters/u4ssc.yaml',
  now = '2020-03-02T08:00:00Z',
  gate,
}: Start = {}): Promise<TalkingHouse> {
  const { house, database, charter, clock } = await testApp({
    uri: testDatabase().uri,
    charter: u4ssc(file),
    publicUrl: 'https://convenor.test',
    ...(gate ? { gate } : {}),
  })
  clock.set(now)
  const notices = new Map<string, Message[]>()
  const talkers = new Map<string, Talker>()
  house.platforms.set('local', listeningPlatform(notices))
  afterAll(async () => {
    await house.outbox.stop()
    await database.close()
  })
  const context = (by: string) => house.contextOf(by)
  return {
    house,
    database,
    charter,
    clock,
    context,
    async moveTo(instant) {
      await house.outbox.sweepUntilQuiet()
      for (;;) {
        const next = await house.outbox.nextDue()
        if (next === null || next >= epochOf(instant)) break
        clock.set(instantText(Math.max(Math.ceil(next / 1000) * 1000, epochOf(clock.now()) + 1000)))
        await house.outbox.sweepUntilQuiet()
      }
      clock.set(instant)
      await house.outbox.sweepUntilQuiet()
    },
    person(id, hint) {
      const known = talkers.get(id)
      if (known && hint === undefined) return known
      const usual = { name: id, zone: 'Africa/Nairobi', email: `${id}@example.org` }
      const one = talker(house, { id, hint: hint ?? usual, notices })
      talkers.set(id, one)
      return one
    },
    async seat(person, office, group) {
      await house.inbox.receive(
        incoming(
          { id: person, hint: { name: person, zone: 'Europe/Zurich' } },
          { kind: 'said', text: 'status', files: [], links: [] },
        ),
      )
      const by = context('settings')
      await by.store(officeTermStore).insert(
        {
          _id: `${person}-${office}-${group ?? ''}`,
          person,
          office,
          group: group ?? null,
          state: 'accepted',
          from: null,
          to: null,
          appointedBy: 'the settings',
          onSuggestionOf: null,
          offeredBy: 'settings',
          offeredAt: by.now,
          answeredAt: by.now,
          endedAt: null,
          receipts: [],
        },
        entry(by, 'seated'),
      )
    },
  }
}

type What =
  | { kind: 'said'; text: string; files: []; links: [] }
  | { kind: 'pressed'; act: Extract<Button, { act: unknown }>['act']; on: null }
  | { kind: 'submitted'; tag: FormTag; raw: Raw }

/** `as`: by another account of theirs than the one on the local chat. */
type Options = {
  key?: string
  canOpenForm?: boolean
  mentions?: Mentioned[]
  as?: Pick<Incoming, 'from' | 'hint'>
}

function incoming({ id, hint }: { id: string; hint: Incoming['hint'] }, what: What, options: Options = {}): Incoming {
  return {
    key: options.key ?? randomId(),
    from: { platform: 'local', workspace: 'local', user: id },
    via: 'local',
    place: { kind: 'direct', id },
    canOpenForm: options.canOpenForm ?? true,
    answerBy: null,
    handle: null,
    hint,
    address: id,
    mentions: options.mentions ?? [],
    ...options.as,
    ...what,
  }
}

function talker(
  house: House,
  { id, hint, notices }: { id: string; hint: Incoming['hint']; notices: Map<string, Message[]> },
): Talker {
  let last: Outcome = { kind: 'nothing' }
  let reader: Reader = { zone: 'UTC' }
  const send = async (what: What, options = {}) => {
    const answer = await house.inbox.receive(incoming({ id, hint }, what, options))
    last = answer.outcome
    reader = answer.reader
    return last
  }
  const act = (verb: string, about: Record<string, string>) => send({ kind: 'pressed', act: { verb, about }, on: null })
  const message = () => ('message' in last && last.message ? last.message : { summary: [], blocks: [] })
  const form = () => {
    if (last.kind !== 'form') throw new Error(`${id} was shown no form but: ${wordsOf(message(), reader)}`)
    return last.form
  }
  return {
    id,
    says: (text, options = {}) => send({ kind: 'said', text, files: [], links: [] }, options),
    act,
    async presses(label, from = message()) {
      const button = buttonsOf(from).find((one) => one.label === label)
      if (!button || !('act' in button))
        throw new Error(
          `no button ${label} but ${buttonsOf(from)
            .map((one) => one.label)
            .join(', ')} in: ${wordsOf(from, reader)}`,
        )
      return act(button.act.verb, button.act.about)
    },
    fills(answers, tag = {}) {
      const open = form()
      return send({ kind: 'submitted', tag: { ...open.tag, ...tag }, raw: { ...open.values, ...answers } })
    },
    shown: () => wordsOf(message(), reader),
    buttons: () => buttonsOf(message()).map(({ label }) => label),
    form,
    told: () => notices.get(id) ?? [],
  }
}

/** A platform that reaches everybody and keeps what it was given. */
function listeningPlatform(notices: Map<string, Message[]>): Platform {
  return {
    name: 'local',
    paths: [],
    handle: async () => {},
    async send(to, message, { mark }) {
      const who = 'account' in to ? to.account.user : to.place.id
      notices.set(who, [...(notices.get(who) ?? []), message])
      return { sent: { via: 'local', place: { kind: 'direct', id: who }, id: mark } }
    },
    edit: async (ref) => ({ sent: ref }),
    find: async () => 'cannot tell',
    openFile: async () => new ReadableStream(),
    stop: async () => {},
  }
}
