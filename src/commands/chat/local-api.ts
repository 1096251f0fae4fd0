import type { Act, FormTag, Raw } from '#chat/incoming.ts'
import type { Message, Reader } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'

type Person = { id: string; name: string; zone: string; offices: string[] }
export type Answered = { outcome: Outcome; reader: Reader }
export type Notice = { id: string; at: string; message: Message; reader: Reader }

/** The JSON surface of a running Convenor, spoken as one person. */
export interface LocalApi {
  people(): Promise<Person[]>
  /** What time it is there, and in which zone. */
  clock(): Promise<{ now: string; zone: string }>
  typed(text: string): Promise<Answered>
  pressed(act: Act): Promise<Answered>
  submitted(tag: FormTag, raw: Raw): Promise<Answered>
  /** Notices delivered after this one, oldest first. */
  inbox(after: string | null): Promise<Notice[]>
}

/** @param url where Convenor runs. @param who whom to speak as, and on the road, the zone of their device. @throws with the surface's own sentence where it refuses. */
export function localApi(url: string, who: { as: string; device?: string | undefined }): LocalApi {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(new URL(`/local/api/${path}`, url), {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify({ ...who, ...body }) }),
      headers: { 'content-type': 'application/json' },
    })
    const read: unknown = await answer.json()
    if (!answer.ok) throw new Error(sentenceOf(read) ?? `Convenor answered ${answer.status}.`)
    return read as T
  }
  return {
    people: async () => (await ask<{ people: Person[] }>('people')).people,
    clock: () => ask('clock'),
    typed: (text) => ask('said', { text }),
    pressed: (act) => ask('pressed', { act }),
    submitted: (tag, raw) => ask('submitted', { tag, raw }),
    async inbox(after) {
      const query = new URLSearchParams({ as: who.as, ...(after === null ? {} : { after }) })
      return (await ask<{ messages: Notice[] }>(`inbox?${query}`)).messages
    },
  }
}

function sentenceOf(read: unknown): string | null {
  return typeof read === 'object' && read !== null && 'error' in read ? String(read.error) : null
}
