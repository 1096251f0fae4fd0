import type { Incoming } from '#chat/incoming.ts'
import { randomId } from '#clock.ts'

/** What somebody on the local chat does, in their own chat. @param body what it is; what it names stands instead of ours. */
export function incomingFrom(person: string, body: object): Incoming {
  return {
    ...{ key: randomId(), from: { platform: 'local', workspace: 'local', user: person }, via: 'local' },
    ...{ address: person, place: { kind: 'direct', id: person }, canOpenForm: true, answerBy: null },
    ...{ handle: null, hint: {}, mentions: [] },
    ...body,
  } as unknown as Incoming
}
