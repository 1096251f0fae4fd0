import type { Charter } from '#charter/charter.ts'
import { memberSteps } from '#charter/onboarding.ts'
import { actButton, note, text } from '#chat/button.ts'
import { listBlocks, listPage } from '#chat/list-page.ts'
import { type Message, message } from '#chat/message.ts'
import type { OpenSteps } from '#features/onboarding/read-open-steps.ts'
import { counted, listed } from '#time/english-words.ts'
import { millisecondsOf } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'

/** Who has steps that are not done, for the secretariat; a page at a time. */
export function openStepsCard(
  { open, all }: { open: readonly OpenSteps[]; all: number },
  { charter, now, from }: { charter: Charter; now: string; from: number },
): Message {
  const { member } = charter.words
  if (open.length === 0) return message(`Every ${member.one} has done their own steps.`)
  const items = open.map((one) => {
    const steps = memberSteps(charter).filter(({ id }) => one.open.includes(id))
    const day = sayDateAt(dateAt(one.since, charter.organisation.zone), now)
    const groups = one.groups.flatMap((id) => charter.groups.find((group) => group.id === id)?.short ?? [])
    return [{ strong: one.name }, `, ${listed(groups)}: ${listed(steps.map(({ name }) => name))}. Joined on ${day}.`]
  })
  const days = Math.round(millisecondsOf(charter.reminders.steps) / millisecondsOf('P1D'))
  const page = listPage(items, { from, most: 10 })
  const more = all - open.length
  return message(
    text({ strong: `${all} ${all === 1 ? `${member.one} has` : `${member.many} have`} steps to do.` }),
    ...listBlocks(page, (next) => actButton('See more', 'more-open-steps', { from: next })),
    ...(page.next === null && more > 0 ? [note(`and ${more} more`)] : []),
    note(`We remind each of them once, ${counted(days, 'day')} after they joined.`),
  )
}
