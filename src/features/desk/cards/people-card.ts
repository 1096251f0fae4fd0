import { type Charter, groupOf, publicFields } from '#charter/charter.ts'
import { actButton, buttons, note, text } from '#chat/button.ts'
import type { Block, Message, Span } from '#chat/message.ts'
import { message } from '#chat/message.ts'
import type { FoundPeople, KnownPerson } from '#features/desk/find-people.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import { capitalised, people as countPeople, listed } from '#time/english-words.ts'

/** Those who were found, a page at a time, each with the press that shows them. */
export function peopleCard(found: FoundPeople, { charter, words }: { charter: Charter; words: string }): Message {
  const { people, of, isCut, from } = found
  const [only, ...others] = people
  if (only && others.length === 0 && of === 1) return personCard(only, { charter, reached: null })
  const next = from + people.length
  const heading = isCut ? `The first ${of} people` : countPeople(of)
  const rows = people.map((one) => actButton(`See ${one.name}`, 'show-person', { person: one.person }))
  return message(
    text({ strong: `${heading}${words === '' ? '' : ` for "${words}"`}.` }),
    { kind: 'list', items: people.map((one) => personSpans(one, charter)) },
    ...chunked(rows).map((row): Block => ({ kind: 'buttons', buttons: row })),
    ...(next < of
      ? [
          note(`${from + 1} to ${next} of ${of}.`),
          buttons(actButton('See more people', 'more-people', { words, from: `${next}` })),
        ]
      : []),
    ...(isCut ? [note('Add a word to find fewer people, for instance a country.')] : []),
  )
}

/** "Kira Mori, Planner, Kenya: Procurement (leader), Financing". */
function personSpans({ name, details, groups, offices }: KnownPerson, charter: Charter): Span[] {
  const about = publicFields(charter)
    .filter(({ prefill, kind }) => prefill === undefined && kind !== 'email')
    .flatMap(({ id }) => details?.[id] ?? [])
  const roles = groups.map((group) => {
    const office = offices.find((one) => one.group === group)
    const { short } = groupOf(charter, group)
    return office ? `${short} (${titleOf(charter, office.office)})` : short
  })
  const others = offices.filter(({ group }) => group === null).map(({ office }) => titleOf(charter, office))
  return [{ strong: name }, `${about.map((one) => `, ${one}`).join('')}: ${[...others, ...roles].join(', ')}`]
}

/** One person, with what the reader may see. @param reached whether messages reach them; null = not asked. */
export function personCard(
  { name, groups, offices, email, details }: KnownPerson,
  { charter, reached }: { charter: Charter; reached: boolean | null },
): Message {
  const { group: noun } = charter.words
  const shorts = groups.map((group) => groupOf(charter, group).short)
  const about = publicFields(charter)
    .filter(({ prefill, kind }) => prefill === undefined && kind !== 'email')
    .flatMap(({ id, label }) => (details?.[id] ? [{ label, value: [details[id]] satisfies Span[] }] : []))
  const facts = [
    ...(shorts.length > 0
      ? [{ label: capitalised(shorts.length === 1 ? noun.one : noun.many), value: [listed(shorts)] }]
      : []),
    ...(offices.length > 0
      ? [{ label: 'Office', value: [listed(offices.map((one) => officeName(charter, one)))] }]
      : []),
    ...about,
    ...(email === null ? [] : [{ label: 'E-mail address', value: [email] }]),
  ]
  return message(
    text({ strong: name }),
    { kind: 'facts', facts },
    ...(reached === false ? [text("Our messages don't reach them. Please write to them yourself.")] : []),
  )
}

function titleOf(charter: Charter, office: string): string {
  return charter.offices.find(({ id }) => id === office)?.title.one ?? office
}

function chunked<T>(all: readonly T[]): T[][] {
  return all.flatMap((_, at) => (at % 5 === 0 ? [all.slice(at, at + 5)] : []))
}
