import { documentUrl } from '#charter/documents.ts'
import type { Context } from '#context.ts'
import { ownGroups } from '#features/groups/access.ts'
import { termsName, termsUrl } from '#features/groups/terms-link.ts'

/** What somebody can read: the Terms and the documents of the organisation, and the files of the groups that they are in. */
export type ReadableDocuments = {
  documents: { title: string; url: string }[]
  files: { group: string; url: string }[]
}

/** What the one who acts can read, and where. */
export async function readDocuments(context: Context, _ask: object = {}): Promise<ReadableDocuments> {
  const { charter, links } = context
  const own = await ownGroups(context)
  return {
    documents: [
      { title: termsName(charter), url: termsUrl(charter, links) },
      ...charter.documents.map((one) => ({ title: one.title, url: documentUrl(one, links.publicUrl) })),
    ],
    files: own.flatMap(({ group: { short, filesUrl } }) => (filesUrl ? [{ group: short, url: filesUrl }] : [])),
  }
}
