import { groupOf } from '#charter/charter.ts'
import { buttons, formButton, note, text } from '#chat/button.ts'
import { type Block, message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { publicLine } from '#features/applications/cards/application-card.ts'
import { alreadyApplied, closedCall, noCall } from '#features/applications/cards/apply-card.ts'
import { deadlineLine } from '#features/applications/cards/call-card.ts'
import {
  commitmentFields,
  knownAnswers,
  lateField,
  profileAnswers,
  profileFields,
  zoneField,
} from '#features/applications/cards/profile-fields.ts'
import { waitForCall } from '#features/applications/change-call.ts'
import { readOwnApplication } from '#features/applications/read-applications.ts'
import { saveDraft } from '#features/applications/save-draft.ts'
import { type Started, startApplication } from '#features/applications/start-application.ts'
import { submitApplication } from '#features/applications/submit-application.ts'
import { openCalls, welcome } from '#features/directory/cards/welcome-card.ts'
import { readGroup, readGroups } from '#features/directory/read-groups.ts'
import type { Application } from '#features/groups/application.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { readTermsUrl, termsName } from '#features/groups/terms-link.ts'
import { zoneName } from '#features/meetings/cards/when-card.ts'
import { accountAddresses } from '#features/people/account-addresses.ts'
import { cityMeant, zoneMeant } from '#features/people/cards/zone-card.ts'
import { chooseZone } from '#features/people/change-preferences.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { applyGists } from './applications-gists.ts'
import { applyPhrases } from './applications-phrases.ts'

/** Two short steps: about you, kept as a draft; then the commitments, each whole, each with its own tick. */
export const applyToGroup: Dialog = {
  name: 'apply-to-group',

  also: applyPhrases,
  about: applyGists,

  words: {
    verb: 'apply',
    aliases: ['join', "i'd like to join", 'i want to join'],
    example: 'apply procurement',
    does: 'apply to a group',
    who: 'all',
    where: 'privately',
    args: { '*': ['{near}', '{word}', '{quoted}'] },
    typed: async (context, words) => {
      if (words !== '') return begin(context, groupNamed(context.charter, words, 'apply').id)
      const views = await context.run(readGroups, {})
      const isNew = views.every(({ mine }) => mine === null)
      return say(...(isNew ? welcome(context.charter) : []), ...openCalls(context.charter, views, context.now))
    },
  },

  presses: {
    'apply-to': async (context, about) => begin(context, groupOn(context, about)),
    'wait-for-call': async (context, about) => {
      const group = groupOn(context, about)
      const { call, group: known } = await context.run(readGroup, { group })
      if (call?.state === 'open')
        return say(`${known.short} is open for applications now.`, buttons(formButton('Apply', 'apply-to', { group })))
      await context.run(waitForCall, { group })
      return say(`We'll tell you when ${groupOf(context.charter, group).short} takes applications.`)
    },
    'ask-late': async (context, about) => context.open('late-request', { about: { group: groupOn(context, about) } }),
    'back-to-about-you': async (context, { application = '' }) => context.open('about-you', { about: { application } }),
    'change-application': async (context, { application = '' }) => {
      const { about } = await context.run(readOwnApplication, { application })
      if (about.state === 'submitted') return context.open('about-you', { about: { application } })
      return toActor(alreadyApplied(context.charter, about, context.now))
    },
  },

  forms: {
    'about-you': formDialog({
      version: 1,
      draw: async (context, { application = '' }) => {
        const { about, call } = await context.run(readOwnApplication, { application })
        mustBeOpen(context, about, ['draft', 'submitted'])
        const { short, title } = groupOf(context.charter, about.group)
        return {
          title: `Apply to ${short}`.slice(0, 24),
          submit: about.state === 'draft' ? 'Continue' : 'Save',
          intro: [
            text({ strong: title }),
            ...deadlineLine(context.charter, call, context.now),
            note(
              about.state === 'draft'
                ? 'Step 1 of 2: about you. We keep what you write.'
                : 'These are your answers so far.',
            ),
          ],
          fields: [...profileFields(context.charter.fields), zoneField],
          values: {
            ...knownAnswers(context.charter.fields, about.answers, context.me),
            zone: context.me.zone === null ? '' : (context.reader.said ?? zoneName(context.me.zone)),
          },
        }
      },
      submitted: async (context, answers, { about: { application = '' } }) => {
        const zone = zoneMeant(cityMeant(String(answers.zone), context.me.zone), 'zone')
        const given = profileAnswers(context.charter.fields, answers)
        const saved = await context.run(saveDraft, { application, answers: given })
        await context.run(chooseZone, zone)
        if (saved.state === 'draft') return context.open('commitments', { about: { application } })
        return { kind: 'done', message: message('Your answers are changed. The people who decide see the new ones.') }
      },
    }),

    commitments: formDialog({
      version: 1,
      draw: async (context, { application = '' }) => {
        const { about } = await context.run(readOwnApplication, { application })
        mustBeOpen(context, about, ['draft'])
        const { short } = groupOf(context.charter, about.group)
        return {
          title: `Apply to ${short}`.slice(0, 24),
          submit: 'Send application',
          intro: [
            ...commitmentsIntro(context, about.answers, await context.run(accountAddresses, {})),
            ...termsIntro(context, await context.run(readTermsUrl, {})),
            { kind: 'buttons', buttons: [formButton('Go back to step 1', 'back-to-about-you', { application })] },
          ],
          fields: commitmentFields(context.charter.commitments),
        }
      },
      submitted: async (context, _answers, { about: { application = '' } }) => {
        await context.run(submitApplication, { application })
        // That it has arrived is told by a message of its own, which survives whatever happens to this reply.
        return { kind: 'done' }
      },
    }),

    'late-request': formDialog({
      version: 1,
      draw: async (context, { group = '' }) => ({
        title: 'Ask after the deadline',
        submit: 'Continue',
        intro: [
          text(
            `The ${groupNamed(context.charter, group, 'apply').short} call has closed. The people who decide see that you're late, and your reason.`,
          ),
        ],
        fields: [lateField],
      }),
      submitted: (context, answers, { about }) => begin(context, groupOn(context, about), answers.why),
    }),
  },
}

/** The group on an old button may be gone from the charter since. */
function groupOn({ charter }: DialogContext, { group = '' }: Record<string, string>): string {
  return groupNamed(charter, group, 'apply').id
}

async function begin(context: DialogContext, group: string, late?: string): Promise<Outcome> {
  const started = await context.run(startApplication, late === undefined ? { group } : { group, late })
  return answerTo(context, group, started)
}

async function answerTo(context: DialogContext, group: string, started: Started): Promise<Outcome> {
  switch (started.kind) {
    case 'draft': {
      const about = { application: started.application._id }
      // Also where all is known from an earlier application: nobody sends answers that they have not seen.
      return context.open('about-you', { about })
    }
    case 'already':
      return toActor(alreadyApplied(context.charter, started.application, context.now))
    case 'closed':
      return toActor(closedCall(context.charter, started.call, context.now))
    default:
      return toActor(noCall(context.charter, group, started.kind))
  }
}

/** An old form of an application that has gone on since is not drawn again. */
function mustBeOpen({ charter }: DialogContext, { state, group }: Application, open: Application['state'][]): void {
  if (open.includes(state)) return
  const { short } = groupOf(charter, group)
  const current =
    state === 'accepted'
      ? `You are a ${charter.words.member.one} of ${short} already.`
      : state === 'submitted'
        ? `Your application to ${short} has arrived already.`
        : `Your last application to ${short} has ended. You can apply again.`
  throw new UserError('application-went-on', current, { next: [{ label: 'See my status', say: 'status' }] })
}

/** @param known the addresses of the person's accounts: an answer that is none of them is asked about, however often it is drawn. */
function commitmentsIntro(
  { charter }: DialogContext,
  answers: Record<string, string>,
  known: readonly string[],
): Block[] {
  const email = charter.fields.find(({ prefill }) => prefill === 'email')
  const given = email && answers[email.id]
  return [
    note('Step 2 of 2: your commitments.'),
    text("If you're accepted, we publish this line: ", { strong: publicLine(charter, answers) }),
    ...(given && known[0] !== undefined && !known.some((address) => address.toLowerCase() === given.toLowerCase())
      ? [text(`Your account has ${known[0]}. You gave ${given}. Is that right?`)]
      : []),
  ]
}

/** What taking part agrees to: the version, where it can be read whole, and its main points. */
function termsIntro({ charter }: DialogContext, url: string): Block[] {
  return [
    text('By sending it you agree to the ', { link: termsName(charter), url }, ':'),
    { kind: 'list', items: charter.organisation.terms.points.map((point) => [point]) },
  ]
}
