import { groupOf } from '#charter/charter.ts'
import { readGroup } from '#charter/find-group.ts'
import { buttons, note, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import { memberField } from '#features/applications/cards/reason-fields.ts'
import { warnedBlocks } from '#features/applications/cards/warning-card.ts'
import { removableMembers } from '#features/applications/remove-member.ts'
import {
  answerWarning,
  longestWarning,
  ownWarning,
  readWarned,
  warnMember as warn,
} from '#features/applications/warn-member.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { answerField } from '#features/groups/cards/question-card.ts'
import { type Dialog, type DialogContext, formDialog } from '#inbox/dialog.ts'

/** A dated note to a member, before anybody is removed: they read it, and can answer. */
export const warnMember: Dialog = {
  name: 'warn-member',

  words: {
    verb: 'warn',
    aliases: [],
    example: 'warn @person procurement You missed four meetings',
    does: 'warn a member of a group; they can answer',
    who: 'leader',
    where: 'direct',
    toOthers: true,
    args: { '*': ['{mention} [{text}]', '{text} {group} [{text}]', '{group} [{text}]', '{near}'] },
    typed: async (context, words) => {
      const { group, name, reason } = namedIn(context, words)
      const [account] = context.mentions
      const who = account ? { account } : { named: name }
      const found = await context.run(removableMembers, { group, ...who, to: 'warn-members' })
      const member = found.length === 1 && (account || name !== '') ? found[0]?.application : undefined
      return context.open('warn-member', {
        about: { group },
        values: { member: member ?? null, reason },
        ...(name !== '' && found.length === 0 ? { problem: `No member of the group is called "${name}".` } : {}),
      })
    },
  },

  presses: {
    'answer-warning': async (context, { application = '', warning = '' }) => {
      await context.run(ownWarning, { application, warning })
      return context.open('answer-warning', { about: { application, warning } })
    },
  },

  forms: {
    'warn-member': formDialog({
      version: 1,
      draw: async (context, { group = '' }) => {
        const { id, short } = groupNamed(context.charter, group, 'warn')
        const [members, warned] = await Promise.all([
          context.run(removableMembers, { group: id, to: 'warn-members' }),
          context.run(readWarned, { group: id }),
        ])
        return {
          title: `Warn a ${context.charter.words.member.one}`,
          submit: 'Send the warning',
          intro: [
            text(`They stay in ${short}. They read your reason and can answer.`),
            note('It is kept with their membership. The people who can remove them see it.'),
            ...warnedBlocks(warned, context),
          ],
          fields: [
            memberField(members),
            {
              name: 'reason',
              label: 'Reason',
              help: 'They read it as you write it.',
              kind: 'multiline',
              max: longestWarning,
            },
          ] as const,
        }
      },
      submitted: async (context, { member, reason }, { instance }) => {
        const { application, name, reached } = await context.run(warn, { id: instance, application: member, reason })
        const { short } = groupOf(context.charter, application.group)
        return {
          kind: 'done',
          message: message(
            text({ strong: `You warned ${name} (${short}).` }, reached ? " We're telling them now." : ''),
            ...(reached ? [] : [text("We can't reach them. Please tell them yourself.")]),
            buttons(sayButton('See who is in it', `members ${application.group}`)),
          ),
        }
      },
    }),

    'answer-warning': formDialog({
      version: 1,
      draw: async (context, { application = '', warning = '' }) => {
        const found = await context.run(ownWarning, { application, warning })
        const reason = found.warnings?.find(({ id }) => id === warning)?.reason ?? ''
        return {
          title: 'Answer the warning',
          submit: 'Send my answer',
          intro: [{ kind: 'text', spans: [reason], whole: true }],
          fields: [{ ...answerField, max: longestWarning }] as const,
        }
      },
      submitted: async (context, { answer }, { about: { application = '', warning = '' } }) => {
        await context.run(answerWarning, { application, warning, answer })
        return { kind: 'done', message: message("We're sending your answer. It is kept beside the warning.") }
      },
    }),
  },
}

/** The group, the name before it and the reason behind it. @throws UserError where no group is named. */
function namedIn({ charter }: DialogContext, words: string): { group: string; name: string; reason: string } {
  const tokens = words.split(/\s+/).filter((token) => token !== '')
  for (const at of tokens.slice(0, 12).keys()) {
    const read = readGroup(charter, tokens.slice(at).join(' '))
    if (read.found.kind !== 'one') continue
    const name = tokens.slice(0, at).filter((token) => !/^(?:from|of|in|@\S*)$/i.test(token))
    return { group: read.found.group.id, name: name.join(' '), reason: read.rest.replace(/^[:,–-]\s*/, '') }
  }
  return { group: groupNamed(charter, '', 'warn').id, name: '', reason: '' }
}
