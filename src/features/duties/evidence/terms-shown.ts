import { liveFromAt } from '#charter/admission.ts'
import type { EvidenceRule } from '../evidence.ts'

/** The terms can be read by everybody: their whole text, or its address, stands on the public page. */
export const termsShown: EvidenceRule = ({ charter }) => {
  const { title, version, text, url } = charter.organisation.terms
  if (text === undefined && url === undefined)
    return { last: null, owed: [{ says: `the text of the ${title}`, due: null }] }
  return { last: { says: `${title}, version ${version}, on the page About`, at: liveFromAt(charter) }, owed: [] }
}
