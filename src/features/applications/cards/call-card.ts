import type { Charter } from '#charter/charter.ts'
import { note } from '#chat/button.ts'
import type { Block } from '#chat/message.ts'
import type { CurrentCall } from '#features/groups/call.ts'
import { capitalised } from '#time/english-words.ts'
import type { Instant } from '#time/instant.ts'
import { sayDeadline } from '#time/say-instant.ts'

/** "Open until Tue 31 March 2020, end of day, Zurich time", or that there is no deadline. */
export function deadlineText(charter: Charter, call: CurrentCall, now: Instant): string {
  if (call.deadline === null) return 'no deadline'
  return `${call.state === 'closed' ? 'closed' : 'open until'} ${sayDeadline(call.deadline, charter.organisation, now)}`
}

export function deadlineLine(charter: Charter, call: CurrentCall | null, now: Instant): Block[] {
  if (call === null || call.deadline === null) return []
  return [note(`${capitalised(deadlineText(charter, call, now))}.`)]
}
