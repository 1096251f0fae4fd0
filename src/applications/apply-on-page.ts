import { createHash } from 'node:crypto'
import type { Charter } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { accountId } from '#people/account.ts'
import { chooseZone } from '#people/change-preferences.ts'
import { newPerson } from '#people/person.ts'
import type { Instant } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import type { Application } from './application.ts'
import { ownApplication } from './own-application.ts'
import { saveDraft } from './save-draft.ts'
import { type Started, startApplication } from './start-application.ts'
import { submitApplication } from './submit-application.ts'

/*
 * Applying on the public page, for people who are in neither Slack nor Teams. Nobody is logged in there, so whoever
 * sends a form is a new person, and the form's own id is theirs: sent twice, it is one application. Until they have
 * opened the link in a letter they have no account, for a typed address proves nothing: they can be reached by nobody,
 * see where they stand on a page of their own, and those who decide are told so. A confirmed address is an account of
 * kind e-mail; who confirms it again is the same person. It is never joined with somebody's account in a chat.
 */
export type PageApplication = {
  group: string
  /** When the form was opened: it may come in during the grace where that was before the deadline. */
  openedAt: Instant
  /** Why it should be considered after the deadline. */
  late?: string
  answers: Record<string, string>
  zone: { zone: string; said: string }
}

/** Keeps what somebody new has filled in, as a draft of theirs. `context.by` is the id of the form. */
export async function draftOnPage(context: Context, ask: PageApplication): Promise<Started> {
  const { people, applications } = context.stores
  const met = entry(context, 'met on a page')
  await people.put(context.by, met, (before) => before ?? newPerson(context.by, context.now, {}))
  const { group, openedAt, late } = ask
  const started = await startApplication(context, { group, openedAt, ...(late === undefined ? {} : { late }) })
  if (started.kind !== 'draft') return started
  const { _id } = started.application
  await applications.change(_id, entry(context, 'on a page'), (before) =>
    before.onPage ? before : { ...before, onPage: { addressConfirmed: false } },
  )
  const application = await saveDraft(context, { application: _id, answers: ask.answers })
  await chooseZone(context, ask.zone)
  return { ...started, application }
}

/**
 * The link in the letter was opened and its button pressed: the address is theirs, and the draft is handed in. Somebody
 * known by this address already goes on as the person they are, and the draft becomes theirs.
 * @param ask.mark of the address that the letter went to, see `addressMark`.
 * @returns the application as it now is; its person may be another than who began it.
 */
export async function confirmOnPage(
  context: Context,
  ask: { application: string; mark: string },
): Promise<Application> {
  const draft = await ownApplication(context, ask.application)
  if (draft.state !== 'draft') return draft
  // A form can be sent again with another address: what was confirmed is the one that the letter went to.
  const address = addressIn(context.charter, draft)
  if (addressMark(draft._id, address) !== ask.mark)
    throw new UserError('old-letter', 'The address was changed after this letter. Please open the newest one.')
  const person = await personBehind(context, address)
  const as = { ...context, by: person }
  const theirs = person === draft.person ? draft : await takenOver(as, draft)
  if (theirs.state !== 'draft') return theirs
  await context.stores.applications.change(theirs._id, entry(as, 'address confirmed'), (before) => ({
    ...before,
    onPage: { addressConfirmed: true },
  }))
  return submitApplication(as, { application: theirs._id })
}

/** The address that an application gives. */
export function addressIn({ fields }: Charter, { answers }: Pick<Application, 'answers'>): string {
  const field = fields.find(({ prefill }) => prefill === 'email')
  return (field && answers[field.id]) || ''
}

/** Tells one address from another, and is no address itself: links are kept in many a place. */
export function addressMark(application: string, address: string): string {
  return createHash('sha256').update(`${application}|${address}`).digest('base64url')
}

/** Who has this confirmed address: the one who confirmed it first. */
async function personBehind(context: Context, address: string): Promise<string> {
  const account = { platform: 'email', workspace: 'page', user: address.toLowerCase() } as const
  const _id = accountId(account)
  const known = { _id, person: context.by, account, via: 'email', address, reachable: true, unreachable: null }
  const { person } = await context.stores.accounts.put(_id, entry(context, 'confirmed'), (before) => ({
    ...(before ?? known),
    reachable: true,
    unreachable: null,
    lastAt: context.now,
  }))
  return person
}

/** The draft of a newcomer who turns out to be known becomes their own, and the newcomer is forgotten. */
async function takenOver(context: Context, draft: Application): Promise<Application> {
  const { people, applications } = context.stores
  const newcomer = await people.get(draft.person)
  const zone = newcomer?.zone ?? context.charter.organisation.zone
  const { group, startedAt: openedAt, answers, late } = draft
  const ask = { group, openedAt, answers, zone: { zone, said: newcomer?.zoneSaid ?? zone } }
  const started = await draftOnPage(context, { ...ask, ...(late === null ? {} : { late }) })
  if (started.kind !== 'draft' && started.kind !== 'already')
    throw new UserError('call-closed', 'This call has closed meanwhile, so the application was not sent.')
  await applications.remove({ _id: draft._id })
  await people.remove({ _id: draft.person })
  return started.application
}
