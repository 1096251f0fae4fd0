import type { Holder, Links } from '#context.ts'

/** Where the question of a session, "Can you come?", is answered without chat. */
export function answerLink(links: Links, about: { meeting: string; session: string }, person: Holder): string {
  return links.sign('answer', [about.meeting, about.session], person)
}
