import { formLiesOpen } from '#features/groups/application-rules.ts'
import type { Instant } from '#time/instant.ts'
import { plus } from '#time/instant.ts'
import { isOurs, readToken, signLink } from '#web/signed-link.ts'

/** A form that we have drawn. `id` becomes the id of whoever sends it, so that sending it twice is sending it once. */
export type DrawnForm = { group: string; id: string; openedAt: Instant }

const nobody = { purpose: 'apply', person: '', generation: 0 }

/** Proof that a form is ours, for its hidden field. */
export function formToken(secret: string, { group, id, openedAt }: DrawnForm): string {
  return signLink(secret, { ...nobody, ids: [group, id, openedAt], expires: plus(openedAt, formLiesOpen) })
}

/** The form a token was made for; null where it is not ours, is of another group, or is too old. */
export function drawnForm(token: string, at: { secret: string; group: string; now: Instant }): DrawnForm | null {
  const read = readToken(token)
  if (read === null || !isOurs(read, { ...nobody, secret: at.secret, now: at.now })) return null
  const [group = '', id = '', openedAt = ''] = read.ids
  return group === at.group ? { group, id, openedAt } : null
}
