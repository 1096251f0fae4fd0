import { dialogs } from '#app/features.ts'
import type { Form } from '#chat/form.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { applicants } from './features/applications/applicants.ts'
import { buttonsOf } from './message-words.ts'
import { type Talker, talkingHouse } from './talking-house.ts'

/** An answer of a dialog: what was said or pressed, by whom, and what came. */
export type Said = { to: string; message?: Message; form?: Form }

/** Sentences that lead where no example does: misunderstandings, refusals, and what is not there. */
const others = [
  ...['blah blah', 'schedule procurement at 3', 'schedule procurement yesterday 15:00 Geneva', 'move proc99', '7'],
  ...['zone Springfield', 'minutes https://example.org/notes', 'https://example.org/paper', 'https://zoom.us/j/123'],
  ...['leave procurement', 'close procurement', 'end leader procurement', 'appoint mona leader procurement'],
  ...['cancel proc1', 'cancel proc2', 'cancel proc2 no room', 'edit proc2 title Case studies', 'link proc2 none'],
  ...['why', 'undo', 'yes', 'no', 'maybe', 'thanks', 'hello', 'stop', 'reminders off', 'hours 8-17', 'remind 3 weeks'],
]

/**
 * Everybody says every example, and much that is none, in a house with applications, meetings, a series, a poll and minutes
 * that are due; then presses what they are shown. @returns the answers, each once.
 */
export async function saidByAll(charter = 'charters/u4ssc.yaml'): Promise<Said[]> {
  const house = await talkingHouse({ charter })
  const { moveTo, person, seat } = house
  const { applies, applicationOf } = applicants(house)
  await seat('secretary', 'secretariat')
  await seat('lea', 'leader', 'procurement')
  const lea = person('lea')
  await applies(person('mona'))
  await lea.act('accept-application', { application: (await applicationOf('mona'))?._id ?? '' })
  await applies(person('ada'))
  await moveTo('2020-03-02T09:00:00Z')
  for (const words of [
    'schedule procurement 5 March 15:00 Geneva 90m Case studies',
    'schedule procurement third Fridays 15:00 Geneva until August Round table',
    'poll procurement 18/19/20 May 15:00',
  ]) {
    await lea.says(words)
    await lea.presses(lea.buttons()[0] ?? '')
  }
  await moveTo('2020-03-06T10:00:00Z')
  const examples = dialogs.flatMap(({ words }) =>
    words ? [words.verb, words.example, `${words.verb} procurement`, `${words.verb} nonsense that nobody knows`] : [],
  )
  const said: Said[] = []
  for (const id of ['stranger', 'ada', 'mona', 'lea', 'secretary'])
    for (const words of [...examples, ...others]) await explore(person(id), { words, into: said })
  return distinct(said)
}

const seen = new Set<string>()

/** What somebody is answered, and what the buttons lead to. What ends something is pressed last of all, by nobody else. */
async function explore(talker: Talker, { words, into }: { words: string; into: Said[] }): Promise<void> {
  const first = await talker.says(words)
  into.push(...answer(`${talker.id} says "${words}"`, first))
  const presses = 'message' in first && first.message ? buttonsOf(first.message) : []
  for (const button of presses) {
    if (!('act' in button)) continue
    const { verb, about } = button.act
    const key = verb === 'say' ? `${talker.id} ${about.words}` : `${talker.id} ${verb}`
    if (seen.has(key) || /^(confirm-leave|confirm-close-call|end-term|withdraw)/.test(verb)) continue
    seen.add(key)
    into.push(...answer(`${talker.id} presses "${button.label}"`, await talker.act(verb, about)))
  }
}

function answer(to: string, outcome: Outcome): Said[] {
  if (outcome.kind === 'form') return [{ to, form: outcome.form }]
  return 'message' in outcome && outcome.message ? [{ to, message: outcome.message }] : []
}

function distinct(said: readonly Said[]): Said[] {
  const known = new Map(said.map((one) => [JSON.stringify(one.message ?? one.form?.title), one]))
  return [...known.values()]
}
