import { buttons, formButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { Warned } from '#features/applications/warn-member.ts'
import type { Application, Warning } from '#features/groups/application.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** So many members with warnings are shown above the form that removes one. */
const most = 10

/** "Thu 5 Mar: “You missed four meetings.” They answered: “I was ill.”" */
function sayWarning({ at, reason, answer }: Warning, { now, they }: { now: Instant; they: string }): string {
  const answered = answer === null ? '' : ` ${they} answered: “${answer}”`
  return `${sayDateAt(at.slice(0, 10), now)}: “${reason}”${answered}`
}

/** Who was warned before, and what they answered: for those who warn again, or remove. */
export function warnedBlocks(warned: readonly Warned[], now: Instant): Block[] {
  if (warned.length === 0) return []
  return [
    text({ strong: 'Warned before' }),
    {
      kind: 'list',
      items: warned
        .slice(0, most)
        .map(({ name, warnings }) => [
          { strong: name },
          `, ${warnings.map((one) => sayWarning(one, { now, they: 'They' })).join(' ')}`,
        ]),
    },
  ]
}

/** The warnings of one's own membership, each to be answered once. */
export function ownWarnings({ _id, warnings = [] }: Application, now: Instant): Block[] {
  return warnings.flatMap((one): Block[] => [
    { kind: 'text', spans: [`Warning of ${sayWarning(one, { now, they: 'You' })}`], whole: true },
    ...(one.answer === null ? [buttons(answerWarningButton(_id, one.id))] : []),
  ])
}

/** Opens the form in which a member answers a warning. */
export function answerWarningButton(application: string, warning: string) {
  return formButton('Answer', 'answer-warning', { application, warning })
}
