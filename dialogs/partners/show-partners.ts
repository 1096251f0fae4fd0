import { type Partner, partnerNamed } from '#charter/partners.ts'
import { buttons, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { findPartner, joinPartner, leavePartner } from '#features/partners/belong-to-partner.ts'
import { partnerCard, partnersCard } from '#features/partners/cards/partner-card.ts'
import { logoLink, logoPermission, mayGiveLogo } from '#features/partners/give-logo.ts'
import { partnersUrl, readPartners } from '#features/partners/read-partners.ts'
import { type Dialog, type DialogContext, formDialog, say, toActor } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { partnersPhrases } from './partners-phrases.ts'

/** The partner entities: what they do, who belongs to them, and their logos. */
export const showPartners: Dialog = {
  name: 'show-partners',

  also: partnersPhrases,

  words: {
    verb: 'partners',
    aliases: ['partner'],
    example: 'partners',
    does: 'the partner entities, their people and logos (partners ITU)',
    who: 'all',
    where: 'privately',
    args: { '*': ['{word}', '{word} {word}'] },
    typed: async (context, words) => {
      if (words !== '') return showPartner(context, namedPartner(context, words))
      const lines = await context.run(readPartners, {})
      if (lines.length === 0)
        return say('This organisation names no partners.', buttons(sayButton('See who to ask', 'contact')))
      return toActor(partnersCard(context.charter, lines, await context.run(partnersUrl, {})))
    },
  },

  presses: {
    'join-partner': async (context, { partner = '' }) => {
      await context.run(findPartner, { partner })
      return context.open('join-partner', { about: { partner } })
    },
    'leave-partner': async (context, { partner = '' }) => {
      const { short } = await context.run(leavePartner, { partner })
      return say(`You no longer belong to ${short} here.`, buttons(sayButton('See all partners', 'partners')))
    },
    'partner-logo': async (context, { partner = '' }) => {
      const found = await context.run(logoLink, { partner })
      return say(
        text(`Send the logo of ${found.partner.short} on this page, with your permission:`),
        text(logoPermission(found.partner, context.charter.organisation.short)),
        buttons({ label: 'Send the logo', url: found.url }),
      )
    },
  },

  forms: {
    'join-partner': formDialog({
      version: 1,
      draw: async (context, { partner = '' }) => {
        const { short } = await context.run(findPartner, { partner })
        return {
          title: `Join ${short}`,
          submit: `Join ${short}`,
          intro: [text(`Say that you work for ${short}. You can leave at any time.`)],
          fields: [
            {
              name: 'named',
              label: 'On its public page',
              kind: 'choice',
              options: [
                { value: 'no', label: 'Keep my name off the page' },
                { value: 'yes', label: 'Show my name on the page' },
              ],
            },
          ],
          values: { named: 'no' },
        }
      },
      submitted: async (context, { named }, { about: { partner = '' } }) => {
        const { partner: joined, member } = await context.run(joinPartner, { partner, isPublic: named === 'yes' })
        return {
          kind: 'done',
          message: message(
            text(
              `You belong to ${joined.short} now. ${member.byAddress ? 'Your confirmed address shows it.' : 'We have your word for it.'}`,
            ),
            text(member.isPublic ? 'Its public page shows your name.' : 'Its public page does not show your name.'),
            buttons(sayButton(`See ${joined.short}`, `partners ${joined.id}`)),
          ),
        }
      },
    }),
  },
}

function namedPartner({ charter }: DialogContext, words: string): Partner {
  const partner = partnerNamed(charter, words)
  if (partner) return partner
  throw new UserError('no-such-partner', `I know no partner "${words.slice(0, 60)}".`, {
    next: [{ label: 'See all partners', say: 'partners' }],
  })
}

async function showPartner(context: DialogContext, partner: Partner): Promise<Outcome> {
  const [lines, givesLogo, url] = await Promise.all([
    context.run(readPartners, {}),
    context.run(mayGiveLogo, partner),
    context.run(partnersUrl, { partner: partner.id }),
  ])
  const line = lines.find((one) => one.partner.id === partner.id)
  if (line === undefined) throw new Error(`no line of ${partner.id}`)
  return toActor(partnerCard(context.charter, line, { url, givesLogo }))
}
