import type { House } from '#app/compose.ts'
import { entry } from '#context.ts'
import { offerDesk } from '#features/desk/open-desk.ts'
import { newDraft, submitted } from '#features/groups/application-rules.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { newPerson } from '#features/people/person.ts'
import { accountStore, personStore } from '#features/people/person-store.ts'
import { plus } from '#time/instant.ts'

const names = ['Amina', 'Bruno', 'Chen', 'Dilara', 'Eva', 'Farid', 'Grace', 'Hana', 'Ivan', 'Joyce']
const surnames = ['Okafor', 'Silva', 'Wang', 'Aydin', 'Novak', 'Haddad', 'Mensah', 'Sato', 'Petrov', 'Wanjiru']
const places = ['Kenya', 'Brazil', 'China', 'Turkey', 'Czechia']

/** The name of the applicant with this number; no two of a hundred are the same. */
function applicantNamed(number: number): string {
  return `${names[number % 10]} ${surnames[Math.floor(number / 10 + number) % 10]}`
}

/** So many people who have applied to a group, one every hour until now. Their ids: `applicant-0` and so on. */
export async function applicantsTo(
  house: House,
  { group, count, from = 0 }: { group: string; count: number; from?: number },
): Promise<void> {
  const context = house.contextOf('charter')
  const { charter, now, store } = context
  for (let n = from; n < from + count; n++) {
    const id = `applicant-${n}`
    const name = applicantNamed(n)
    const email = `${id}@example.org`
    await store(personStore).insert(newPerson(id, now, { name, email, zone: 'Africa/Nairobi' }), entry(context, 'met'))
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
export async function deskPath(house: House, person: string): Promise<string> {
  const { url } = await offerDesk(house.contextOf(person))
  return new URL(url).pathname
}
