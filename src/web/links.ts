import type { Clock } from '#clock.ts'
import type { Links } from '#context.ts'
import { plus } from '#time/instant.ts'
import { signLink } from './signed-link.ts'

/** Longer than anybody looks back for an old message. */
const valid = 'P400D'

type LinkParts = { publicUrl: string; uidHost: string; secret: string; clock: Clock; mailFrom?: Links['mailFrom'] }

/** Makes the links that messages carry. @param publicUrl without a slash at the end. */
export function linksFor({ publicUrl, uidHost, secret, clock, mailFrom = null }: LinkParts): Links {
  return {
    publicUrl,
    mailFrom,
    uidHost,
    sign: (purpose, ids, holder) => {
      const expires = plus(clock.now(), valid)
      const signed = { purpose, ids: [...ids], person: holder._id, generation: holder.linkGeneration, expires }
      return `${publicUrl}/${purpose}/${signLink(secret, signed)}`
    },
  }
}
