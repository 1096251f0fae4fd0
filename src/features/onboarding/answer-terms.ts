import { type Context, entry } from '#context.ts'
import { mustBeSecretariat } from '#features/groups/access.ts'
import { personStore } from '#features/people/person-store.ts'
import { UserError } from '#user-error.ts'
import type { Agreement } from './agreement.ts'
import { agreementStore } from './agreement-store.ts'

/** What the one who acts was asked about the Terms last; null where they were never asked. */
export async function readOwnAgreement({ store, by }: Context, _ask: object = {}): Promise<Agreement | null> {
  return store(agreementStore).get(by)
}

/**
 * The one who acts agrees to the present version of the Terms, or does not. Both can be changed while the secretariat has
 * not settled it.
 * @param ask.version the one that the button's message spoke of; absent: the present one was shown.
 * @throws UserError where nobody asked them about this version, and where they read an older one.
 */
export async function answerTerms(
  context: Context,
  { version: read, ...ask }: { answer: 'agreed' | 'disagreed'; why: string | null; version?: string },
): Promise<Agreement> {
  const { store, by, now, charter } = context
  const { version, title, hash = null } = charter.organisation.terms
  const found = await readOwnAgreement(context)
  if (found?.edition !== version || found.left)
    throw new UserError('not-asked', 'We ask you nothing about the Terms now.', {
      next: [{ label: 'See what you agreed to', say: 'agreement' }],
    })
  if (read !== undefined && read !== version)
    throw new UserError('changed-since', `The ${title} have changed again. Please read version ${version} first.`, {
      next: [{ label: 'See what is new', say: 'agreement' }],
    })
  return store(agreementStore).change(by, entry(context, ask.answer), (before) =>
    before.answer === ask.answer && before.why === ask.why
      ? before
      : { ...before, ...ask, hash, answeredAt: now, settled: null },
  )
}

/** The case of somebody who does not agree, with their name. @throws UserError for everybody but the secretariat. */
export async function readTermsCase(
  context: Context,
  { person }: { person: string },
): Promise<{ agreement: Agreement; name: string }> {
  const { store, charter } = context
  await mustBeSecretariat(context, 'Only the secretariat can answer this.', { label: 'See my status', say: 'status' })
  const [agreement, [known]] = await Promise.all([
    store(agreementStore).get(person),
    store(personStore).pick({ _id: person }, ['name']),
  ])
  if (agreement?.answer !== 'disagreed' || agreement.edition !== charter.organisation.terms.version)
    throw new UserError('no-case', `${known?.name || 'This person'} does not disagree with the Terms now.`, {
      next: [{ label: 'See my status', say: 'status' }],
    })
  return { agreement, name: known?.name || 'someone without a name' }
}

/** The secretariat says what follows for somebody who does not agree: they read it, and the case is closed. */
export async function settleTermsCase(
  context: Context,
  { person, text }: { person: string; text: string },
): Promise<{ agreement: Agreement; name: string; isNew: boolean }> {
  const { name } = await readTermsCase(context, { person })
  const settled = { by: context.by, at: context.now, text }
  const agreement = await context
    .store(agreementStore)
    .change(person, entry(context, 'settled'), (before) =>
      before.answer === 'disagreed' && before.settled === null ? { ...before, settled } : before,
    )
  return { agreement, name, isNew: agreement.settled?.text === text }
}

/** So many people are listed: more are no list for one person. */
const mostListed = 200

/** Who has not answered yet about the present version, the first asked first, and how many they are in all. @throws UserError for everybody but the secretariat. */
export async function readUnanswered(
  context: Context,
  _ask: object = {},
): Promise<{ unanswered: { name: string; askedAt: string }[]; all: number }> {
  const { store, charter } = context
  await mustBeSecretariat(context, 'Only the secretariat sees the answers of others.', {
    label: 'See what you agreed to',
    say: 'agreement',
  })
  const { version } = charter.organisation.terms
  const which = { edition: version, answer: null, left: false }
  const found = await store(agreementStore).find(which, { sort: { askedAt: 1 }, limit: mostListed })
  const counts =
    found.length < mostListed ? [{ count: found.length }] : await store(agreementStore).tally(which, ['edition'])
  const people = await store(personStore).pick({ _id: { $in: found.map(({ _id }) => _id) } }, ['name'])
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  return {
    unanswered: found.map(({ _id, askedAt }) => ({ name: names.get(_id) || 'someone without a name', askedAt })),
    all: counts.reduce((sum, { count }) => sum + count, 0),
  }
}
