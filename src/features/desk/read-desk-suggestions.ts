import type { Context } from '#context.ts'
import type { Suggestion } from '#features/offices/suggestion.ts'
import { suggestionStore } from '#features/offices/suggestion-store.ts'
import type { DeskReader } from './desk.ts'

/** So many suggestions are shown; the oldest first. */
const most = 50

/** The suggestions that wait for those who appoint; nothing for others. */
export async function readDeskSuggestions(
  { store }: Context,
  { appoints }: Pick<DeskReader, 'appoints'>,
): Promise<Suggestion[]> {
  return appoints ? store(suggestionStore).find({ state: 'open' }, { sort: { at: 1 }, limit: most }) : []
}
