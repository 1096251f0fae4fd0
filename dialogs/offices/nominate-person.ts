import { officeOf } from '#charter/charter.ts'
import { actButton, buttons, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { readAppointment } from '#features/offices/cards/appoint-words.ts'
import { officeName, roleOf, roleOptions, roleValue } from '#features/offices/cards/office-card.ts'
import { personMentioned, readAppointable } from '#features/offices/read-appointable.ts'
import { answerSuggestion, maySuggest, suggestionToOffer, suggestPerson } from '#features/offices/suggest-person.ts'
import { longestReason } from '#features/offices/suggestion.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { dateAt } from '#time/wall-time.ts'

/** Suggesting a person for an office, for those whom the charter names; the body that appoints decides. */
export const nominatePerson: Dialog = {
  name: 'nominate-person',

  words: {
    verb: 'nominate',
    aliases: [],
    example: 'nominate @person leader procurement',
    does: 'suggest someone for an office',
    who: 'leader',
    where: 'direct',
    args: { '*': ['[{text}] {office} [{text}]', '{mention} [{text}]', '{near}'] },
    typed: async (context, words) => {
      // A person who appoints, and suggests nobody, means to appoint.
      if (!(await context.run(maySuggest, {}))) return context.say(`appoint ${words}`)
      return nominating(context, words)
    },
  },

  presses: {
    'take-back-suggestion': async (context, { suggestion = '' }) => {
      const { state } = await context.run(answerSuggestion, { suggestion, answer: 'withdrawn' })
      return {
        kind: 'replace',
        message: message(state === 'withdrawn' ? 'You took your suggestion back.' : 'It was answered already.'),
      }
    },
    'decline-suggestion': async (context, { suggestion = '' }) => {
      const { state } = await context.run(answerSuggestion, { suggestion, answer: 'declined' })
      return say(
        state === 'declined'
          ? "Declined. We'll tell the person who suggested it."
          : 'This suggestion was answered already.',
        buttons(sayButton('See my status', 'status')),
      )
    },
    'offer-suggested': async (context, { suggestion = '' }) => {
      const { person, office, group, suggested } = await context.run(suggestionToOffer, suggestion)
      return context.open('appoint-person', {
        about: { person },
        values: {
          role: roleValue({ office, group }),
          person,
          from: dateAt(context.now, context.charter.organisation.zone),
          suggested: suggested ?? '',
        },
      })
    },
  },

  forms: {
    'nominate-person': formDialog({
      version: 1,
      draw: async (context) => {
        const people = await context.run(readAppointable, {})
        return {
          title: 'Suggest someone',
          submit: 'Suggest them',
          intro: [note('The people who appoint decide. We tell the person only if they are offered the role.')],
          fields: [
            { name: 'role', label: 'Which office', kind: 'choice', options: roleOptions(context.charter) },
            {
              name: 'person',
              label: 'Who',
              kind: 'choice',
              options: people.slice(0, 100).map(({ _id, name }) => ({ value: _id, label: name.slice(0, 75) })),
            },
            { name: 'reason', label: 'Why', kind: 'multiline', max: longestReason, optional: true },
          ] as const,
        }
      },
      submitted: async (context, { role, person, reason }) => ({
        kind: 'done',
        message: await suggested(context, { ...roleOf(role), person, reason }),
      }),
    }),
  },
}

async function nominating(context: DialogContext, words: string): Promise<Outcome> {
  const because = /\sbecause\s/i.exec(words)
  const said = because ? words.slice(0, because.index) : words
  const reason = because ? words.slice(because.index + because[0].length) : null
  const { charter, now, reader, via } = context
  const { office, group, name } = readAppointment(charter, said, { now, zone: reader.zone })
  const [account] = context.mentions
  const found = account
    ? [await context.run(personMentioned, { account, via, group })]
    : name === ''
      ? []
      : await context.run(readAppointable, { named: name })
  const [person, ...others] = found
  const isWhole = office !== null && officeOf(charter, office).scope === 'organisation'
  if (office !== null && person && others.length === 0 && (isWhole || group !== null))
    return toActor(await suggested(context, { office, group: isWhole ? null : group, person: person._id, reason }))
  const role =
    office !== null && (isWhole || group !== null) ? roleValue({ office, group: isWhole ? null : group }) : null
  const nobody = `I know nobody called "${cutAt(name, 60)}". Please choose someone here.`
  return context.open('nominate-person', {
    values: { role, person: others.length === 0 ? (person?._id ?? null) : null, reason: reason ?? '' },
    ...(name !== '' && found.length === 0 ? { problem: nobody } : {}),
  })
}

async function suggested(context: DialogContext, ask: Parameters<typeof suggestPerson>[1]) {
  const { kind, suggestion, name } = await context.run(suggestPerson, ask)
  const role = officeName(context.charter, suggestion)
  if (kind === 'holds') return message(`${name} holds this office: ${role}.`)
  if (kind === 'has-offer') return message(`${name} has an offer of this office: ${role}.`)
  const { who } = officeOf(context.charter, suggestion.office).appointedBy
  return message(
    text({ strong: `You suggested ${name} as ${role}.` }, ` It is for ${who} to decide.`),
    note("We'll tell you what came of it, and nobody else before."),
    buttons(actButton('Take it back', 'take-back-suggestion', { suggestion: suggestion._id })),
  )
}
