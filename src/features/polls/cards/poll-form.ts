import type { Group } from '#charter/convening.ts'
import type { Field } from '#chat/form.ts'
import { longestTitle } from '#features/meetings/cards/schedule-form.ts'
import { lengthWords, zoneWords } from '#features/meetings/cards/when-card.ts'
import { timesExample } from '#features/polls/open-poll.ts'
import type { WhenSession } from '#time/when.ts'

/** The fields of a poll. @param led the groups that may be asked. */
export function pollFields(led: readonly Group[]) {
  return [
    {
      name: 'group',
      label: 'Whom to ask',
      kind: 'choice',
      options: led.map(({ id, short }) => ({ value: id, label: short })),
    },
    { name: 'title', label: 'What is it about?', kind: 'text', max: longestTitle, optional: true },
    {
      name: 'times',
      label: 'The times to choose from',
      help: `Two or more. For instance: ${timesExample} Geneva 90m`,
      kind: 'multiline',
      max: 600,
    },
  ] as const satisfies readonly Field[]
}

/** Times as words that are read back as the same, and the join link that was typed with them. */
export function timesWords(sessions: readonly WhenSession[], link: string | null): string {
  const times = sessions.map(({ date, time, zone, said, lasts }) =>
    [date, time, zoneWords({ zone, said }), lengthWords(lasts)].filter((word) => word).join(' '),
  )
  return [times.join(' or\n'), link].filter((word) => word).join('\n')
}
