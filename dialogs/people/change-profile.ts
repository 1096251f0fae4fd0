import { groupOf } from '#charter/charter.ts'
import { buttons, formButton, note, sayButton, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { publicLine } from '#features/applications/cards/application-card.ts'
import { knownAnswers, profileAnswers, profileFields, whoSees } from '#features/applications/cards/profile-fields.ts'
import { ownApplications } from '#features/applications/read-applications.ts'
import { officeName } from '#features/offices/cards/office-card.ts'
import { ownTerms } from '#features/offices/offer-office.ts'
import { changeProfile as change } from '#features/people/change-preferences.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { listed } from '#time/english-words.ts'
import { profileGists } from './people-gists.ts'
import { profilePhrases } from './people-phrases.ts'

/** What is known of somebody, who sees which of it, and where it appears. */
export const changeProfile: Dialog = {
  name: 'change-profile',

  also: profilePhrases,
  about: profileGists,

  words: {
    verb: 'profile',
    aliases: ['me', 'email', 'my profile'],
    example: 'profile email name@example.org',
    does: 'what we know about you, who sees it, and how to change it',
    who: 'all',
    where: 'direct',
    args: {
      '*': ['(name|email|e-mail|capacity|country|expertise|phone) [{text}]', '{email}'],
      email: ['[is|to] {email}', '{word}'],
    },
    typed: (context, words, verb) => {
      const asked = verb === 'email' && words !== '' ? `email ${words}` : words
      return asked === '' ? shown(context) : changing(context, asked)
    },
  },

  presses: {
    'change-profile': (context) => context.open('profile'),
  },

  forms: {
    profile: formDialog({
      version: 1,
      draw: async (context) => ({
        title: 'Your profile',
        submit: 'Save',
        intro: [note('Your open application keeps its own answers. Change them there.')],
        fields: profileFields(context.charter.fields),
        values: valuesOf(context),
      }),
      submitted: async (context, answers) => {
        await context.run(change, { details: profileAnswers(context.charter.fields, answers) })
        return { kind: 'done', message: message('Your profile is saved.', buttons(sayButton('See it', 'profile'))) }
      },
    }),
  },
}

async function shown(context: DialogContext): Promise<Outcome> {
  const { fields } = context.charter
  const values = valuesOf(context)
  const facts = fields.map((field) => ({
    label: field.label,
    value: [`${values[field.id] || 'not given'}. ${whoSees[field.published]}`],
  }))
  return say(
    text({ strong: 'What we know about you' }),
    { kind: 'facts', facts },
    ...(await whereItAppears(context, values)),
    ...(context.charter.organisation.privacy ? [note(context.charter.organisation.privacy)] : []),
    buttons(formButton('Change', 'change-profile', {})),
  )
}

async function whereItAppears(context: DialogContext, values: Record<string, string>): Promise<Block[]> {
  const groups = (await context.run(ownApplications, {})).flatMap(({ about }) =>
    about.state === 'accepted' ? [groupOf(context.charter, about.group).short] : [],
  )
  const line = publicLine(context.charter, values)
  const offices = (await context.run(ownTerms, {})).filter(({ state }) => state === 'accepted')
  const held = offices.map((term) => officeName(context.charter, term))
  return [
    ...(groups.length > 0
      ? [text('We publish: ', { strong: line }), text(`You are in the member list of ${listed(groups)}.`)]
      : []),
    ...(held.length > 0 ? [text(`We publish your name as ${listed(held)}.`)] : []),
    ...(groups.length + held.length === 0 ? [text("We publish nothing about you. You're in no group yet.")] : []),
  ]
}

/** `email name@example.org`: the form with that answer in it, checked when it is sent. */
async function changing(context: DialogContext, words: string): Promise<Outcome> {
  const lower = words.toLowerCase()
  const names = context.charter.fields.flatMap((field) => {
    const all = [field.id, field.label, ...(field.prefill ? [field.prefill] : [])]
    return all.map((name) => ({ field, name: name.toLowerCase() }))
  })
  const named = names
    .filter(({ name }) => lower === name || lower.startsWith(`${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
  if (!named) return context.open('profile')
  const answer = words.slice(named.name.length).trim()
  return context.open('profile', {
    values: { ...valuesOf(context), ...(answer === '' ? {} : { [named.field.id]: answer }) },
  })
}

function valuesOf({ charter, me }: DialogContext): Record<string, string> {
  return knownAnswers(charter.fields, me.details, me)
}
