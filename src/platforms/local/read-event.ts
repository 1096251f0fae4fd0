import { z } from 'zod'
import type { Act, FormTag, Incoming, Raw, SharedFile } from '#chat/incoming.ts'
import { lineRef, localAccount } from './internal/local-account.ts'
import { limits } from './limits.ts'
import type { ReadText } from './read-text.ts'

const words = z.record(z.string(), z.string())
const id = z.string().min(1).max(200)
const actShape = z.object({ verb: id, about: words })
export const tagShape = z.object({ form: id, version: z.number(), instance: id, about: words.exactOptional() })
const rawShape = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean(), z.null()]))

/** A file as it arrives: its bytes in base64, decoded here. */
const fileShape = z.object({
  name: z.string().min(1).max(255),
  type: z.string().max(200),
  base64: z.string().transform((text, context) => {
    try {
      return Uint8Array.fromBase64(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'this is not base64' })
      return z.NEVER
    }
  }),
})

/**
 * `key` makes a repeated request harmless: the same key is accepted once. `device` is the zone that somebody's device is
 * in, on the road; at home where it is left out.
 */
const origin = { as: id, key: id.optional(), device: id.optional() }
const fewFiles = z.array(fileShape).max(limits.files)

export const typedShape = z.object({
  ...origin,
  text: z.string().max(limits.text).default(''),
  files: fewFiles.default([]),
})
export const pressedShape = z.object({ ...origin, act: actShape, on: id.optional() })
export const submittedShape = z.object({ ...origin, tag: tagShape, raw: rawShape })

/** A file given to us, with its bytes at hand. */
export type GivenFile = { name: string; type: string; bytes: Uint8Array }

/** What somebody did, before it becomes an incoming. */
export type Deed =
  | { kind: 'said'; words: ReadText; files: SharedFile[] }
  | { kind: 'pressed'; act: Act; on: string | null }
  | { kind: 'submitted'; tag: FormTag; raw: Raw }

/** Somebody of the local chat, and the key of what they did: the same key is accepted once. `device`: its zone, on the road. */
export type Doer = { id: string; name: string; zone: string; key: string; device?: string | undefined }

/** What somebody did, as every platform tells it. Typed words open forms at once here: the page has a real dialog. */
export function readEvent(deed: Deed, doer: Doer): Incoming {
  const from = {
    key: doer.key,
    from: localAccount(doer.id),
    via: 'local',
    place: { kind: 'direct' as const, id: doer.id },
    canOpenForm: true,
    answerBy: null,
    handle: null,
    hint: { zone: doer.device ?? doer.zone, name: doer.name },
    address: doer.id,
  }
  switch (deed.kind) {
    case 'said': {
      const { text, links, mentions } = deed.words
      if (/^home$/i.test(text) && deed.files.length === 0) return { ...from, kind: 'home' }
      return { ...from, kind: 'said', text, links, mentions, files: deed.files }
    }
    case 'pressed':
      return { ...from, kind: 'pressed', act: deed.act, on: deed.on === null ? null : lineRef(doer.id, deed.on) }
    case 'submitted':
      return { ...from, kind: 'submitted', tag: deed.tag, raw: deed.raw }
  }
}
