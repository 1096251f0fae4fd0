import type { Charter } from '#charter/charter.ts'
import { buttons, formButton, sayButton, text } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import { deadlineText } from '#features/applications/cards/call-card.ts'
import type { GroupView } from '#features/directory/read-groups.ts'
import type { Instant } from '#time/instant.ts'

/** The first message to somebody new: what Convenor does and what to try. */
export function welcome({ organisation, words }: Charter): Block[] {
  return [
    text({ strong: `I am ${words.bot}, the assistant of ${organisation.short}. ` }, organisation.about),
    text(`You apply to a ${words.group.one} here. We tell you when it meets, and send you its ${words.minutes}.`),
  ]
}

/** Which groups take applications, until when, with a way to apply to each. */
export function openCalls(charter: Charter, views: readonly GroupView[], now: Instant): Block[] {
  const open = views.filter(({ call, mine }) => call?.state === 'open' && (mine === null || mine === 'draft'))
  const see = sayButton('See groups', 'groups')
  if (open.length === 0)
    return [
      text(`No ${charter.words.group.one} is open for applications now. We can tell you when one opens.`),
      buttons(see),
    ]
  const apply = open.slice(0, 4).map(({ group, mine }) =>
    formButton(mine === 'draft' ? `Go on: ${group.short}` : `Apply to ${group.short}`, 'apply-to', {
      group: group.id,
    }),
  )
  return [
    text('Applications are open:'),
    {
      kind: 'list',
      items: open.map(({ group, call }) => [
        { strong: group.title },
        ...(call ? [`, ${deadlineText(charter, call, now)}`] : []),
      ]),
    },
    buttons(...apply, see),
  ]
}
