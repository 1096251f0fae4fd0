import type { Charter } from '#charter/charter.ts'
import { buttons, formButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { Warned } from '#features/applications/warn-member.ts'
import type { Application, Warning } from '#features/groups/application.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

type World = { charter: Charter; now: Instant }

/** So many members with warnings are shown above the form that removes one. */
const most = 10

/** "Thu 5 Mar: “You missed four meetings.” They answered: “I was ill.”" */
function sayWarning({ at, reason, answer }: Warning, { charter, now, they }: World & { they: string }): string {
  const answered = answer === null ? '' : ` ${they} answered: “${answer}”`
  return `${sayDateAt(dateAt(at, charter.organisation.zone), now)}: “${reason}”${answered}`
}

/** Who was warned before, and what they answered: for those who warn again, or remove. */
export function warnedBlocks(warned: readonly Warned[], { charter, now }: World): Block[] {
  if (warned.length === 0) return []
  return [
    text({ strong: 'Warned before' }),
    {
      kind: 'list',
      items: warned
        .slice(0, most)
        .map(({ name, warnings }) => [
          { strong: name },
          `, ${warnings.map((one) => sayWarning(one, { charter, now, they: 'They' })).join(' ')}`,
        ]),
    },
  ]
}

/** The warnings of one's own membership, each to be answered once. */
export function ownWarnings({ _id, warnings = [] }: Application, { charter, now }: World): Block[] {
  return warnings.flatMap((one): Block[] => [
    { kind: 'text', spans: [`Warning of ${sayWarning(one, { charter, now, they: 'You' })}`], whole: true },
    ...(one.answer === null ? [buttons(answerWarningButton(_id, one.id))] : []),
  ])
}

/** Opens the form in which a member answers a warning. */
export function answerWarningButton(application: string, warning: string) {
  return formButton('Answer', 'answer-warning', { application, warning })
}
