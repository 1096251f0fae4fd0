import { actButton, buttonRows, ending, inMenu } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Button, Span } from '#chat/message.ts'
import { authorOf, type Chapter, isFree, matchingTopics } from '#features/plans/plan.ts'
import type { PlanView } from '#features/plans/read-plan.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'

/** A card has room for so many buttons of chapters. */
const mostPressed = 15

/** The chapters, those that fit the reader's expertise first, with what the reader can do with each; leaders can free and remove them. */
export function chapterBlocks(view: PlanView, { now }: { now: Instant }): Block[] {
  const { plan, leads, isMember, expertise, me, gone } = view
  if (plan.chapters.length === 0) return []
  const free = (one: Chapter) => isFree(one, gone)
  const matches = (one: Chapter) => free(one) && matchingTopics(one, expertise).length > 0
  const ordered = [...plan.chapters.filter(matches), ...plan.chapters.filter((one) => !matches(one))]
  const about = (one: Chapter) => ({ group: plan.group, chapter: one.id })
  const presses = ordered.flatMap((one): Button[] => {
    if (leads && one.claim?.answer === null && !free(one))
      return [
        actButton(
          `Confirm ${view.names.get(one.claim.person) || 'the author'}: ${one.title}`,
          'confirm-chapter',
          about(one),
        ),
        inMenu(actButton(`Decline for ${one.title}`, 'decline-chapter', about(one))),
      ]
    if (one.done === null && authorOf(one) === me && !free(one))
      return [actButton(`Mark ${one.title} done`, 'finish-chapter', about(one))]
    return free(one) && (isMember || leads) ? [actButton(`Draft ${one.title}`, 'claim-chapter', about(one))] : []
  })
  return [
    { kind: 'list', items: ordered.map((one) => chapterSpans(one, view, now)) },
    ...buttonRows(presses.slice(0, mostPressed)),
    ...(leads ? ordered.slice(0, mostPressed).map((one) => leadersMenu(one, about(one))) : []),
  ]
}

/** What those who lead can do with each chapter, drafted or not. */
function leadersMenu(one: Chapter, about: { group: string; chapter: string }): Block {
  const title = cutAt(one.title, 60)
  const free = actButton(`Free ${title}`, 'free-chapter', about)
  return {
    kind: 'buttons',
    buttons: [
      ...(one.done === null && authorOf(one) !== null
        ? [ending(inMenu(free), 'Free this chapter? Its author drafts it no more.')]
        : []),
      ending(inMenu(actButton(`Remove ${title}`, 'remove-chapter', about)), 'Remove this chapter from the plan?'),
    ],
  }
}

/** "Tendering (law, public finance): Amina Diallo drafts it, due Tue 30 Jun." */
function chapterSpans(one: Chapter, { names, expertise, gone }: PlanView, now: Instant): Span[] {
  const { title, topics, due, claim, done } = one
  const author = authorOf(one)
  const who = claim ? names.get(claim.person) || 'Someone' : ''
  const state =
    claim !== null && isFree(one, gone) && claim.answer !== 'no'
      ? `free, because ${who} has left`
      : author !== null
        ? `${who} ${done ? 'has drafted' : 'drafts'} it`
        : claim?.answer === null
          ? `${who} wants to draft it`
          : 'free'
  const fits = isFree(one, gone) ? matchingTopics(one, expertise) : []
  return [
    { strong: title },
    `${topics.length > 0 ? ` (${topics.join(', ')})` : ''}: ${state}${due ? `, due ${sayDateAt(due, now)}` : ''}.`,
    ...(fits.length > 0 ? [' Fits your expertise.'] : []),
  ]
}
