import type { Charter } from '#charter/charter.ts'
import type { Context, Links } from '#context.ts'

/** Where the Terms can be read whole: at their own address, or on our page about the organisation. */
export function termsUrl({ organisation }: Charter, { publicUrl }: Pick<Links, 'publicUrl'>): string {
  return organisation.terms.url ?? `${publicUrl}/about#terms`
}

/** The same for a dialog. */
export async function readTermsUrl({ charter, links }: Context, _ask: object = {}): Promise<string> {
  return termsUrl(charter, links)
}

/** "Terms of Reference (version 1)": how the Terms are called where somebody agrees to them. */
export function termsName({ organisation }: Charter): string {
  const { title, version } = organisation.terms
  return `${title} (version ${version})`
}
