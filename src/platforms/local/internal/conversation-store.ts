import type { Form } from '#chat/form.ts'
import type { Message, Reader } from '#chat/message.ts'
import { type Collection, collection } from '#database/collection.ts'
import type { Shape } from '#database/collection-shape.ts'
import { type Database, isDuplicate } from '#database/connection.ts'
import { free, maybeList, oneOf, partOf } from '#database/model.ts'

/** What one line of a conversation holds. A notice is what was delivered; a reply answers what was typed or pressed. */
export type Content =
  | { kind: 'said'; text: string; files: string[] }
  | { kind: 'pressed'; label: string }
  | { kind: 'reply' | 'notice'; message: Message }
  | { kind: 'form'; form: Form; open: boolean }

/** One line of somebody's conversation with the bot, kept so that a reload shows it again. */
export type Line = {
  /** A notice's is its mark, so that the same delivery sent again is the same line. */
  _id: string
  person: string
  /** The number of the line in its conversation. */
  place: number
  /** Its last change, in the same count: whoever has seen all up to n asks for what is beyond n. */
  rev: number
  /** Business time. */
  at: string
  reader: Reader
  content: Content
}

type NewLine = Omit<Line, 'place' | 'rev'>

const lineShape = {
  person: { type: String, required: true },
  place: { type: Number, required: true },
  rev: { type: Number, required: true },
  at: { type: String, required: true },
  reader: {
    type: partOf<Reader>({ zone: String, said: String, locale: String, place: Boolean, now: String }),
    required: true,
  },
  content: {
    type: partOf<Content>({
      kind: oneOf<Content['kind']>({ said: true, pressed: true, reply: true, notice: true, form: true }),
      ...{ text: String, files: maybeList(String), label: String },
      ...{ message: free, form: free, open: Boolean },
    }),
    required: true,
  },
} satisfies Shape<Line>

/** The conversations of the local chat, a count of revisions each. */
export interface Conversations {
  prepare(): Promise<void>
  /** Adds a line at the end. @returns the line, or the one that has this id already. */
  add(line: NewLine): Promise<Line>
  /** Changes what a line holds, in its place. */
  edit(line: Line, content: Content): Promise<Line>
  get(id: string): Promise<Line | null>
  /** The line that holds the form of this instance. */
  withForm(person: string, instance: string): Promise<Line | null>
  /** The last lines, oldest first. */
  latest(person: string, most: number): Promise<Line[]>
  /** Lines added or changed beyond a revision, oldest change first. */
  since(person: string, rev: number): Promise<Line[]>
  /** Notices after a place, oldest first. */
  notices(person: string, after: number): Promise<Line[]>
  /** The place of somebody's last notice; 0 where there is none. */
  lastNotice(person: string): Promise<number>
}

/** @param changed called after each write with the person whose conversation it is. */
export function conversationStore(database: Database, changed: (person: string) => void): Conversations {
  const lines: Collection<Line> = collection<Line>(database, {
    name: 'local-lines',
    shape: lineShape,
    indexes: [{ fields: { person: 1, rev: 1 }, unique: true }, { fields: { person: 1, place: 1 } }],
  })
  const entry = (line: { person: string; at: string }, what: string) => ({ by: line.person, at: line.at, what })
  const nextRev = async (person: string) =>
    ((await lines.find({ person }, { sort: { rev: -1 }, limit: 1 }))[0]?.rev ?? 0) + 1

  /** The revision is unique in a conversation: whoever took the same one at the same time tries the next. */
  async function add(line: NewLine): Promise<Line> {
    for (;;) {
      const rev = await nextRev(line.person)
      const added = { ...line, place: rev, rev }
      if (await lines.insert(added, entry(line, 'added'))) {
        changed(line.person)
        return added
      }
      const there = await lines.get(line._id)
      if (there) return there
    }
  }

  async function edit(line: Line, content: Content): Promise<Line> {
    for (;;) {
      const rev = await nextRev(line.person)
      try {
        const edited = await lines.change(line._id, entry(line, 'edited'), (before) => ({ ...before, content, rev }))
        changed(line.person)
        return edited
      } catch (error) {
        if (!isDuplicate(error)) throw error
      }
    }
  }

  return {
    prepare: () => lines.prepare(),
    add,
    edit,
    get: (id) => lines.get(id),
    withForm: async (person, instance) =>
      (await lines.find({ person, 'content.form.tag.instance': instance }, { limit: 1 }))[0] ?? null,
    latest: async (person, most) => (await lines.find({ person }, { sort: { place: -1 }, limit: most })).reverse(),
    since: (person, rev) => lines.find({ person, rev: { $gt: rev } }, { sort: { rev: 1 } }),
    notices: (person, after) =>
      lines.find({ person, place: { $gt: after }, 'content.kind': 'notice' }, { sort: { place: 1 } }),
    lastNotice: async (person) =>
      (await lines.find({ person, 'content.kind': 'notice' }, { sort: { place: -1 }, limit: 1 }))[0]?.place ?? 0,
  }
}
