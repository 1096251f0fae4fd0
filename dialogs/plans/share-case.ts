import { readGroup } from '#charter/find-group.ts'
import { actButton, buttonRows, buttons, ending, inMenu, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { listBlocks, listPage, pageFrom } from '#chat/list-page.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import {
  mayRemoveCases,
  readCases,
  removeCase,
  setCaseConsent,
  shareCase as share,
  takeCaseBack,
} from '#features/plans/share-case.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { casePhrases } from './plans-phrases.ts'

/** Case studies and good practices: members collect them, with their author's word on who sees them. */
export const shareCase: Dialog = {
  name: 'share-case',
  also: casePhrases,

  words: {
    verb: 'cases',
    aliases: ['share case', 'share a case', 'case studies', 'good practices'],
    example: 'share case https://... how Nairobi buys buses',
    does: 'see the case studies of your group, or add one by its link',
    who: 'member',
    where: 'privately',
    args: { '*': ['[the] {group} [{text}]', '{link} [{text}]', '{near}'] },
    typed: async (context, words, verb) => {
      const [url] = [...context.links, ...(words.match(/https?:\/\/\S+/g) ?? [])]
      const others = words.replace(/https?:\/\/\S+/g, ' ').trim()
      const begins = /^https?:/.test(words) ? null : readGroup(context.charter, others)
      if (begins !== null && others !== '' && begins.found.kind !== 'one') groupNamed(context.charter, others, 'cases')
      const named = begins?.found.kind === 'one' ? begins : null
      const group =
        named?.found.kind === 'one'
          ? named.found.group
          : await context.run(theOnlyGroup, { verb: url ? `share case ${url} for` : 'cases' })
      if (url === undefined && verb.startsWith('share')) throw noLink(group.id)
      return url === undefined
        ? listed(context, group.id, 0)
        : shared(context, { group: group.id, url, line: (named?.rest ?? others).replace(/^[\s:,-]+/, '') })
    },
  },

  presses: {
    'publish-case': async (context, { case: id = '' }) => {
      await context.run(setCaseConsent, { id, consent: 'public' })
      return {
        kind: 'replace',
        message: message(
          text({ strong: 'Thank you. ' }, 'The public page of the group shows it with your name.'),
          buttons(actButton('Show it to members only', 'hide-case', { case: id })),
        ),
      }
    },
    'hide-case': async (context, { case: id = '' }) => {
      await context.run(setCaseConsent, { id, consent: 'members' })
      return {
        kind: 'replace',
        message: message(
          'Only members see it now.',
          buttons(actButton('Publish it with my name', 'publish-case', { case: id })),
        ),
      }
    },
    'take-case-back': async (context, { case: id = '' }) => {
      const { group } = await context.run(takeCaseBack, { id })
      return {
        kind: 'replace',
        message: message('We took it off the list.', buttons(sayButton('See case studies', `cases ${group}`))),
      }
    },
    'remove-case': async (context, { case: id = '' }) => {
      const { group, line, url } = await context.run(removeCase, { id })
      return say(text({ strong: 'Removed: ' }, line || url), buttons(sayButton('See case studies', `cases ${group}`)))
    },
    'more-cases': (context, about) => listed(context, about.group ?? '', pageFrom(about)),
  },
}

async function shared(context: DialogContext, ask: { group: string; url: string; line: string }): Promise<Outcome> {
  if (ask.line === '')
    throw new UserError('no-line', 'Please add one line that says what it is about.', {
      next: [{ label: 'See case studies', say: `cases ${ask.group}` }],
    })
  const { _id, line } = await context.run(share, ask)
  const about = { case: _id }
  return say(
    text({ strong: 'Added. ' }, `Members see it with your name: ${line}`),
    note('May the public page of the group show it, too, with your name?'),
    buttons(
      actButton('Publish it with my name', 'publish-case', about),
      actButton('Show it to members only', 'hide-case', about),
      inMenu(actButton('Take it back', 'take-case-back', about)),
    ),
  )
}

async function listed(context: DialogContext, group: string, from: number): Promise<Outcome> {
  const [{ cases, names }, mayRemove] = await Promise.all([
    context.run(readCases, { group }),
    context.run(mayRemoveCases, { group }),
  ])
  const example = note(`To add one, say: share case ${group} https://... and what it is about.`)
  if (cases.length === 0) return say('No case studies yet.', example)
  const items = cases.map(({ url, line, by, consent }) => [
    { link: line || url, url },
    `, ${names.get(by) || 'someone'}${consent === 'public' ? ', public' : ''}`,
  ])
  const page = listPage(items, { from, most: onePage })
  const onPage = cases.slice(page.from, page.from + page.items.length)
  const removable = onPage.filter(({ by }) => mayRemove || by === context.me._id)
  return say(
    text({ strong: 'Case studies, the latest first:' }),
    ...listBlocks(page, (next) => actButton('See more case studies', 'more-cases', { group, from: next })),
    ...buttonRows(removable.map(removeButton)),
    example,
  )
}

/** So many fit on a page with a button each. */
const onePage = 12

function removeButton({ _id, line, url }: { _id: string; line: string; url: string }) {
  const label = `Remove ${cutAt(line || url, 50)}`
  return ending(actButton(label, 'remove-case', { case: _id }), 'Remove this case study from the list?')
}

function noLink(group: string): UserError {
  return new UserError(
    'no-link',
    `Please add the link, for instance: share case ${group} https://... what it is about.`,
    {
      next: [{ label: 'See case studies', say: `cases ${group}` }],
    },
  )
}
