import type { Receive } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { FileBucket } from '#database/file-bucket.ts'
import { limits } from '../limits.ts'
import { keepFile } from '../open-file.ts'
import type { Deed, GivenFile } from '../read-event.ts'
import { readText } from '../read-text.ts'
import { type Exchange, exchange } from '../receive.ts'
import type { Reading } from '../render-message.ts'
import type { Arrivals } from './arrivals.ts'
import type { Conversations, Line } from './conversation-store.ts'
import type { LocalHost, LocalPerson } from './local-host.ts'

/** The state that the page and the JSON surface share. */
export type LocalChat = {
  receive: Receive
  clock: Clock
  host: LocalHost
  conversations: Conversations
  uploads: FileBucket
  arrivals: Arrivals
}

/** What was asked for cannot be done; the sentence says why and what to do, `status` is the HTTP status. */
export class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 409 | 413
  constructor(status: Refusal['status'], sentence: string) {
    super(sentence)
    this.status = status
  }
}

/** @throws Refusal where nobody here has this id. */
export async function personOf({ host }: LocalChat, id: string): Promise<LocalPerson> {
  const person = (await host.people()).find((somebody) => somebody.id === id)
  if (!person) throw new Refusal(404, `Nobody here is called "${id}". GET /local/api/people lists who is.`)
  return person
}

export const tooLarge = `A file can be ${limits.fileBytes / 1024 / 1024} MB at most. Share a link to it instead.`

type TypedByHand = { kind: 'said'; text: string; files: GivenFile[] }

/** Somebody does something: the one way in for the page and for scripts. @param by whose act, and its key if it has one. */
export async function act(
  chat: LocalChat,
  deed: Exclude<Deed, { kind: 'said' }> | TypedByHand,
  by: { as: string; key?: string | undefined; device?: string | undefined },
): Promise<Exchange> {
  const person = await personOf(chat, by.as)
  const key = `${person.id}|${by.key ?? chat.clock.id()}`
  const doer = { ...person, key, device: by.device }
  const receiving = { receive: chat.receive, conversations: chat.conversations, now: chat.clock.now }
  return exchange(receiving, deed.kind === 'said' ? await typedDeed(chat, deed) : deed, doer)
}

async function typedDeed(chat: LocalChat, { text, files }: TypedByHand): Promise<Deed> {
  const known = new Set((await chat.host.people()).map(({ id }) => id))
  const words = readText(text, known)
  if (words.text === '' && files.length === 0) throw new Refusal(400, 'Say something, or give a file.')
  if (files.length > limits.files) throw new Refusal(400, `At most ${limits.files} files at once.`)
  if (files.some(({ bytes }) => bytes.byteLength > limits.fileBytes)) throw new Refusal(413, tooLarge)
  const shared = []
  for (const file of files) shared.push(await keepFile(chat.uploads, file, chat.clock.id()))
  return { kind: 'said', words, files: shared }
}

/** How a line is to be read: by whom, and what people are called. */
export async function readingOf({ host }: LocalChat, { reader }: Pick<Line, 'reader'>): Promise<Reading> {
  return { reader, names: new Map((await host.people()).map(({ id, name }) => [id, name])) }
}
