import { z } from 'zod'
import { officeOf } from '#charter/charter.ts'
import { actButton, buttons, ending, formButton, keepButton, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Field } from '#chat/form.ts'
import type { Message } from '#chat/message.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { leaderNamed } from '#features/groups/named-leaders.ts'
import type { OfficeTerm } from '#features/groups/office-term.ts'
import { readAppointment } from '#features/offices/cards/appoint-words.ts'
import {
  endTermButton,
  holdsOffice,
  howAppointed,
  officeName,
  officeTerms,
  roleOf,
  roleOptions,
  roleValue,
} from '#features/offices/cards/office-card.ts'
import { endTerm, offerOffice, openTerms, termEnd, termInTheWay } from '#features/offices/offer-office.ts'
import { personMentioned, readAppointable } from '#features/offices/read-appointable.ts'
import { readRenewal } from '#features/offices/read-renewal.ts'
import { readSuggestedBy } from '#features/offices/suggest-person.ts'
import { canReach } from '#features/people/can-reach.ts'
import type { Person } from '#features/people/person.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { sayDateAt } from '#time/say-instant.ts'
import { type CalendarDate, dateAt } from '#time/wall-time.ts'
import { appointGists, appointPhrases } from './offices-phrases.ts'
import { invitation, namedLeaderBlocks } from './show-named-leaders.ts'

/** Offering an office, taking an offer back, and ending a term. */
export const appointPerson: Dialog = {
  name: 'appoint-person',

  also: appointPhrases,
  about: appointGists,

  words: {
    verb: 'appoint',
    aliases: ['leader', 'end'],
    example: 'appoint @person leader procurement from 1 May',
    does: 'offer someone an office, or end a term (end leader procurement)',
    who: 'secretariat',
    where: 'direct',
    args: {
      '*': ['[{office}] {near}', '{office}'],
      appoint: ['[{text}] {office} [{text}]', '{mention} [{text}]', '{near}'],
    },
    typed: (context, words, verb) =>
      verb === 'end' ? termsToEnd(context, words) : appointing(context, verb === 'leader' ? `leader ${words}` : words),
  },

  presses: {
    'confirm-offer': async (context, { pending = '' }) => {
      const read = offerDraft.safeParse(await context.readDraft(pending))
      if (!read.success) return say('This is too old. Please say it again.', buttons(sayButton('Appoint', 'appoint')))
      const { role, person, from } = read.data
      const term = await context.run(offerOffice, { id: pending, person, ...roleOf(role), from })
      return { kind: 'replace', message: await offered(context, term) }
    },

    'renew-term': async (context, { term = '' }) => {
      const { term: held, from, to } = await context.run(readRenewal, { term })
      return context.open('appoint-person', {
        about: { person: held.person },
        values: { role: roleValue(held), person: held.person, from, to, suggested: '' },
      })
    },

    'change-offer': async (context, { pending = '' }) => {
      const read = offerDraft.safeParse(await context.readDraft(pending))
      return context.open('appoint-person', read.success ? { values: { ...read.data, suggested: '' } } : {})
    },

    'end-term': async (context, { term = '' }) => {
      const ended = await context.run(endTerm, { term })
      const [person] =
        ended.person === context.me._id ? [context.me] : await context.run(readAppointable, { ids: [ended.person] })
      const name = person?.name ?? 'They'
      return say(
        ended.answeredAt === null
          ? `You took back the offer to ${name}.`
          : `${name} is no longer ${officeName(context.charter, ended)}. ${await sayWhetherNotified(context, ended)}`,
        buttons(sayButton('Appoint someone', `appoint ${ended.office} ${ended.group ?? ''}`.trim())),
      )
    },
  },

  forms: {
    'appoint-person': formDialog({
      version: 2,
      draw: async (context, { person }) => {
        const known = await context.run(readAppointable, {})
        // No choice holds everybody: the one whose term is renewed is always in it.
        const isMissing = person !== undefined && known.every(({ _id }) => _id !== person)
        const people = isMissing ? [...(await context.run(readAppointable, { ids: [person] })), ...known] : known
        return {
          title: person === undefined ? 'Offer an office' : 'Renew the term',
          submit: 'Offer it',
          intro: [note('They read the duties and accept. Until then nothing changes.')],
          fields: fieldsOf(context, people),
          values: { from: today(context) },
        }
      },
      submitted: async (context, { role, person, from, to, suggested }, { instance }) => {
        const { office, group } = roleOf(role)
        const chosen = { ...(suggested === null ? {} : { onSuggestionOf: suggested }), ...(to === null ? {} : { to }) }
        const term = await context.run(offerOffice, { id: instance, person, office, group, from, ...chosen })
        return { kind: 'done', message: await offered(context, term) }
      },
    }),
  },
}

async function appointing(context: DialogContext, words: string): Promise<Outcome> {
  const { office, group, from, name } = readAppointment(context.charter, words, {
    now: context.now,
    zone: context.reader.zone,
  })
  const [account] = context.mentions
  const found = account
    ? [await context.run(personMentioned, { account, via: context.via, group })]
    : name === ''
      ? []
      : await context.run(readAppointable, { named: name })
  const person = found.length === 1 ? found[0] : undefined
  const scope = office === null ? null : officeOf(context.charter, office).scope
  const known = office !== null && (scope === 'organisation' || group !== null)
  const role = known ? roleValue({ office, group: scope === 'organisation' ? null : group }) : null
  if (role !== null && person) {
    return asksToOffer(context, person, { role, from: from ?? today(context) })
  }
  const named = found.length === 0 ? leaderNamed(context.charter, name, group) : null
  if (named !== null) return toActor(invitation(context, named))
  const nobody = `I know nobody called "${cutAt(name, 60)}". Please choose someone here.`
  return context.open('appoint-person', {
    values: { role, person: person?._id ?? null, from: from ?? today(context), suggested: '' },
    ...(name !== '' && found.length === 0 ? { problem: nobody } : {}),
  })
}

const offerDraft = z.object({ role: z.string(), person: z.string(), from: z.string() })

/** What is about to be offered, to whom and from when: the person hears of it once it is pressed. */
async function asksToOffer(
  context: DialogContext,
  { _id, name }: Person,
  { role, from }: { role: string; from: CalendarDate },
): Promise<Outcome> {
  const { office: id, group } = roleOf(role)
  const inTheWay = await context.run(termInTheWay, { person: _id, office: id, group })
  if (inTheWay) return toActor(await offered(context, inTheWay))
  const to = termEnd(officeOf(context.charter, id), from)
  const suggested = await context.run(readSuggestedBy, { person: _id, office: id, group })
  const pending = await context.saveDraft({ role, person: _id, from })
  return say(
    text(
      { strong: `Offer ${name} the role of ${officeName(context.charter, { office: id, group })}? ` },
      `From ${sayDateAt(from, context.now)}${to === null ? '' : ` until ${sayDateAt(to, context.now)}`}.`,
    ),
    ...(suggested === null ? [] : [text(`Suggested by ${suggested}.`)]),
    note('They read the duties and accept. Until then nothing changes.'),
    buttons(
      actButton('Offer the role', 'confirm-offer', { pending }),
      formButton('Change', 'change-offer', { pending }),
      keepButton('Cancel'),
    ),
  )
}

/** Whose term should end? Each asks first. */
async function termsToEnd(context: DialogContext, words: string): Promise<Outcome> {
  const { office, group } = readAppointment(context.charter, words, { now: context.now, zone: context.reader.zone })
  const terms = await context.run(openTerms, { office, group })
  const people = await context.run(readAppointable, { ids: terms.map(({ person }) => person) })
  const named = await namedLeaderBlocks(context, group)
  if (terms.length === 0)
    return say('Nobody holds such an office now.', ...named, buttons(sayButton('See groups', 'groups')))
  return say(
    text({ strong: terms.length === 1 ? 'End this term?' : 'Whose term should end?' }),
    ...officeTerms(context.charter, {
      terms: terms.slice(0, 10),
      people,
      today: dateAt(context.now, context.charter.organisation.zone),
    }),
    ...named,
  )
}

async function offered(context: DialogContext, term: OfficeTerm): Promise<Message> {
  const [person] = await context.run(readAppointable, { ids: [term.person] })
  const name = person?.name ?? 'They'
  const { state } = term
  const office = officeName(context.charter, term)
  if (state !== 'offered')
    return message(
      state === 'accepted'
        ? `${holdsOffice(name, term, context)} already.`
        : `This offer to ${name} was answered: ${state}.`,
      { kind: 'buttons', buttons: [endTermButton(context.charter, { term, name })] },
    )
  const suggested = term.onSuggestionOf === null ? '' : ` Suggested by ${term.onSuggestionOf}.`
  const reached = await context.run(canReach, { person: term.person })
  return message(
    text(
      { strong: `We offered ${name} the role of ${office}.` },
      reached ? " We're telling them now. We'll send you their answer." : unreachedOffer(context),
    ),
    note(`On record: ${howAppointed(term)}.${suggested}`),
    {
      kind: 'buttons',
      buttons: [ending(actButton('Take it back', 'end-term', { term: term._id }), `Take back the offer to ${name}?`)],
    },
  )
}

/** An offer waits until they speak to us: then it is among what waits for them. */
function unreachedOffer({ charter }: DialogContext): string {
  return ` We can't reach them. Please ask them to say "status" to ${charter.words.bot}: it shows them the offer.`
}

/** Says whether the person whose term has ended is told of it. */
async function sayWhetherNotified(context: DialogContext, { person }: OfficeTerm): Promise<string> {
  if (person === context.me._id) return ''
  const reached = await context.run(canReach, { person })
  return reached ? "We'll tell them." : "We can't reach them. Please tell them yourself."
}

function fieldsOf({ charter }: DialogContext, people: readonly Person[]) {
  return [
    { name: 'role', label: 'Which office', kind: 'choice', options: roleOptions(charter) },
    {
      name: 'person',
      label: 'Who',
      help: 'Not in the list? They say hello to me first.',
      kind: 'choice',
      options: people.slice(0, 100).map(({ _id, name, email }) => ({
        value: _id,
        label: people.some((other) => other.name === name && other._id !== _id) ? `${name} (${email ?? _id})` : name,
      })),
    },
    { name: 'from', label: 'From', kind: 'date' },
    {
      name: 'to',
      label: 'Until',
      help: 'Leave it empty for the usual length.',
      kind: 'date',
      optional: true,
    },
    {
      name: 'suggested',
      label: 'Who suggested them',
      help: 'Leave it empty if nobody did.',
      kind: 'text',
      max: 100,
      optional: true,
    },
  ] as const satisfies readonly Field[]
}

function today({ now, charter }: DialogContext): string {
  return dateAt(now, charter.organisation.zone)
}
