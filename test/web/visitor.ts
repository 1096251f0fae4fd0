import type { Hono } from 'hono'
import type { Message } from '#chat/message.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import type { TestHouse } from '../context.ts'

const answers = {
  'f.name': 'Amina Diallo',
  'f.capacity': 'Researcher',
  'f.country': 'Senegal',
  'f.email': 'amina@example.org',
  'f.expertise': 'Buying of street lights',
  'f.zone': 'Dakar',
}
const ticks = {
  'f.commitment.communication': 'yes',
  'f.commitment.knowledge-sharing': 'yes',
  'f.commitment.availability': 'yes',
  'f.commitment.transparency': 'yes',
}
/** A form that is filled in, without and with its commitments. */
export const filled = { answers, whole: { ...answers, ...ticks } }

export const origin = 'http://localhost'
type Sent = Record<string, string>

/** Somebody with a browser who is in no chat. @param open what they visit, whose it is, and from where, at that moment. */
export function visitor(open: () => { app: Hono; house: TestHouse; from?: string }) {
  const page = async (path: string) => (await open().app.request(path)).text()
  const token = async (path: string) => /name="token" value="([^"]+)"/.exec(await page(path))?.[1] ?? ''
  const post = async (path: string, form: Sent, headers: Sent = { origin }) => {
    const { app, from: remoteAddress = '' } = open()
    const sent = {
      method: 'POST',
      body: new URLSearchParams(form).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    }
    return app.request(path, sent, { incoming: { socket: { remoteAddress } } })
  }
  return {
    page,
    post,
    token,
    /** Opens the form of a group and sends it. */
    async apply(form: Sent, group = 'procurement') {
      const path = `/groups/${group}/apply`
      return post(path, { token: await token(path), ...form })
    },
    /** The applications that wait under this name. */
    async sentFrom(name: string) {
      return open().house.house.store(applicationStore).find({ 'answers.name': name, state: 'submitted' })
    },
  }
}

/** The path of the link in a letter. */
export function linkIn(letter: Message | undefined): string {
  const buttons = letter?.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : [])) ?? []
  const [button] = buttons
  return button && 'url' in button ? new URL(button.url).pathname : ''
}
