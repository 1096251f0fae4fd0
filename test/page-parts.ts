import { personStore } from '#features/people/person-store.ts'
import type { PageParts } from '#web/page.ts'

/** What pages are told of the house around them: where a test says nothing else, few visitors, no e-mail, and no bugs. */
export function pageParts(parts: Pick<PageParts, 'contextOf'> & Partial<PageParts>): PageParts {
  const report = (error: unknown) => {
    throw error
  }
  const holderOf = (id: string) => parts.contextOf(id).store(personStore).get(id)
  return {
    holderOf,
    secret: '',
    publicUrl: 'http://localhost:3978',
    count: async () => 1,
    mail: null,
    report,
    ...parts,
  }
}
