import type { PageParts } from '#web/page.ts'

/** What pages are told of the house around them: where a test says nothing else, few visitors, and no e-mail. */
export function pageParts(parts: Pick<PageParts, 'contextOf'> & Partial<PageParts>): PageParts {
  return { secret: '', publicUrl: 'http://localhost:3978', count: async () => 1, mail: null, ...parts }
}
