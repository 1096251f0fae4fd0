import { type Context, entry } from '#context.ts'
import { UserError } from '#user-error.ts'
import { readDutyReader } from './duty-reader.ts'
import { boundBy } from './duty-rows.ts'
import type { DutyStatement } from './duty-statement.ts'
import { dutyStatementStore } from './duty-statement-store.ts'
import { type Bound, boundId } from './evidence.ts'

/** The duty of the one who acts that this id names, `duty|group`. @throws UserError where it does not bind them. */
export async function requireOwnDuty(context: Context, { id }: { id: string }): Promise<Bound> {
  const bound = (await readOwnBound(context)).find(({ duty, group }) => boundId(duty.id, group) === id)
  if (bound) return bound
  throw new UserError('not-your-duty', 'This is not a duty of yours. Nothing was recorded.', {
    next: [{ label: 'See my duties', say: 'duties' }],
  })
}

/** The ids of the duties, `duty|group`, that bind the one who acts. */
export async function readOwnDutyIds(context: Context, _ask: object = {}): Promise<string[]> {
  return (await readOwnBound(context)).map(({ duty, group }) => boundId(duty.id, group))
}

async function readOwnBound(context: Context): Promise<Bound[]> {
  const { whose } = await readDutyReader(context, { own: true })
  return context.charter.duties.flatMap((duty) => boundBy(duty, context.charter, whose))
}

/** Writes down what the one who acts says they did: their word, beside the records and never instead of them. */
export async function stateDuty(
  context: Context,
  ask: { id: string; duty: string; text: string; link: string | null },
): Promise<DutyStatement> {
  const { duty, group } = await requireOwnDuty(context, { id: ask.duty })
  if (duty.met.link !== undefined && ask.link === null)
    throw new UserError('no-link', `This duty needs a link: ${duty.met.link}.`, { field: 'link' })
  const said: DutyStatement = {
    ...{ _id: ask.id, duty: duty.id, group, by: context.by, at: context.now },
    ...{ text: ask.text, link: ask.link, withdrawnAt: null },
  }
  await context.store(dutyStatementStore).insert(said, entry(context, 'stated'))
  return said
}

/** Takes a statement back. @throws UserError for everybody but the one who made it. */
export async function withdrawStatement(context: Context, ask: { statement: string }): Promise<DutyStatement> {
  const store = context.store(dutyStatementStore)
  const before = await store.get(ask.statement)
  if (before === null || before.by !== context.by)
    throw new UserError('not-yours', 'Only the person who said this can take it back.', {
      next: [{ label: 'See my duties', say: 'duties' }],
    })
  return store.change(ask.statement, entry(context, 'withdrew'), (said) =>
    said.withdrawnAt === null ? { ...said, withdrawnAt: context.now } : said,
  )
}
