import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttonRows, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block } from '#chat/message.ts'
import type { PlanTask } from '#features/plans/plan-tasks.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** So many are shown; the plan has the others. */
const most = 3

/** What somebody sees to in the plans, with the press that ends it. */
export function ownTaskBlocks(
  tasks: readonly (PlanTask & { group: string })[],
  { charter, now }: { charter: Charter; now: Instant },
): Block[] {
  if (tasks.length === 0) return []
  const shown = tasks.slice(0, most)
  return [
    text({ strong: 'You see to' }),
    {
      kind: 'list',
      items: shown.map(({ group, title, date }) => [
        { strong: groupOf(charter, group).short },
        `: ${title}, due ${sayDateAt(date, now)}.`,
      ]),
    },
    ...buttonRows(
      shown.map(({ group, kind, id, title }) =>
        actButton(`Mark ${cutAt(title, 40)} done`, `finish-${kind}`, { group, [kind]: id }),
      ),
    ),
  ]
}
