import { actButton, buttons, note, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { pageFrom } from '#chat/list-page.ts'
import type { Outcome } from '#chat/outcome.ts'
import { peopleCard, personCard } from '#features/desk/cards/people-card.ts'
import { findPeople as find, readKnownPerson } from '#features/desk/find-people.ts'
import { giveAccess } from '#features/onboarding/give-access.ts'
import { canReach } from '#features/people/can-reach.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { peoplePhrases } from './desk-phrases.ts'

/** Finding somebody by name, country, capacity or group, and what the secretariat gives them. */
export const findPeople: Dialog = {
  name: 'find-people',

  also: peoplePhrases,

  words: {
    verb: 'people',
    aliases: ['find person'],
    example: 'people nairobi',
    does: 'find people by name, country, capacity or group',
    who: 'leader',
    where: 'direct',
    args: { '*': ['{few}', '{quoted}', '{near}'] },
    typed: (context, words) => found(context, cutAt(words.replace(/^["']|["']$/g, ''), 60), 0),
  },

  presses: {
    'more-people': (context, { words = '', ...about }) => found(context, words, pageFrom(about)),

    'show-person': async (context, { person = '' }) => {
      const known = await context.run(readKnownPerson, { person })
      const reached = await context.run(canReach, { person })
      return toActor(personCard(known, { charter: context.charter, reached }))
    },

    'give-access': (context, about) => access(context, about, true),

    'take-access-back': (context, about) => access(context, about, false),
  },
}

async function found(context: DialogContext, words: string, from: number): Promise<Outcome> {
  const people = await context.run(find, { words, from })
  if (people.of === 0)
    return say(
      words === '' ? 'Nobody is in your groups yet.' : `We found nobody for "${words}".`,
      note('Try a name, a country, a city, a capacity or a group.'),
      buttons(sayButton('See groups', 'groups')),
    )
  return toActor(peopleCard(people, { charter: context.charter, words }))
}

async function access(context: DialogContext, about: Record<string, string>, given: boolean): Promise<Outcome> {
  const { person, name } = await context.run(giveAccess, { ...about, given })
  return given
    ? say(`We recorded that ${name} has access.`, buttons(actButton('Undo', 'take-access-back', { person })))
    : say(`${name} is on the list again.`, buttons(actButton('Confirm access', 'give-access', { person })))
}
