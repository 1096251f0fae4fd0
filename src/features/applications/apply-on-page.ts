import { createHash } from 'node:crypto'
import type { Charter } from '#charter/charter.ts'
import { type Context, entry } from '#context.ts'
import { type Application, openStates } from '#features/groups/application.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { ownApplication } from '#features/groups/own-application.ts'
import { accountId } from '#features/people/account.ts'
import { chooseZone } from '#features/people/change-preferences.ts'
import { newPerson } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { inviteOutsider } from '#features/subscriptions/choose-calendar.ts'
import type { Instant } from '#time/instant.ts'
import { UserError } from '#user-error.ts'
import { saveDraft } from './save-draft.ts'
import { draftFor, type Started, startApplication } from './start-application.ts'
import { submitApplication } from './submit-application.ts'

/*
 * Applying on the public page, for people who are in neither Slack nor Teams. Nobody is logged in there, so whoever
 * sends a form is a new person, and the form's own id is theirs: sent twice, it is one application. Until they have
 * opened the link in a letter they have no account, for a typed address proves nothing: they can be reached by nobody,
 * see where they stand on a page of their own, and those who decide are told so. A confirmed address is an account of
 * kind e-mail; who confirms it again is the same person. It is never joined with somebody's account in a chat.
 */
const pageWorkspace = 'page'

export type PageApplication = {
  group: string
  /** When the form was opened: it may come in during the grace where that was before the deadline. */
  openedAt: Instant
  /** The applicant's reason why an application after the deadline should be considered. */
  late?: string
  answers: Record<string, string>
  zone: { zone: string; said: string }
}

/** Whoever owns the form's application has confirmed an address with it, and is told there where it stands. */
type Confirmed = { kind: 'confirmed'; application: Application; address: string }

/**
 * Keeps what somebody new has filled in, as a draft of theirs. `context.by` is the id of the form: proof of who sends it
 * only until an address was confirmed. From then on the application is that address's, and who drew the form is nobody.
 */
export async function draftOnPage(context: Context, ask: PageApplication): Promise<Started | Confirmed> {
  const confirmed = await confirmedWith(context, ask.group)
  if (confirmed) return confirmed
  const met = entry(context, 'met on a page')
  await context.store(personStore).put(context.by, met, (before) => before ?? newPerson(context.by, context.now, {}))
  const { group, openedAt, late } = ask
  const started = await startApplication(context, { group, openedAt, ...(late === undefined ? {} : { late }) })
  if (started.kind !== 'draft') return started
  return { ...started, application: await filledIn(context, started.application, ask) }
}

async function confirmedWith({ by, store }: Context, group: string): Promise<Confirmed | null> {
  const accounts = await store(accountStore).find({ person: by })
  const address = accounts.find(({ account }) => account.workspace === pageWorkspace)?.address
  if (!address) return null
  const [application] = await store(applicationStore).find({ person: by, group }, { sort: { startedAt: -1 } })
  return application ? { kind: 'confirmed', application, address } : null
}

async function filledIn(
  context: Context,
  draft: Application,
  { answers, zone }: Pick<PageApplication, 'answers' | 'zone'>,
): Promise<Application> {
  await context
    .store(applicationStore)
    .change(draft._id, entry(context, 'on a page'), (before) =>
      before.onPage ? before : { ...before, onPage: { addressConfirmed: false } },
    )
  const application = await saveDraft(context, { application: draft._id, answers })
  await chooseZone(context, zone)
  return application
}

/**
 * The link in the letter was opened and its button pressed: the address is theirs, and the draft is handed in. Somebody
 * known by this address already goes on as the person they are, with a draft of their own. Nothing is removed, and what
 * was sent is closed last: pressed again after a crash, or later, the button leads to the same application.
 * @param ask.mark of the address that the letter went to, see `addressMark`.
 * @returns the application as it now is; its person may be another than who began it.
 */
export async function confirmOnPage(
  context: Context,
  ask: { application: string; mark: string },
): Promise<Application> {
  const draft = await ownApplication(context, ask.application)
  if (draft.state !== 'draft') return whatItBecame(context, draft)
  // A form can be sent again with another address: what was confirmed is the one that the letter went to.
  const address = addressIn(context.charter, draft)
  if (addressMark(draft._id, address) !== ask.mark)
    throw new UserError('old-letter', 'You changed the address after this letter. Please open the newest letter.')
  const person = await personBehind(context, address)
  const as = { ...context, by: person }
  await inviteOutsider(as, { address })
  if (person === draft.person) return handedIn(context, draft)
  const theirs = await handedIn(as, await sameAs(as, draft))
  await context
    .store(applicationStore)
    .change(draft._id, entry(as, 'sent by a known person'), (before) =>
      before.state === 'draft'
        ? { ...before, state: 'withdrawn', movedTo: theirs._id, endedAt: context.now, touchedAt: context.now }
        : before,
    )
  return theirs
}

/** The application that this one went on as, where whoever confirmed its address was known already; else itself. */
export async function whatItBecame({ store }: Context, application: Application): Promise<Application> {
  const theirs = application.movedTo === null ? null : await store(applicationStore).get(application.movedTo)
  return theirs ?? application
}

async function handedIn(context: Context, application: Application): Promise<Application> {
  if (application.state !== 'draft') return application
  await context.store(applicationStore).change(application._id, entry(context, 'address confirmed'), (before) => ({
    ...before,
    onPage: { addressConfirmed: true },
  }))
  return submitApplication(context, { application: application._id })
}

/** The draft of a newcomer who turns out to be known, as one of their own; what they have in this group already stays. */
async function sameAs(context: Context, draft: Application): Promise<Application> {
  const people = context.store(personStore)
  const applications = context.store(applicationStore)
  const { group, startedAt, late, answers } = draft
  const [here = null] = await applications.find({ person: context.by, group, state: { $in: [...openStates] } })
  if (here && here.state !== 'draft') return here
  const own = await draftFor(context, { group, here, late, startedAt })
  if (own.state !== 'draft') return own
  const newcomer = await people.get(draft.person)
  const zone = newcomer?.zone ?? context.charter.organisation.zone
  return filledIn(context, own, { answers, zone: { zone, said: newcomer?.zoneSaid ?? zone } })
}

/** The address that an application gives. */
export function addressIn({ fields }: Charter, { answers }: Pick<Application, 'answers'>): string {
  const field = fields.find(({ prefill }) => prefill === 'email')
  return (field && answers[field.id]) || ''
}

/** Tells one address from another, and is no address itself: links are kept in many a place. */
export function addressMark(application: string, address: string): string {
  return hashOf(`${application}|${address}`)
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url')
}

/** Who has this confirmed address: the one who confirmed it first. Ids are logged, so the account's says nothing of it. */
async function personBehind(context: Context, address: string): Promise<string> {
  const account = { platform: 'email', workspace: pageWorkspace, user: hashOf(address.toLowerCase()) } as const
  const _id = accountId(account)
  const known = {
    _id,
    person: context.by,
    account,
    via: 'email',
    address,
    email: address,
    reachable: true,
    unreachable: null,
  }
  const { person } = await context.store(accountStore).put(_id, entry(context, 'confirmed'), (before) => ({
    ...(before ?? known),
    reachable: true,
    unreachable: null,
    lastAt: context.now,
  }))
  return person
}
