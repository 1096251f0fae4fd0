import { type Charter, groupOf } from '#charter/charter.ts'
import { actButton, buttons, sayButton, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import type { Removed } from '#features/applications/remove-member.ts'
import { removalUntil } from '#features/groups/application-rules.ts'
import { counted } from '#time/english-words.ts'
import { epochOf, type Instant } from '#time/instant.ts'

/** What is true of a membership that was just ended, or is there again. */
export function removalCard(
  { kind, application, name, reached }: Removed,
  { charter, now }: { charter: Charter; now: Instant },
): Message {
  const { _id, group, removal } = application
  const { short } = groupOf(charter, group)
  const { one } = charter.words.member
  const see = sayButton('See who is in it', `members ${group}`)
  if (kind === 'back') return message(`${name} is a ${one} of ${short} again. We told nobody.`, buttons(see))
  if (kind === 'gone' || removal === undefined)
    return message(`${name} had left ${short} already. Nothing was changed.`, buttons(see))
  const minutes = Math.max(1, Math.ceil((removalUntil(removal, charter) - epochOf(now)) / 60_000))
  return message(
    text(
      { strong: `You removed ${name} from ${short}.` },
      reached ? ` We'll tell them in ${counted(minutes, 'minute')}. You can undo until then.` : ' You can undo it.',
    ),
    ...(reached ? [] : [text("We can't reach them. Please tell them yourself.")]),
    buttons(actButton('Undo', 'undo-removal', { application: _id }), see),
  )
}
