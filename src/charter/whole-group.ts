import type { Charter } from './charter.ts'
import type { Group } from './convening.ts'

/** The id of what stands for the whole organisation where a group would: the meetings of all who hold an office. */
export const wholeId = 'all'

/** Its meetings are called `ORG-1`. */
export const wholePrefix = 'ORG'

const known = new WeakMap<Charter, Group>()

/**
 * The whole organisation as a group: all who hold an office are asked to its meetings, and those who may schedule for the
 * whole organisation lead it. It stands in no list of groups; nobody applies to it.
 */
export function wholeGroup(charter: Charter): Group {
  const group = known.get(charter) ?? madeOf(charter)
  known.set(charter, group)
  return group
}

function madeOf({ organisation }: Charter): Group {
  return {
    id: wholeId,
    prefix: wholePrefix,
    title: organisation.name,
    short: organisation.short,
    aliases: [],
    listed: false,
    description: organisation.about,
    deliverables: [],
    dates: [],
    leadersNamed: [],
    defaults: {},
  }
}
