import { type RequestKind, requestKindOf } from '#charter/requests.ts'
import { type Context, entry } from '#context.ts'
import { memberSince } from '#features/groups/application-rules.ts'
import { readIdentity } from '#features/groups/read-identity.ts'
import { dateAt } from '#time/wall-time.ts'
import { UserError } from '#user-error.ts'
import { readParties } from './read-parties.ts'
import { dayIn, isAskedLate, type PermissionRequest } from './request.ts'
import { factsOfRequests, type RequestFacts } from './request-facts.ts'
import { requestStore } from './request-store.ts'

/** Whether somebody may ask for this: `free` needs no permission, `led` may not and is told why, and what they can ask. */
type MayAsk = 'may' | 'free' | 'led'

/** A kind of request, and whether the one who acts may ask for it. */
export type RequestChoice = { kind: RequestKind; may: MayAsk }

/** What the one who acts can ask for, in the charter's order. @throws UserError for those who are in no group. */
export async function readRequestChoices(context: Context, _ask: object = {}): Promise<RequestChoice[]> {
  const { charter, now } = context
  const { terms, applications } = await readIdentity(context)
  const isMember = applications.some((one) => one.state === 'accepted' && memberSince(one, charter) <= now)
  const roles = new Set([...terms.map(({ office }) => office), ...(isMember ? ['member'] : [])])
  if (roles.size === 0) throw outsider(charter.words.group.one)
  const has = (named: readonly string[]) => named.some((one) => roles.has(one))
  return charter.requests.map((kind) => ({
    kind,
    may: has(kind.free) ? 'free' : kind.mayAsk === undefined || has(kind.mayAsk) ? 'may' : 'led',
  }))
}

/** Whether the one who acts may ask for one kind. @throws UserError where the charter has no such kind. */
export async function readRequestChoice(context: Context, ask: { kind: string }): Promise<RequestChoice> {
  const found = (await readRequestChoices(context)).find(({ kind }) => kind.id === ask.kind)
  if (found) return found
  throw new UserError('no-such-kind', "We don't have this form any more.", {
    next: [{ label: 'See all requests', say: 'request' }],
  })
}

type Asking = { id: string; kind: string; answers: Record<string, string> }

/** Keeps a request, once, under the next number. @throws UserError for those who may not, and for a day that is over. */
export async function askPermission(context: Context, ask: Asking): Promise<RequestFacts> {
  const { charter, now, by } = context
  const { kind } = await allowed(context, ask)
  const today = dateAt(now, charter.organisation.zone)
  const day = dayIn(kind, ask.answers)
  if (day !== null && day < today)
    throw new UserError('day-is-over', 'This day is over. Please check it; your other answers are kept.', {
      field: kind.fields.find((field) => field.kind === 'date')?.id ?? 'date',
    })
  const parties = (await readParties(context)).get(kind.id) ?? []
  if (parties.every(({ holders }) => holders.every((person) => person === by))) throw nobodyAnswers()
  const store = context.store(requestStore)
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const known = await store.get(ask.id)
    if (known) return onlyFacts(context, known)
    const [last] = await store.pick({}, ['number'], { sort: { number: -1 }, limit: 1 })
    const request: PermissionRequest = {
      ...{ _id: ask.id, kind: kind.id, by, at: now, number: (last?.number ?? 0) + 1, day },
      answers: Object.fromEntries(kind.fields.map(({ id }) => [id, ask.answers[id] ?? ''])),
      isLate: isAskedLate(kind, day, today),
      ...{ state: 'open', approvals: [], answeredBy: null, reason: null, closedAt: null, until: null },
      ...{ revokedAt: null, revokedBy: null, revokedWhy: null },
    }
    // Another request may have taken this number meanwhile.
    if (await store.insert(request, entry(context, 'asked'))) return onlyFacts(context, request)
  }
  throw new Error('a request found no number of its own')
}

const mostAttempts = 50

/** Authority at the write. */
async function allowed(context: Context, ask: { kind: string }): Promise<RequestChoice> {
  const choice = await readRequestChoice(context, ask)
  if (choice.may === 'may') return choice
  const { kind, may } = choice
  const other = requestKindOf(context.charter, kind.otherwise?.request ?? '')
  const reason = kind.otherwise?.reason ?? 'Only some offices can ask for this.'
  throw new UserError('may-not-ask', may === 'free' ? `You need no permission to ${kind.act}.` : reason, {
    next: [
      other
        ? { label: `Ask to ${other.act}`, say: `request ${other.id}` }
        : { label: 'See all requests', say: 'request' },
    ],
  })
}

async function onlyFacts(context: Context, request: PermissionRequest): Promise<RequestFacts> {
  const facts = (await factsOfRequests(context, [request])).get(request._id)
  if (facts === undefined) throw new Error('a request of an unknown kind')
  return facts
}

function outsider(group: string): UserError {
  return new UserError('not-in-a-group', `Only people in a ${group} or an office can send a request.`, {
    next: [
      { label: 'See groups', say: 'groups' },
      { label: 'See whom to ask', say: 'contact' },
    ],
  })
}

function nobodyAnswers(): UserError {
  return new UserError('nobody-answers', 'Nobody else can answer this yet. Your answers are kept.', {
    next: [{ label: 'See whom to ask', say: 'contact' }],
  })
}
