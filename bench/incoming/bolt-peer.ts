import { App } from '@slack/bolt'
import mongoose from 'mongoose'
import { realTime, systemClock } from '#clock.ts'
import { expiryDate, expiryField } from '#database/expiry.ts'

/*
 * A Bolt app that does for `help` what Convenor does, through mongoose: it stores the command, reads in one aggregation who
 * acts and what they hold, keeps the choices that it shows, and marks the command as done. The documents are those of the
 * same size that it makes at the first command of a person.
 */
const { MONGODB_URI = '', SLACK_SIGNING_SECRET = '', PORT = '' } = process.env
const { Schema } = mongoose
await mongoose.connect(MONGODB_URI, { writeConcern: { w: 'majority' }, readConcern: { level: 'majority' } })

const strict = { strict: 'throw', versionKey: false } as const
const text = { type: String, default: '' }
const Command = mongoose.model(
  'commands',
  new Schema(
    { _id: String, incoming: Object, now: text, seed: text, by: text, begun: Boolean, begunAt: Number, answer: Object },
    strict,
  ),
)
const Account = mongoose.model(
  'accounts',
  new Schema({ _id: String, person: text, address: text, lastAt: text }, strict),
)
const Person = mongoose.model(
  'people',
  new Schema({ _id: String, name: text, email: text, zone: text, details: { type: Object, default: {} } }, strict),
)
const Term = mongoose.model(
  'terms',
  new Schema({ _id: String, person: text, office: text }, strict).index({ person: 1 }),
)
const Application = mongoose.model(
  'applications',
  new Schema({ _id: String, person: text, group: text, state: text, answers: Object }, strict).index({ person: 1 }),
)
const Choices = mongoose.model('choices', new Schema({ _id: String, acts: [Object], expireAt: expiryField }, strict))
await Promise.all([Command, Account, Person, Term, Application, Choices].map((model) => model.init()))

const commands = [
  ['next', 'the next meeting: your time, link, agenda, your answer'],
  ['yes', 'say whether you come; change it at any time'],
  ['calendar', 'the dates ahead: yours, all, or of one group'],
  ['minutes', 'read the minutes of a meeting, or give them'],
  ['reminders', 'when you are reminded, and when it is quiet'],
  ['leave', 'leave a group'],
]
const more = 'Say "help all" for everything, or for instance "help schedule".'
const act = { verb: 'say', about: { words: 'status' } }

/** The answer that Convenor gives, as Slack's blocks. */
function answer() {
  const styled = (words: string, bold: boolean) => ({
    type: 'text' as const,
    text: words,
    ...(bold ? { style: { bold } } : {}),
  })
  const section = (words: string, bold: boolean) => ({
    type: 'rich_text_section' as const,
    elements: [styled(words, bold)],
  })
  return {
    text: `What you can say\n${commands.map(([verb, does]) => `${verb}: ${does}`).join('\n')}`,
    response_type: 'in_channel' as const,
    blocks: [
      { type: 'rich_text' as const, elements: [section('What you can say', true)] },
      {
        type: 'rich_text' as const,
        elements: [
          {
            type: 'rich_text_list' as const,
            style: 'bullet' as const,
            elements: commands.map(([verb, does]) => ({
              type: 'rich_text_section' as const,
              elements: [styled(verb ?? '', true), styled(`: ${does}`, false)],
            })),
          },
        ],
      },
      {
        type: 'actions' as const,
        elements: [
          {
            type: 'button' as const,
            action_id: 'say',
            text: { type: 'plain_text' as const, text: 'See what waits for me' },
            value: JSON.stringify(act),
          },
        ],
      },
      { type: 'context' as const, elements: [{ type: 'plain_text' as const, text: more }] },
    ],
  }
}

type Known = { of: string; found: { person?: string } }

async function whoIs(user: string): Promise<readonly Known[]> {
  const part = (coll: string, filter: object) => ({
    coll,
    pipeline: [{ $match: filter }, { $replaceWith: { of: { $literal: coll }, found: '$$ROOT' } }],
  })
  const [first, ...others] = [
    part('accounts', { _id: user }),
    part('commands', { _id: `caught|${user}` }),
    part('people', { _id: `person-${user}` }),
    part('terms', { person: `person-${user}` }),
    part('applications', { person: `person-${user}` }),
  ]
  return Account.aggregate<Known>([...(first?.pipeline ?? []), ...others.map((one) => ({ $unionWith: one }))])
}

async function meet(user: string): Promise<void> {
  const person = `person-${user}`
  const answers = { capacity: 'researcher', country: 'Kenya', expertise: 'procurement. '.repeat(40) }
  await Person.create({ _id: person, name: 'Ada Example', email: 'ada@example.org', zone: 'Europe/Zurich' })
  await Application.create({ _id: `${person}-1`, person, group: 'procurement', state: 'accepted', answers })
  await Account.create({ _id: user, person, address: user, lastAt: systemClock.now() })
}

const app = new App({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/commands', authorize: async () => ({}) })
app.command('/convenor', async ({ ack, command }) => {
  const _id = command.trigger_id
  const fresh = {
    incoming: command,
    now: systemClock.now(),
    seed: _id,
    by: 'me',
    begun: true,
    begunAt: realTime(),
  }
  await Command.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true })
  const known = await whoIs(command.user_id)
  if (known.length === 0) await meet(command.user_id)
  const said = answer()
  const expireAt = expiryDate(realTime() + 7 * 24 * 3_600_000)
  await Choices.updateOne({ _id: command.user_id }, { $set: { acts: [act], expireAt } }, { upsert: true })
  const done = { $set: { begun: false, answer: said }, $unset: { incoming: '', seed: '' } }
  await Command.updateOne({ _id, by: 'me' }, done)
  await ack(said)
})
await app.start(Number(PORT))
process.once('SIGTERM', () => process.exit(0))
console.log('ready')
