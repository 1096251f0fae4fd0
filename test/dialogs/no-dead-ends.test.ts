import { describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import type { Act } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import { route } from '#inbox/route.ts'
import { applicants } from '../features/applications/applicants.ts'
import { buttonsOf, wordsOf } from '../message-words.ts'
import { talkingHouse } from '../talking-house.ts'

/** Everybody says everything, and presses whatever they are shown: it always leads on. */
const house = await talkingHouse()
const { moveTo, person, seat } = house
const { applies, applicationOf } = applicants(house)
await seat('secretary', 'secretariat')
await seat('lea', 'leader', 'procurement')
await applies(person('mona'))
await person('lea').act('accept-application', { application: (await applicationOf('mona'))?._id ?? '' })
await applies(person('ada'))
await moveTo('2020-03-02T09:00:00Z')
await person('lea').says('schedule procurement 21 May 15:00 Geneva 90m Case studies')
await person('lea').presses(person('lea').buttons()[0] ?? '')
await person('lea').says('schedule procurement third Fridays 15:00 Geneva until August Round table')
await person('lea').presses(person('lea').buttons()[0] ?? '')
await moveTo('2020-03-02T10:00:00Z')

const presses = new Set(dialogs.flatMap(({ presses: owned }) => Object.keys(owned ?? {})))
const forms = new Set(dialogs.flatMap(({ forms: owned }) => Object.keys(owned ?? {})))
const sayings = dialogs.flatMap(({ words }) =>
  words ? [words.verb, words.example, `${words.verb} procurement`, `${words.verb} nonsense that nobody knows`] : [],
)

function actsIn(outcome: Outcome): Act[] {
  if (!('message' in outcome) || !outcome.message) return []
  return buttonsOf(outcome.message).flatMap((button) => ('act' in button ? [button.act] : []))
}

/** What is wrong with an answer; null where it leads on. */
function wrongWith(outcome: Outcome): string | null {
  if (outcome.kind === 'form') return forms.has(outcome.form.tag.form) ? null : `unknown form ${outcome.form.tag.form}`
  if (!('message' in outcome) || !outcome.message) return `nothing was said (${outcome.kind})`
  const said = wordsOf(outcome.message)
  if (/Something broke|no longer in use|undefined|\[object|NaN|\{\w+\}/.test(said)) return said
  for (const { verb, about } of actsIn(outcome)) {
    if (verb === 'say' && route(dialogs, about.words ?? '').to !== 'command') return `a button says "${about.words}"`
    if (!['say', 'open-form', 'change-nothing', 'ask-first'].includes(verb) && !presses.has(verb))
      return `a button presses ${verb}`
  }
  return null
}

describe.each(['stranger', 'ada', 'mona', 'lea', 'secretary'])('%s', (id) => {
  const pressed = new Set<string>()
  test.each(sayings)('says "%s"', async (words) => {
    const talker = person(id)
    const first = await talker.says(words)
    expect(wrongWith(first)).toBeNull()
    // What ends something is tried elsewhere: here all should stay as it is.
    const harmless = actsIn(first).filter(
      ({ verb }) => !/^(leave|end|accept|decline|confirm|cancel|undo|pass)/.test(verb),
    )
    for (const { verb, about } of harmless) {
      const press = verb === 'say' ? `say ${about.words}` : verb
      if (pressed.has(press)) continue
      pressed.add(press)
      const next = await talker.act(verb, about)
      expect([verb, about, wrongWith(next)]).toEqual([verb, about, null])
    }
  })
})

test('whatever is wrong is said with a way on', async () => {
  const stranger = person('stranger')
  for (const words of sayings) {
    const outcome = await stranger.says(words)
    if (/^(I do not|There is no|Only the|This is for|Which)/.test(stranger.shown()))
      expect([words, actsIn(outcome).length]).not.toEqual([words, 0])
  }
})
