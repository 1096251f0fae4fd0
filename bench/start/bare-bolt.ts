import { App } from '@slack/bolt'
import mongoose from 'mongoose'

/*
 * The least that a Slack app with a database can be: Bolt and mongoose, one command, one read for each. Convenor's memory
 * is held against it.
 */
const { MONGODB_URI = '', SLACK_SIGNING_SECRET = '', PORT = '' } = process.env
await mongoose.connect(MONGODB_URI)
const people = mongoose.model('Person', new mongoose.Schema({ name: String }))
const app = new App({ signingSecret: SLACK_SIGNING_SECRET, endpoints: '/slack/commands', authorize: async () => ({}) })
app.command('/convenor', async ({ ack, command }) => {
  const known = await people.findOne({ name: command.user_id }).lean()
  await ack({ text: known === null ? 'Hello.' : 'Hello again.' })
})
await app.start(Number(PORT))
process.once('SIGTERM', () => process.exit(0))
console.log('ready')
