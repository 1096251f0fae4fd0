import { type Charter, listedGroups } from '#charter/charter.ts'
import type { Group } from '#charter/convening.ts'
import { findGroup } from '#charter/find-group.ts'
import { UserError } from '#user-error.ts'

/**
 * The group that somebody's words name. @param verb the command they were for: it is offered again with each choice.
 * @throws UserError where no group, or more than one, is named.
 */
export function groupNamed(charter: Charter, words: string, verb: string): Group {
  const found = findGroup(charter, words)
  if (found.kind === 'one') return found.group
  const next = (groups: Group[]) => groups.slice(0, 4).map(({ short, id }) => ({ label: short, say: `${verb} ${id}` }))
  const see = { label: 'See groups', say: 'groups' }
  const { one, many } = charter.words.group
  if (found.kind === 'several')
    throw new UserError('several-groups', `More than one ${one} fits "${shortened(words)}". Which one?`, {
      next: next(found.groups),
    })
  if (words === '') throw new UserError('no-group', `Which ${one}?`, { next: [...next(listedGroups(charter)), see] })
  if (found.suggestions.length === 0)
    throw new UserError('no-such-group', `There is no ${one} called "${shortened(words)}".`, { next: [see] })
  const titles = found.suggestions.map(({ title }) => title).join(', or ')
  throw new UserError(
    'no-such-group',
    `There is no ${one} called "${shortened(words)}". Of our ${many}, did you mean ${titles}?`,
    {
      next: [...next(found.suggestions), see],
    },
  )
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}
