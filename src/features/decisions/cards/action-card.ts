import { actButton, buttonRows, buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block, Button, Span } from '#chat/message.ts'
import type { ActionDraft, Owner } from '#features/decisions/action-lines.ts'
import { type Action, isLateAction } from '#features/meetings/action.ts'
import type { NamedActions } from '#features/meetings/read-actions.ts'
import { counted } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'

/** So much of an action is on a button. */
const onButton = 30

/** So many actions are listed at once. */
const mostListed = 8

type Shown = { now: Instant; zone: string }

/** "draft the text, by Fri 12 Jun (PROC-7)". */
export function sayAction({ what, due, reference }: Pick<Action, 'what' | 'due' | 'reference'>, now: Instant): string {
  return `${what}${sayDue(due, now)}${reference === null ? '' : ` (${reference})`}`
}

function sayDue(due: CalendarDate | null, now: Instant): string {
  return due === null ? '' : `, by ${sayDateAt(due, now)}`
}

/** The open actions of a group as its next agenda shows them; nothing where there are none. @param zone the organisation's. */
export function carriedBlocks(
  { actions, names }: NamedActions,
  { now, zone, group }: Shown & { group: string },
): Block[] {
  if (actions.length === 0) return []
  const shown = actions.slice(0, mostListed)
  return [
    text({ strong: `Open actions: ${actions.length}` }),
    { kind: 'list', items: shown.map((action) => actionSpans(action, nameIn(names, action.owner), { now, zone })) },
    ...(actions.length > shown.length ? [note(`and ${actions.length - shown.length} more`)] : []),
    { kind: 'buttons', buttons: [sayButton('See all actions', `actions ${group}`)] },
  ]
}

/** "Amina Diallo: draft the text, by Fri 12 Jun (PROC-7). Late." */
function actionSpans(action: Action, name: string, { now, zone }: Shown): Span[] {
  const marks = [
    ...(isLateAction(action, dateAt(now, zone)) ? ['Late.'] : []),
    ...(action.state === 'asked' ? ['Not accepted yet.'] : []),
    ...(action.state === 'refused' ? [`${name} said it is not theirs.`] : []),
  ]
  const said = sayAction(action, now)
  return [{ strong: name }, marks.length === 0 ? `: ${said}` : `: ${said}. ${marks.join(' ')}`]
}

/** The open actions of a group, and for those who keep its minutes what they can do about each. */
export function groupActionBlocks(
  { actions, names, keeps }: NamedActions & { keeps: boolean },
  { me, short, ...shown }: Shown & { me: string; short: string },
): Block[] {
  if (actions.length === 0) return [text(`${short} has no open actions.`)]
  const listed = actions.slice(0, mostListed)
  return [
    text({ strong: `${short}: ${counted(actions.length, 'open action')}` }),
    { kind: 'list', items: listed.map((action) => actionSpans(action, nameIn(names, action.owner), shown)) },
    ...(actions.length > listed.length ? [note(`and ${actions.length - listed.length} more`)] : []),
    ...buttonRows(
      listed.flatMap((action) => {
        if (action.state === 'refused') return keeps ? [giveButton(action)] : []
        return action.owner === me || keeps ? [doneButton(action)] : []
      }),
    ),
  ]
}

/** One's own open actions, each with the press that closes it, or answers it. */
export function ownActionBlocks(actions: readonly Action[], { now, zone }: Shown): Block[] {
  if (actions.length === 0) return [text('You have no open actions.')]
  const listed = actions.slice(0, mostListed)
  const today = dateAt(now, zone)
  return [
    text({ strong: `Your open actions: ${actions.length}` }),
    {
      kind: 'list',
      items: listed.map((action) => [`${sayAction(action, now)}${isLateAction(action, today) ? '. Late.' : ''}`]),
    },
    ...(actions.length > listed.length ? [note(`and ${actions.length - listed.length} more`)] : []),
    ...buttonRows(
      listed.flatMap((action) =>
        action.state === 'asked'
          ? [actButton(`Accept: ${short(action)}`, 'accept-action', about(action))]
          : [doneButton(action)],
      ),
    ),
  ]
}

export function doneButton(action: Pick<Action, '_id' | 'what'>): Button {
  return actButton(`Mark as done: ${short(action)}`, 'finish-action', about(action))
}

/** Opens the form in which an action is given to another. */
export function giveButton(action: Pick<Action, '_id' | 'what'>): Button {
  return formButton(`Give to another: ${short(action)}`, 'give-action', about(action))
}

/** The one press by which its owner answers an action. */
export function answerButtons(action: Pick<Action, '_id'>): Block {
  return buttons(
    actButton('Accept', 'accept-action', about(action)),
    actButton('Not me', 'refuse-action', about(action)),
  )
}

/** The actions that were read of some words, before anybody is asked: what is missing is filled in by a form. */
export function draftBlocks(
  { drafts, owners, pending }: { drafts: readonly ActionDraft[]; owners: readonly Owner[]; pending: string },
  { now, me }: { now: Instant; me: string },
): Block[] {
  const nameOf = (person: string) => owners.find((owner) => owner.person === person)?.name ?? ''
  const isWhole = drafts.every(({ owner }) => owner !== null)
  const isOwn = drafts.every(({ owner }) => owner === me)
  const count = counted(drafts.length, 'action')
  return [
    text({ strong: drafts.length === 1 ? 'Is this action right?' : `Are these ${count} right?` }),
    {
      kind: 'list',
      items: drafts.map(({ owner, who, what, due }): Span[] => [
        { strong: owner === null ? (who === '' ? 'Owner missing' : `${who} (who is it?)`) : nameOf(owner) },
        `: ${what}${sayDue(due, now)}`,
      ]),
    },
    note(
      isWhole
        ? isOwn
          ? 'We show it in the next agenda until it is done.'
          : 'We ask each owner to accept. The next agenda shows open actions.'
        : 'We know nobody of this name in the group, or more than one person. Please choose the owner.',
    ),
    isWhole
      ? buttons(
          actButton(isOwn ? `Save ${count}` : `Save ${count} and ask the owners`, 'confirm-actions', { pending }),
          formButton('Change', 'change-actions', { pending }),
        )
      : buttons(formButton(`Complete ${count}`, 'change-actions', { pending })),
  ]
}

function about({ _id }: Pick<Action, '_id'>): Record<string, string> {
  return { action: _id }
}

function short({ what }: Pick<Action, 'what'>): string {
  return cutAt(what, onButton)
}

function nameIn(names: ReadonlyMap<string, string>, person: string): string {
  return names.get(person) || 'Someone without a name'
}
