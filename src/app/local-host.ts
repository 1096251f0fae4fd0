import type { House } from '#app/compose.ts'
import { dialogs } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import { groupOf } from '#charter/charter.ts'
import type { Message } from '#chat/message.ts'
import type { Clock } from '#clock.ts'
import { readCall } from '#features/groups/read-call.ts'
import type { Meeting, Session } from '#features/meetings/meeting.ts'
import { meetingStore } from '#features/meetings/meeting-store.ts'
import { endOf } from '#features/meetings/session-times.ts'
import { horizon } from '#outbox/planning/plan.ts'
import { localAccount } from '#platforms/local/internal/local-account.ts'
import type { LocalHost, LocalPerson } from '#platforms/local/internal/local-host.ts'
import { capitalised } from '#time/english-words.ts'
import { epochOf, instantText } from '#time/instant.ts'
import { cityName } from '#time/zone-label.ts'
import { officeWords } from './demo.ts'

type Around = { charter: Charter; clock: Clock; house: House; forward: LocalHost['forward'] }

/** What the local chat is told of the house around it. */
export function localHost({ charter, clock, house, forward }: Around): LocalHost {
  const { organisation } = charter
  const people = charter.demo?.people ?? []
  return {
    organisation: {
      name: organisation.short,
      zone: organisation.zone,
      place: cityName(organisation.zone, organisation),
    },
    commands: dialogs.flatMap(({ words }) => (words ? [words.verb] : [])),
    people: async () =>
      people.map((person): LocalPerson => ({ ...plain(person), offices: officeWords(charter, person) })),
    status: (person) => statusOf(house, person),
    tries: async (id) => {
      const person = people.find((candidate) => candidate.id === id)
      const group = person?.offices.find((office) => office.group !== undefined)?.group
      if (group !== undefined) return [`schedule ${group}`, 'review', `members ${group}`]
      if (person && person.offices.length > 0) return ['status', 'review', 'groups']
      const open = charter.calls[0]
      return ['groups', ...(open ? [`apply ${groupOf(charter, open.group).id}`] : []), 'help']
    },
    nextHappening: () => nextHappening({ charter, clock, house }),
    forward,
  }
}

async function statusOf({ inbox }: House, person: string): Promise<Message> {
  const { outcome } = await inbox.glance({
    key: null,
    kind: 'home',
    from: localAccount(person),
    via: 'local',
    place: { kind: 'direct', id: person },
    canOpenForm: false,
    answerBy: null,
    handle: null,
    hint: {},
    address: person,
  })
  return 'message' in outcome && outcome.message ? outcome.message : { summary: [], blocks: [] }
}

/** The next notice that is planned; beyond what is planned, the next date that the calendar knows. */
async function nextHappening({ charter, clock, house }: Pick<Around, 'charter' | 'clock' | 'house'>) {
  const now = epochOf(clock.now())
  const planned = await house.outbox.reader.next()
  const alarm = await house.outbox.nextDue()
  const dates: { at: number; what: string }[] = []
  for (const { id, short } of charter.groups) {
    const call = await readCall(house.contextOf('clock'), id)
    if (call?.state === 'open' && call.closesAt !== null)
      dates.push({
        at: epochOf(call.closesAt) - 60_000,
        what: `The ${short} call closes${call.deadline?.time ? '' : ', end of day'}`,
      })
  }
  for (const meeting of await house.store(meetingStore).find({ state: 'scheduled' }))
    for (const session of meeting.sessions)
      dates.push({ at: epochOf(session.at ?? endOf(session, charter)), what: meetingHappening(meeting, session) })
  if (planned)
    dates.push({
      at: planned.dueAt,
      what: `${inWords(planned.kind)}${planned.count > 1 ? `, to ${planned.count} people` : ''}`,
    })
  // What lies far ahead is not planned yet: the planner's alarm says when the first of it is due, and not what it is.
  if (alarm !== null && (planned === null || alarm < planned.dueAt))
    dates.push({ at: alarm + horizon, what: 'The next reminder' })
  const [next] = dates.filter(({ at }) => at > now).toSorted((a, b) => a.at - b.at)
  return next ? { at: instantText(next.at), what: next.what } : null
}

/** A day without a time has no hour at which it meets: what is known is when it is over. */
function meetingHappening({ reference, title }: Meeting, { at }: Session): string {
  return at === null ? `${reference} is over, ${title}` : `${reference}, ${title}`
}

/** `meeting-reminder` reads "Meeting reminder". */
function inWords(kind: string): string {
  return capitalised(kind.replaceAll('-', ' '))
}

function plain({ id, name, zone }: { id: string; name: string; zone: string }) {
  return { id, name, zone }
}
