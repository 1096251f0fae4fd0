import { type Context, entry } from '#context.ts'
import { isSecretariat, seesAll } from '#features/groups/access.ts'
import { UserError } from '#user-error.ts'
import { partiesOfPerson } from './read-parties.ts'
import { approved, declined, type PermissionRequest, revoked, seen, withdrawn } from './request.ts'
import { type RequestFacts, requestFacts } from './request-facts.ts'
import { requestStore } from './request-store.ts'

/** As what somebody reads a request. `watcher`: sees it, and answers nothing. */
type RequestReader = 'asker' | 'approver' | 'watcher'

/** A request as one person reads it. `changed`: whether what they just did is what it says now. */
export type ReadRequest = RequestFacts & { as: RequestReader; changed: boolean }

/** A request, for the one who asked, those who answer it, and those who see all. @throws UserError for others. */
export async function readRequest(context: Context, ask: { request: string }): Promise<ReadRequest> {
  const facts = (await requestFacts(context, [ask.request])).get(ask.request)
  if (facts === undefined) throw noSuchRequest()
  const { about, parties } = facts
  if (about.by === context.by) return { ...facts, as: 'asker', changed: false }
  if (partiesOfPerson(parties, context.by).length > 0) return { ...facts, as: 'approver', changed: false }
  const hasAnswered = about.approvals.some(({ by }) => by === context.by) || about.answeredBy === context.by
  const [all, ofSecretariat] = await Promise.all([seesAll(context), isSecretariat(context, context.by)])
  if (hasAnswered || all || ofSecretariat) return { ...facts, as: 'watcher', changed: false }
  throw noSuchRequest()
}

/** The request with this number. @throws UserError as `readRequest` does. */
export async function findRequest(context: Context, ask: { number: number }): Promise<ReadRequest> {
  const [found] = await context.store(requestStore).pick({ number: ask.number }, ['number'])
  if (!found) throw noSuchRequest()
  return readRequest(context, { request: found._id })
}

type Answering = { request: string } & (
  | { answer: 'yes'; conditions: string | null }
  | { answer: 'no'; reason: string }
  | { answer: 'seen' }
)

/** The answer of one who answers for a party. The first one counts, and the next one is told. @throws UserError for others. */
export async function answerRequest(context: Context, ask: Answering): Promise<ReadRequest> {
  const before = await readRequest(context, ask)
  requireApprover(before, context.by)
  const { kind, charter } = before
  const parties = partiesOfPerson(before.parties, context.by)
  const { by, now } = context
  const rule = (request: PermissionRequest): PermissionRequest => {
    if (parties.length === 0) return request
    if (ask.answer === 'no')
      return kind.ends === 'seen' ? request : declined(request, { by, at: now, reason: ask.reason })
    if (ask.answer === 'seen') return kind.ends === 'seen' ? seen(request, { by, at: now }) : request
    const yes = { by, at: now, conditions: ask.conditions }
    return approved(request, { kind, parties, yes, zone: charter.organisation.zone })
  }
  const what = { yes: 'approved', no: 'declined', seen: 'has seen it' }[ask.answer]
  const about = await context.store(requestStore).change(ask.request, entry(context, what), rule)
  // Done again after a crash, it is this act still.
  const mine =
    ask.answer === 'yes'
      ? about.approvals.some((one) => one.by === by && one.at === now)
      : about.answeredBy === by && about.closedAt === now
  return { ...(await readRequest(context, ask)), changed: mine }
}

/** Takes a request back, for the one who asked. */
export async function withdrawRequest(context: Context, ask: { request: string }): Promise<ReadRequest> {
  const before = await readRequest(context, ask)
  if (before.as !== 'asker') throw noSuchRequest()
  const rule = (request: PermissionRequest) => withdrawn(request, { at: context.now })
  const about = await context.store(requestStore).change(ask.request, entry(context, 'withdrew'), rule)
  return { ...(await readRequest(context, ask)), changed: about.state === 'withdrawn' }
}

/** Ends a permission, for those who gave it and the one who got it. @throws UserError for others. */
export async function revokePermission(
  context: Context,
  ask: { request: string; why: string | null },
): Promise<ReadRequest> {
  const before = await readRequest(context, ask)
  if (before.as !== 'asker') requireApprover(before, context.by)
  const end = { by: context.by, at: context.now, why: ask.why }
  const about = await context
    .store(requestStore)
    .change(ask.request, entry(context, 'revoked'), (request) => revoked(request, end))
  const mine = about.revokedBy === context.by && about.revokedAt === context.now
  return { ...(await readRequest(context, ask)), changed: mine }
}

/** Only those who answer for one of its parties now; nobody answers their own. */
function requireApprover({ about, parties }: RequestFacts, by: string): void {
  if (about.by !== by && partiesOfPerson(parties, by).length > 0) return
  const who = parties.map(({ name }) => name).join(' or ')
  const sentence =
    about.by === by ? `You asked for this yourself. Others answer it: ${who}.` : `Only ${who} can answer this.`
  throw new UserError('not-an-approver', sentence, { next: [{ label: 'See your requests', say: 'request' }] })
}

function noSuchRequest(): UserError {
  return new UserError('no-such-request', "I don't know this request, or it isn't for you.", {
    next: [{ label: 'See your requests', say: 'request' }],
  })
}
