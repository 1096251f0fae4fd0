/** A document of the organisation that anybody may read: at its own address, or as `text` that stands beside the charter. */
export type OrganisationDocument = {
  id: string
  title: string
  kind: 'booklet' | 'terms' | 'events' | 'guide' | 'report' | 'other'
  url?: string
  text?: string
}

/** Where a document is read: at its own address, or on a page of ours. @param publicUrl '' for a link within our pages. */
export function documentUrl({ id, url }: OrganisationDocument, publicUrl: string): string {
  return url ?? `${publicUrl}/documents/${id}`
}
