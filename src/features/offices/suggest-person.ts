import { officeOf } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { may, mustBeAbleTo, officesHeld } from '#features/groups/access.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { personStore } from '#features/people/person-store.ts'
import { listed } from '#time/english-words.ts'
import { sayDate } from '#time/say-instant.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import {
  closedUntil,
  longestReason,
  type SuggestedFor,
  type Suggestion,
  saySuggestedBy,
  suggestionId,
  suggestsAs,
} from './suggestion.ts'
import { suggestionStore } from './suggestion-store.ts'

/** Whether the one who acts may suggest people for any office. */
export async function maySuggest(context: Context, _ask: object = {}): Promise<boolean> {
  const held = (await officesHeld(context, context.by)).map(({ office }) => office)
  return context.charter.offices.some(({ id }) => suggestsAs(context.charter, id, held) !== null)
}

/** `holds`, `has-offer`: there is nothing to suggest. Only those who appoint hear of an offer; others suggest as ever. */
export type Suggested = { kind: 'suggested' | 'holds' | 'has-offer'; suggestion: Suggestion; name: string }

/** Suggests a person for an office; those who appoint see it on their desk. @throws UserError for those whom the charter does not name. */
export async function suggestPerson(
  context: Context,
  ask: SuggestedFor & { reason: string | null },
): Promise<Suggested> {
  const { charter, store, by, now } = context
  // An office of one group suggests nobody for another group.
  const isOf = (group: string | null) => ask.group === null || group === null || group === ask.group
  const terms = (await officesHeld(context, by)).filter(({ group }) => isOf(group))
  const as = suggestsAs(
    charter,
    ask.office,
    terms.map(({ office }) => office),
  )
  if (as === null) throw notForYou(context, ask.office)
  const { person, office, group } = ask
  const [taken, [known]] = await Promise.all([
    store(officeTermStore).find({ person, office, group, state: { $in: ['offered', 'accepted'] } }),
    store(personStore).pick({ _id: person }, ['name']),
  ])
  const reason = ask.reason?.trim().slice(0, longestReason) || null
  const made: Suggestion = {
    ...{ _id: suggestionId(ask, by), person, office, group, by, as, at: now, reason },
    ...{ state: 'open', answeredAt: null, answeredBy: null },
  }
  const name = known?.name || 'They'
  if (taken.some(({ state }) => state === 'accepted')) return { kind: 'holds', suggestion: made, name }
  if (taken.length > 0 && (await may(context, 'appoint', group))) return { kind: 'has-offer', suggestion: made, name }
  const suggestion = await store(suggestionStore).put(made._id, entry(context, 'suggested'), (before) => {
    if (before === null) return made
    refuseDeclined(context, before, name)
    return before.state === 'open' && before.reason === reason ? before : { ...before, ...made }
  })
  return { kind: 'suggested', suggestion, name }
}

/** Takes one's own suggestion back, or declines another's. An answered one is returned as it is. */
export async function answerSuggestion(
  context: Context,
  ask: { suggestion: string; answer: 'declined' | 'withdrawn' },
): Promise<Suggestion> {
  const found = await suggestionFor(context, ask.suggestion)
  if (ask.answer === 'withdrawn' && found.by !== context.by) throw gone()
  if (ask.answer === 'declined') await mustBeAbleTo(context, 'appoint', found.group)
  return context
    .store(suggestionStore)
    .change(found._id, entry(context, `${ask.answer} a suggestion`), (before) =>
      before.state === 'open'
        ? { ...before, state: ask.answer, answeredAt: context.now, answeredBy: context.by }
        : before,
    )
}

/** A suggestion, and all who made it in words, for those who appoint. @throws UserError for others. */
export async function suggestionToOffer(
  context: Context,
  id: string,
): Promise<SuggestedFor & { suggested: string | null }> {
  const found = await suggestionFor(context, id)
  await mustBeAbleTo(context, 'appoint', found.group)
  return { ...found, suggested: await readSuggestedBy(context, found) }
}

/** A suggestion, for the person who made it, and those who appoint. */
async function suggestionFor(context: Context, id: string): Promise<Suggestion> {
  const found = await context.store(suggestionStore).get(id)
  if (found === null) throw gone()
  if (found.by !== context.by) await mustBeAbleTo(context, 'appoint', found.group)
  return found
}

/** Who suggested this person for this office, in words; null where nobody did. The caller has made sure that the reader appoints. */
export async function readSuggestedBy(context: Context, ask: SuggestedFor): Promise<string | null> {
  const open = await openSuggestions(context, ask)
  if (open.length === 0) return null
  const people = await context.store(personStore).pick({ _id: { $in: open.map(({ by }) => by) } }, ['name'])
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  return listed(open.map((one) => saySuggestedBy(one, names, context.charter)))
}

/** The office was offered: those who suggested this person hear it. */
export async function noteOffered(context: Context, ask: SuggestedFor): Promise<void> {
  const open = await openSuggestions(context, ask)
  if (open.length === 0) return
  const { by, now } = context
  await context.store(suggestionStore).changeAll(
    open.map(({ _id }) => _id),
    entry(context, 'offered what was suggested'),
    (before) => (before.state === 'open' ? { ...before, state: 'offered', answeredAt: now, answeredBy: by } : before),
  )
}

async function openSuggestions({ store }: Context, { person, office, group }: SuggestedFor): Promise<Suggestion[]> {
  return store(suggestionStore).find({ person, office, group, state: 'open' })
}

/** @throws UserError where it was declined lately. */
function refuseDeclined({ charter, now }: Context, before: Suggestion, name: string): void {
  const { zone } = charter.organisation
  const again = closedUntil(before, { today: dateAt(now, zone), zone })
  if (again === null) return
  throw new UserError(
    'declined-lately',
    `You suggested ${name} for this office, and it was declined. You can suggest them again from ${sayDate(again)}.`,
    { next: [{ label: 'Ask why', say: 'contact' }] },
  )
}

function notForYou({ charter }: Context, office: string): UserError {
  const { title, appointedBy } = officeOf(charter, office)
  const who = (appointedBy.suggestedBy ?? []).map((id) => officeOf(charter, id).title.many)
  const says =
    who.length === 0 ? `Nobody suggests a ${title.one} here.` : `Only the ${listed(who)} suggest a ${title.one}.`
  return new UserError('not-suggesting', `${says} You can ask them.`, {
    next: [{ label: 'See who they are', say: 'contact' }],
  })
}

function gone(): UserError {
  return new UserError('no-such-suggestion', 'This suggestion no longer exists.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

/** Whether the one who acts may see the names of people outside their groups, to appoint or suggest one. */
export async function seesEverybody(context: Context): Promise<boolean> {
  return (await may(context, 'appoint', null)) || (await may(context, 'see-all', null))
}
