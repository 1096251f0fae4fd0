import { MongoNetworkError } from 'mongodb'
import { createLog } from '#app/log.ts'
import { actButton } from '#chat/button.ts'
import type { Form } from '#chat/form.ts'
import type { Incoming } from '#chat/incoming.ts'
import { message } from '#chat/message.ts'
import type { Answer } from '#chat/platform.ts'
import type { Gate } from '#database/connection.ts'
import { createInbox } from '#inbox/create-inbox.ts'
import { type Dialog, formDialog, say } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { wordsOf } from '../message-words.ts'
import { talkingHouse } from '../talking-house.ts'

/** What a test turns, and what it reads: what the dialog did, what was told late, what was logged. */
type Room = {
  fields: 'old' | 'new'
  fate: 'fine' | 'refused' | 'broken' | 'late' | 'late to draw' | 'drunk'
  /** Real time, epoch milliseconds. */
  real: number
  done: string[]
  late: Answer[]
  logged: string[]
  /** Makes the next 'order slowly' wait: `reached` once it does, until `release`. */
  hold(): { reached: Promise<void>; release(): void }
  slow: () => Promise<void>
}

/** An inbox with one dialog, to which everything can happen that can happen to one. */
export async function teaRoom({ gate }: { gate?: Gate } = {}) {
  const { house, database, charter } = await talkingHouse(gate ? { gate } : {})
  const room: Room = {
    fields: 'old',
    fate: 'fine',
    real: 1_000_000,
    done: [],
    late: [],
    logged: [],
    hold: () => {
      const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      room.slow = () => {
        reached.resolve()
        return released.promise
      }
      return { reached: reached.promise, release: released.resolve }
    },
    slow: async () => {},
  }
  // The database's clock goes on as the test's does.
  const startedAt = room.real
  database.clockOffset = () => room.real - startedAt
  const { id } = house.contextOf('charter')
  const inbox = createInbox({
    database,
    clock: { now: () => '2020-03-02T08:00:00Z', real: () => room.real, id },
    log: createLog({ level: 'info', pretty: false, secrets: [], write: (line) => void room.logged.push(line) }),
    charter,
    contextOf: house.contextOf,
    dialogs: [orderTea(room)],
    openFile: async () => new ReadableStream(),
    tell: async (_incoming, answer) => void room.late.push(answer),
  })
  await inbox.prepare()
  return {
    room,
    inbox,
    database,
    openTea: async (user: string) => formOf(await inbox.receive(from(user, said('order form')))),
  }
}

let keys = 0

/** Something that arrives from somebody. */
export function from(user: string, what: object, key: string | null = `k${keys++}`): Incoming {
  return {
    key,
    from: { platform: 'local', workspace: 'local', user },
    via: 'local',
    place: { kind: 'direct', id: user },
    canOpenForm: true,
    answerBy: null,
    handle: null,
    hint: { name: user, zone: 'Africa/Nairobi' },
    address: user,
    ...what,
  } as Incoming
}

export function said(text: string) {
  return { kind: 'said', text, files: [], links: [] }
}

export function formOf({ outcome }: Answer): Form {
  if (outcome.kind !== 'form') throw new Error(`no form: ${outcome.kind}`)
  return outcome.form
}

export function words({ outcome }: Answer): string {
  return 'message' in outcome && outcome.message ? wordsOf(outcome.message) : ''
}

function orderTea(room: Room): Dialog {
  return {
    name: 'order-tea',
    words: {
      verb: 'order',
      aliases: [],
      example: 'order tea',
      does: 'order tea',
      who: 'all',
      where: 'privately',
      typed: async (context, words) => {
        room.done.push(`said ${words}`)
        if (words === 'slowly') await room.slow()
        if (room.fate === 'late') throw new MongoNetworkError('cut off')
        if (words === 'aloud') return { kind: 'say', to: 'place', message: message('Tea for everybody.') }
        if (words === 'form') return context.open('tea', { about: { table: '7' } })
        if (words === 'wrong')
          throw new UserError('no-tea', 'There is no such tea.', { next: [{ label: 'See teas', say: 'order' }] })
        if (words === 'lost') throw new UserError('lost', 'That went wrong.')
        if (words === 'broken') throw new Error('the innards')
        return say('Which one?', {
          kind: 'buttons',
          buttons: [actButton('Green', 'pour', { tea: 'green' }), actButton('Black', 'pour', { tea: 'black' })],
        })
      },
    },
    presses: {
      stir: async () => ({ kind: 'replace', message: message('Stirred.') }),
      pour: async (_talk, { tea = '' }) => {
        room.done.push(`poured ${tea}`)
        return say(`Here is ${tea} tea.`)
      },
    },
    forms: {
      tea: formDialog({
        get version() {
          return room.fields === 'old' ? 1 : 2
        },
        draw: async (_talk, { table = '' }) => {
          if (room.fate === 'late to draw') throw new MongoNetworkError('cut off')
          if (room.fate === 'drunk') throw new UserError('drunk', 'This tea is drunk already.')
          return {
            title: `Table ${table}`,
            submit: 'Order',
            fields: [
              { name: 'tea', label: 'Tea', kind: 'text', max: 20 },
              { name: 'mail', label: 'E-mail', kind: 'email', max: 50 },
              ...(room.fields === 'new'
                ? [{ name: 'milk', label: 'Milk', kind: 'text' as const, max: 20, optional: true as const }]
                : []),
            ],
            values: { tea: 'green' },
          }
        },
        submitted: async (_talk, answers, { about, instance }) => {
          if (room.fate === 'refused') throw new UserError('sold-out', 'That tea is sold out.', { field: 'tea' })
          if (room.fate === 'broken') throw new Error('the innards')
          if (room.fate === 'late') throw new MongoNetworkError('cut off')
          room.done.push(`ordered ${answers.tea} for ${about.table} (${instance.length})`)
          return { kind: 'done', message: message('It is on its way.') }
        },
      }),
    },
  }
}
