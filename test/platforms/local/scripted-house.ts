import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Field, Form } from '#chat/form.ts'
import type { Incoming } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Platform, Receive } from '#chat/platform.ts'
import { type Clock, randomId, realTime } from '#clock.ts'
import { connect, type Database } from '#database/connection.ts'
import type { LocalPerson } from '#platforms/local/internal/local-host.ts'
import { localPlatform } from '#platforms/local/platform.ts'

/** A small house behind the local chat: it answers by script, and keeps what it was given. */
export type ScriptedHouse = {
  url: string
  platform: Platform
  database: Database
  received: Incoming[]
  /** Business time, moved by the test or the page. */
  clock: { now: string }
  /** Stands in for what the house answers; without it the script below does. */
  answer: { by: ((incoming: Incoming) => Outcome) | null }
  stop(): Promise<void>
}

export const people: LocalPerson[] = [
  { id: 'secretariat', name: 'Secretariat', zone: 'Europe/Zurich', offices: ['Secretariat'] },
  { id: 'leader-platforms', name: 'Leader of Platforms', zone: 'Europe/Zurich', offices: ['Leader, Platforms'] },
  { id: 'leader-procurement', name: 'Leader of Procurement', zone: 'Europe/Zurich', offices: ['Leader, Procurement'] },
  { id: 'leader-ai', name: 'Leader of AI', zone: 'Asia/Dubai', offices: ['Leader, AI in Cities'] },
  { id: 'expert-nairobi', name: 'Expert in Nairobi', zone: 'Africa/Nairobi', offices: [] },
  { id: 'expert-lima', name: 'Expert in Lima', zone: 'America/Lima', offices: [] },
  { id: 'expert-sydney', name: 'Expert in Sydney', zone: 'Australia/Sydney', offices: [] },
]

const meetingAt = { instant: '2020-05-21T13:00:00Z', zone: 'Europe/Zurich', show: 'both' } as const

const groupsMessage: Message = {
  summary: ['Two groups look for experts.'],
  blocks: [
    { kind: 'heading', text: 'Two groups look for experts' },
    {
      kind: 'text',
      spans: [
        { strong: 'Procurement' },
        ' writes guidelines for buying in smart sustainable cities. Open until Tue 31 March 2020, end of day, Geneva time.',
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: 'Apply to Procurement',
          act: { verb: 'apply-to-group', about: { group: 'procurement' } },
          opensForm: true,
          style: 'primary',
        },
      ],
    },
    {
      kind: 'text',
      spans: [
        { strong: 'Monitoring' },
        ' looks after the indicators. Open until Tue 31 March 2020, end of day, Geneva time.',
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        {
          label: 'Apply to Monitoring',
          act: { verb: 'apply-to-group', about: { group: 'monitoring' } },
          opensForm: true,
        },
      ],
    },
    {
      kind: 'note',
      spans: [
        'Three more groups have no open call. ',
        { link: 'About the groups', url: 'https://u4ssc.example/groups' },
      ],
    },
  ],
}

export const meetingMessage: Message = {
  summary: ['PROC-7 on ', meetingAt, ': Case studies'],
  blocks: [
    { kind: 'heading', text: 'PROC-7: Case studies' },
    {
      kind: 'facts',
      facts: [
        { label: 'When', value: [meetingAt] },
        { label: 'How long', value: ['90 minutes'] },
        { label: 'Led by', value: [{ person: { platform: 'local', workspace: 'local', user: 'leader-procurement' } }] },
        { label: 'Join', value: [{ link: 'meet.example/proc', url: 'https://meet.example/proc' }] },
      ],
    },
    { kind: 'list', items: [['Minutes of the last meeting'], ['Case studies from Valencia and Dubai']] },
    {
      kind: 'buttons',
      buttons: (['Yes', 'No', 'Maybe'] as const).map((label) => ({
        label,
        act: { verb: 'answer-meeting', about: { meeting: 'm7', answer: label } },
      })),
    },
    { kind: 'buttons', buttons: [{ label: 'Why me?', act: { verb: 'why-me', about: { meeting: 'm7' } } }] },
  ],
}

const commitment =
  'The participants of the Thematic Group must register at the website of the initiative, agree to take part in the e-meetings, and provide their contributions in time, free of charge and on a voluntary basis.'

const applyFields: Field[] = [
  { name: 'name', label: 'Your name', help: 'Published when you are accepted.', kind: 'text', max: 100 },
  {
    name: 'email',
    label: 'E-mail',
    help: 'Seen by the leaders of the group and the secretariat.',
    kind: 'email',
    max: 200,
  },
  {
    name: 'country',
    label: 'Country of residence',
    kind: 'choice',
    options: ['Australia', 'Kenya', 'Peru', 'Spain', 'Switzerland', 'United Arab Emirates', 'Uruguay'].map((label) => ({
      value: label.slice(0, 2).toLowerCase(),
      label,
    })),
  },
  {
    name: 'topics',
    label: 'What you know well',
    kind: 'choices',
    optional: true,
    options: [
      { value: 'law', label: 'Procurement law' },
      { value: 'data', label: 'Open data' },
      { value: 'finance', label: 'Finance' },
    ],
  },
  { name: 'capacity', label: 'Professional capacity', kind: 'multiline', max: 500 },
  { name: 'commit', label: 'Commitment 1 of 1', kind: 'statement', statement: commitment, tick: 'I agree' },
]

export function applyForm(change: Partial<Form> = {}): Form {
  return {
    tag: { form: 'apply', version: 1, instance: 'pending1', about: { group: 'procurement' } },
    title: 'Apply to Procurement',
    submit: 'Send my application',
    intro: [{ kind: 'text', spans: ['The leaders of the group read it and answer within ten working days.'] }],
    fields: applyFields,
    values: { name: 'Expert in Nairobi', email: '', country: null, topics: [], capacity: '', commit: false },
    errors: {},
    ...change,
  }
}

const thanks: Message = {
  summary: ['We have your application to Procurement.'],
  blocks: [
    {
      kind: 'text',
      spans: ['We have your application to ', { strong: 'Procurement' }, '. Its leaders read it by Fri 13 March 2020.'],
    },
    {
      kind: 'buttons',
      buttons: [
        { label: 'View my answers', act: { verb: 'view-answers', about: { application: 'a1' } } },
        { label: 'Withdraw', act: { verb: 'withdraw-application', about: { application: 'a1' } }, style: 'danger' },
      ],
    },
  ],
}

const words = (text: string): Message => ({ summary: [text], blocks: [{ kind: 'text', spans: [text] }] })

function script(incoming: Incoming): Outcome {
  if (incoming.kind === 'said' && /^apply/.test(incoming.text)) return { kind: 'form', how: 'open', form: applyForm() }
  if (incoming.kind === 'said' && /^groups/.test(incoming.text))
    return { kind: 'say', to: 'actor', message: groupsMessage }
  if (incoming.kind === 'said' && incoming.files.length > 0)
    return { kind: 'say', to: 'actor', message: words(`Kept ${incoming.files.map(({ name }) => name).join(', ')}.`) }
  if (incoming.kind === 'said')
    return { kind: 'say', to: 'actor', message: words(`I don't know "${incoming.text}" yet. Try help.`) }
  if (incoming.kind === 'pressed' && incoming.act.verb === 'apply-to-group')
    return { kind: 'form', how: 'open', form: applyForm() }
  if (incoming.kind === 'pressed' && incoming.act.verb === 'answer-meeting')
    return { kind: 'replace', message: answered(incoming.act.about.answer ?? '') }
  if (incoming.kind === 'pressed') return { kind: 'say', to: 'actor', message: words('This is done already.') }
  if (incoming.kind === 'submitted') return submitted(incoming.raw)
  return { kind: 'nothing' }
}

function answered(answer: string): Message {
  const [heading, ...rest] = meetingMessage.blocks
  return {
    ...meetingMessage,
    summary: [`You said ${answer} to PROC-7.`],
    blocks: [...(heading ? [heading] : []), { kind: 'text', spans: ['You said ', { strong: answer }, '.'] }, ...rest],
  }
}

function submitted(raw: Form['values']): Outcome {
  const errors: Record<string, string> = {}
  if (!String(raw.email).includes('@'))
    errors.email = 'This does not look like an e-mail address. One looks like name@example.org.'
  if (raw.commit !== true) errors.commit = 'Everybody in the group has agreed to this. Questions? Ask the secretariat.'
  if (Object.keys(errors).length > 0) return { kind: 'form', how: 'mend', form: applyForm({ values: raw, errors }) }
  return { kind: 'done', message: thanks }
}

/** Starts the local chat before a scripted house, on a free port of this machine. @param instead of the script. */
export async function startScriptedHouse(uri: string, instead?: Receive): Promise<ScriptedHouse> {
  const database = await connect(uri)
  const received: Incoming[] = []
  const clock = { now: '2020-03-02T08:00:00Z' }
  const answer: ScriptedHouse['answer'] = { by: null }
  const receive: Receive = async (incoming) => {
    received.push(incoming)
    const zone = people.find(({ id }) => id === incoming.from.user)?.zone ?? 'UTC'
    return { outcome: (answer.by ?? script)(incoming), reader: { zone } }
  }
  const houseClock: Clock = { now: () => clock.now, real: realTime, id: randomId }
  const platform = await localPlatform({
    receive: instead ?? receive,
    clock: houseClock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    database,
    host: {
      organisation: { name: 'United for Smart Sustainable Cities', zone: 'Europe/Zurich', place: 'Geneva' },
      commands: ['help', 'schedule', 'status'],
      people: async () => people,
      status: async (person) =>
        person.startsWith('leader')
          ? {
              summary: ['One application waits for you.'],
              blocks: [
                { kind: 'heading', text: 'One application waits for you' },
                { kind: 'list', items: [['Expert in Lima: city planner, Peru. Received today.']] },
                {
                  kind: 'buttons',
                  buttons: [{ label: 'Read it', act: { verb: 'read-application', about: { application: 'a1' } } }],
                },
                { kind: 'note', spans: ['Next meeting: PROC-7, ', meetingAt] },
              ],
            }
          : words('You are in no group yet. Two groups look for experts until 31 March 2020.'),
      tries: async (person) =>
        person.startsWith('leader')
          ? ['review', 'schedule procurement 21 May 15:00 Geneva 90m Case studies', 'members procurement']
          : ['groups', 'apply procurement', 'help'],
      nextHappening: async () => ({ at: '2020-03-31T21:59:59Z', what: 'Two calls for experts close' }),
      forward: async (to) => {
        clock.now = to
        return { now: to, sent: 0 }
      },
    },
  })
  const server = createServer(
    (request: IncomingMessage, response: ServerResponse) => void platform.handle(request, response),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${portOf(server)}`,
    platform,
    database,
    received,
    clock,
    answer,
    async stop() {
      await platform.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await database.close()
    },
  }
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
