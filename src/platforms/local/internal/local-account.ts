import type { Account, MessageRef } from '#chat/incoming.ts'

/** @returns the identity of somebody on the local chat. @param person their id, for instance `expert-nairobi`. */
export function localAccount(person: string): Account {
  return { platform: 'local', workspace: 'local', user: person }
}

/** @returns where a line of somebody's conversation stands. @param line its id. */
export function lineRef(person: string, line: string): MessageRef {
  return { via: 'local', place: { kind: 'direct', id: person }, id: line }
}
