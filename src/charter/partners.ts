import type { Charter } from './charter.ts'

/** An organisation that carries this one together with others. Persons belong to it by their choice. */
export type Partner = {
  id: string
  name: string
  short: string
  role: 'coordinator' | 'supporter'
  website?: string
  /** Whom to write to. Who has confirmed this address here may upload the logo. */
  contact?: { name?: string; email: string }
  /** What its addresses end in, `itu.int`: somebody who has confirmed such an address belongs to it for certain. */
  domains: string[]
}

/** @returns the partner with this id, if there is one. */
export function partnerOf({ partners }: Pick<Charter, 'partners'>, id: string): Partner | undefined {
  return partners.find((partner) => partner.id === id)
}

/** @returns the partner that words name: by its id, its short name or its whole name. */
export function partnerNamed({ partners }: Pick<Charter, 'partners'>, words: string): Partner | undefined {
  const asked = plain(words)
  return partners.find(({ id, short, name }) => [id, short, name].some((one) => plain(one) === asked))
}

function plain(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
