import { groupOf } from '#charter/charter.ts'
import { actButton, buttons, formButton, heading, note, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Button, Message } from '#chat/message.ts'
import { groupsToSay, viewsBy } from '#features/requests/dispute.ts'
import { type DisputeFacts, groupsLedBy, ledGroups } from '#features/requests/dispute-facts.ts'
import { listed } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { personName } from './request-words.ts'

/** "Procurement and Financing". */
export function groupsOfDispute({ about, charter }: Pick<DisputeFacts, 'about' | 'charter'>): string {
  return listed(about.groups.map((group) => groupOf(charter, group).short))
}

/** Everything that was said of it, whole. */
export function disputeBlocks(facts: DisputeFacts, now: Instant): Block[] {
  const { about, people, charter } = facts
  const views = about.views.filter(({ by, text: said }) => by !== about.by || said !== about.text)
  return [
    { kind: 'text', spans: [{ strong: `${personName(people, about.by)}: ` }, about.text], whole: true },
    ...views.map(
      ({ group, by, text: said }): Block => ({
        kind: 'text',
        spans: [{ strong: `${personName(people, by)} (${groupOf(charter, group).short}): ` }, said],
        whole: true,
      }),
    ),
    ...(about.guidance === null ? [] : [guidanceBlock(facts, now)]),
  ]
}

/** The guidance, with its date and who gave it. */
export function guidanceBlock({ about, people, charter }: DisputeFacts, now: Instant): Block {
  const day = sayDateAt(dateAt(about.guidedAt ?? about.at, charter.organisation.zone), now)
  const who = personName(people, about.guidedBy)
  return { kind: 'text', spans: [{ strong: `Guidance of ${who}, ${day}: ` }, about.guidance ?? ''], whole: true }
}

/** Whom it waits for. */
export function disputeStanding(facts: DisputeFacts, now: Instant): string {
  const { about, charter } = facts
  if (about.guidedAt !== null) return 'Settled.'
  const waits = groupsToSay(about).filter((group) => ledGroups(facts).includes(group))
  const day = viewsBy(charter, about.at)
  const isOver = dateAt(now, charter.organisation.zone) > day
  if (waits.length === 0 || isOver) return 'Waiting for guidance.'
  const names = listed(waits.map((group) => groupOf(charter, group).short))
  return `Waiting for the view of ${names} until ${sayDateAt(day, now)}.`
}

/** A dispute, with what the reader can do about it. */
export function disputeCard(facts: DisputeFacts, { me, now }: { me: string; now: Instant }, first?: string): Message {
  const { about, guides } = facts
  const toSay = groupsToSay(about).filter((group) => groupsLedBy(facts, me).includes(group))
  const all: Button[] = [
    ...(toSay.length > 0 ? [viewButton(about._id)] : []),
    ...(about.guidedAt === null && guides.includes(me) ? [guideButton(about._id)] : []),
  ]
  const [main, ...others] = all
  return {
    summary: [first ?? `${groupsOfDispute(facts)}: ${cutAt(about.text, 100)}`],
    blocks: [
      ...(first === undefined ? [] : [text({ strong: first })]),
      heading(`${groupsOfDispute(facts)}: a dispute about scopes`),
      ...disputeBlocks(facts, now),
      note(disputeStanding(facts, now)),
      ...(main ? [buttons(main, ...others)] : []),
    ],
  }
}

/** The disputes, one a line. */
export function disputeLines(disputes: readonly DisputeFacts[], now: Instant): Block[] {
  return disputes.flatMap((facts): Block[] => [
    text({ strong: groupsOfDispute(facts) }, `: ${cutAt(facts.about.text, 100)} ${disputeStanding(facts, now)}`),
    buttons(
      actButton(`Read it (${groupsOfDispute(facts)})`.slice(0, 70), 'read-dispute', { dispute: facts.about._id }),
    ),
  ])
}

export function viewButton(dispute: string): Button {
  return formButton('Say your view', 'say-view', { dispute })
}

export function guideButton(dispute: string): Button {
  return formButton('Give guidance', 'guide-dispute', { dispute })
}
