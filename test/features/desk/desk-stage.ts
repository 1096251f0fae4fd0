import type { House } from '#app/compose.ts'
import type { Platform } from '#chat/platform.ts'
import { entry } from '#context.ts'
import { decideApplications } from '#features/applications/decide-applications.ts'
import { offerDesk } from '#features/desk/enter-desk.ts'
import { newDraft, submitted } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { answerMeeting } from '#features/meetings/answer-meeting.ts'
import { scheduleMeeting } from '#features/meetings/schedule-meeting.ts'
import { newPerson } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'

/** Whatever gives the services of a house to somebody. */
type Stage = Pick<House, 'contextOf'>

const names = ['Amina', 'Bruno', 'Chen', 'Dilara', 'Eva', 'Farid', 'Grace', 'Hana', 'Ivan', 'Joyce']
const surnames = ['Okafor', 'Silva', 'Wang', 'Aydin', 'Novak', 'Haddad', 'Mensah', 'Sato', 'Petrov', 'Wanjiru']
const places = ['Kenya', 'Brazil', 'China', 'Turkey', 'Czechia']

const zones = ['Africa/Nairobi', 'America/Lima', 'Australia/Sydney']

/** The name of the applicant with this number; no two of a hundred are the same. */
function applicantNamed(number: number): string {
  return `${names[number % 10]} ${surnames[Math.floor(number / 10 + number) % 10]}`
}

/** So many people who have applied to a group, one every hour until now. Their ids: `applicant-0` and so on. */
export async function applicantsTo(
  house: Stage,
  { group, count, from = 0 }: { group: string; count: number; from?: number },
): Promise<void> {
  const context = house.contextOf('charter')
  const { charter, now, store } = context
  for (let n = from; n < from + count; n++) {
    const id = `applicant-${n}`
    const name = applicantNamed(n)
    const email = `${id}@example.org`
    const details = { name, email, capacity: 'Urban planner', country: places[n % 5] ?? '' }
    const person = { ...newPerson(id, now, { name, email, zone: zones[n % 3] ?? '' }), details }
    await store(personStore).insert(person, entry(context, 'met'))
    const account = { platform: 'local', workspace: 'local', user: id } as const
    await store(accountStore).insert(
      {
        _id: `local|local|${id}`,
        person: id,
        account,
        ...{ via: 'local', address: id, reachable: true, unreachable: null, lastAt: now },
      },
      entry(context, 'met'),
    )
    const at = plus(now, `-PT${from + count - n}H`)
    const answers = {
      ...{ name, email, capacity: 'Urban planner', country: places[n % 5] ?? '' },
      ...{ expertise: `Tenders for public transport, ${n + 1} years of them.` },
    }
    const draft = { ...newDraft(`${id}-${group}`, { group, person: id, at }), answers }
    await store(applicationStore).insert(submitted(draft, charter, at), entry(context, 'submitted'))
  }
}

/** The path of a new link to the desk of this person. */
export async function deskPath(house: Stage, person: string): Promise<string> {
  const { url } = await offerDesk(house.contextOf(person))
  return new URL(url).pathname
}

/** Members of a group: so many of those who applied to it, in their order. */
async function membersOf(house: Stage, { group, from, count }: { group: string; from: number; count: number }) {
  await applicantsTo(house, { group, from, count })
  const leader = house.contextOf(`leader-${group}`)
  const applications = Array.from({ length: count }, (_, n) => `applicant-${from + n}-${group}`)
  await decideApplications({ ...leader, now: plus(leader.now, '-P20D') }, { applications, to: 'accepted' })
}

/** A meeting of a group on this day at 15:00 in Geneva, with the answers of its first members. */
async function meetingOn(
  house: Stage,
  {
    group,
    date,
    answers = [],
  }: { group: string; date: string; answers?: { person: string; answer: 'yes' | 'no' | 'maybe' }[] },
): Promise<string> {
  const leader = house.contextOf(`leader-${group}`)
  const session = { date, time: '15:00', zone: 'Europe/Zurich', said: 'Geneva', lasts: 'PT90M' }
  const id = `${group}-${date}`
  // Scheduled before it was held, whenever the test looks at it.
  const now = `${date}T06:00:00Z` < leader.now ? `${date}T06:00:00Z` : leader.now
  await scheduleMeeting({ ...leader, now }, { id, group, title: 'Case studies', sessions: [session] })
  for (const { person, answer } of answers)
    await answerMeeting({ ...house.contextOf(person), now }, { meeting: id, answer })
  return id
}

/** The term of a leader of the demo gets an end. */
export async function termEnds(house: Stage, person: string, to: string): Promise<void> {
  const context = house.contextOf('charter')
  const [term] = await context.store(officeTermStore).find({ person, state: 'accepted' })
  if (term)
    await context.store(officeTermStore).change(term._id, entry(context, 'dated'), (before) => ({ ...before, to }))
}

/**
 * A desk in the middle of its work: 40 people, two groups with meetings, five missing minutes, two terms that are over,
 * and applications to Procurement that wait. Set the clock to `today` after it.
 */
export async function busyDesk(house: Stage, { waiting }: { waiting: number }): Promise<void> {
  await membersOf(house, { group: 'procurement', from: 100, count: 20 })
  await membersOf(house, { group: 'ai', from: 120, count: 15 })
  const answers = (from: number, by: ('yes' | 'no' | 'maybe')[]) =>
    by.map((answer, n) => ({ person: `applicant-${from + n}`, answer }))
  for (const date of ['2020-03-16', '2020-03-30', '2020-04-06'])
    await meetingOn(house, { group: 'procurement', date, answers: answers(100, ['yes', 'yes', 'no', 'maybe']) })
  for (const date of ['2020-03-17', '2020-04-07'])
    await meetingOn(house, { group: 'ai', date, answers: answers(120, ['yes', 'no']) })
  await meetingOn(house, { group: 'procurement', date: '2020-05-04', answers: answers(100, ['yes', 'yes', 'yes']) })
  await termEnds(house, 'leader-procurement', '2020-04-10')
  await termEnds(house, 'leader-ai', '2020-03-31')
  await applicantsTo(house, { group: 'procurement', count: waiting })
}

/** When the busy desk is looked at. */
export const today = '2020-04-20T07:00:00Z'

/** The local chat, which takes everything. @param arrived which kinds of notice were sent, and to whom. */
export function recordingPlatform(arrived: { kind: string; to: string }[]): Platform {
  const ref = { via: 'local', place: { kind: 'direct', id: 'd' }, id: 'm' } as const
  return {
    name: 'local',
    paths: [],
    handle: async () => {},
    send: async (to, _message, { mark }) => {
      arrived.push({ kind: mark.split('|')[1] ?? '', to: 'account' in to ? to.account.user : to.place.id })
      return { sent: ref }
    },
    edit: async () => ({ sent: ref }),
    find: async () => 'absent',
    openFile: async () => new Blob([]).stream(),
    stop: async () => {},
  }
}
