import { type Charter, groupOf } from '#charter/charter.ts'
import type { Duty } from '#charter/duties.ts'
import { findGroup } from '#charter/find-group.ts'
import { actButton, buttons, note, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import { pageFrom } from '#chat/list-page.ts'
import type { Outcome } from '#chat/outcome.ts'
import { pagedLines } from '#features/desk/cards/desk-card.ts'
import { type DutyLine, dutiesHead, dutyCard, dutyLine, gatheredLines } from '#features/duties/cards/duty-card.ts'
import { dutyName } from '#features/duties/cards/duty-words.ts'
import { seeDateFlag } from '#features/duties/flag-dates.ts'
import { readDuties } from '#features/duties/read-duties.ts'
import { readOwnDutyIds, withdrawStatement } from '#features/duties/state-duty.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { type Dialog, type DialogContext, say, toActor } from '#inbox/dialog.ts'
import { UserError } from '#user-error.ts'
import { dutiesPhrases } from './duties-phrases.ts'

/** What the sources oblige people to do: who owes it, and how it stands. */
export const listDuties: Dialog = {
  name: 'list-duties',

  also: dutiesPhrases,

  words: {
    verb: 'duties',
    aliases: ['duty', 'obligations'],
    example: 'duties',
    does: 'what the Terms ask, who owes it, and what shows it (duties mine, duty minutes)',
    who: 'member',
    where: 'direct',
    args: { duty: ['{text}'], '*': ['mine', 'my', 'late', '{near}'] },
    typed: async (context, words, verb) => {
      if (verb === 'duty' && words !== '') return showDuty(context, words)
      const which = /^(?:mine|my)$/i.test(words) ? 'mine' : /^late$/i.test(words) ? 'late' : words === '' ? 'all' : null
      if (which !== null) return listed(context, { which, from: 0 })
      return listed(context, { which: groupNamed(context.charter, words, 'duties').id, from: 0 })
    },
  },

  presses: {
    'more-duties': (context, about) => listed(context, { which: about.which ?? 'all', from: pageFrom(about) }),
    'see-date-flag': async (context) => {
      await context.run(seeDateFlag, {})
      return say('We hid this line for the whole secretariat.', buttons(sayButton('See my status', 'status')))
    },
    'withdraw-duty': async (context, { statement = '' }) => {
      const { duty, group } = await context.run(withdrawStatement, { statement })
      return showDuty(context, `${duty}${group === null ? '' : ` ${group}`}`)
    },
  },
}

/** @param which `all`, `mine`, `late`, or the id of a group. */
async function listed(context: DialogContext, { which, from }: { which: string; from: number }): Promise<Outcome> {
  const found = await context.run(readDuties, { own: which === 'mine' })
  const isGroup = context.charter.groups.some(({ id }) => id === which)
  const rows = found.rows.filter(({ group, state }) =>
    isGroup ? group === which : which !== 'late' || state === 'late',
  )
  if (rows.length === 0) return nothing(context, { which, isGroup })
  const said = { ...context, names: found.names }
  const seesAll = found.reader.whose.kind === 'all'
  const lines = seesAll && !isGroup ? gatheredLines(rows, said) : rows.map((row) => dutyLine(row, said))
  const title = isGroup
    ? `Duties in ${groupOf(context.charter, which).short}`
    : seesAll
      ? `All duties${which === 'late' ? ' that are late' : ''}`
      : `Your duties${which === 'late' ? ' that are late' : ''}`
  const numbered = lines.map((line, index) => ({
    spans: [`${index + 1}. `, ...line.spans],
    buttons: index - from >= 0 && index - from < mostButtons ? [sayButton(seeLabel(line, lines), line.words)] : [],
  }))
  return say(
    ...dutiesHead(title, rows),
    ...pagedLines(numbered, {
      from,
      more: (next) => actButton('See more duties', 'more-duties', { which, from: next }),
    }),
    note('"Met by record": our records show it. "By word only": its owner says so.'),
  )
}

/** "See the work plan"; with the group where the same duty stands there for several. */
function seeLabel({ name, place }: DutyLine, all: readonly DutyLine[]): string {
  const isTwice = all.filter((one) => one.name === name).length > 1
  return cutAt(`See ${name}${isTwice && place !== null ? ` (${place})` : ''}`, 60)
}

/** So many lines of a page have a button of their own; each duty can be asked for by its name. */
const mostButtons = 6

function nothing({ charter }: DialogContext, { which, isGroup }: { which: string; isGroup: boolean }): Outcome {
  if (which === 'late')
    return say('None of the duties that you see is late.', buttons(sayButton('See all duties', 'duties')))
  if (isGroup)
    return say(`You have no duties in ${groupOf(charter, which).short}.`, buttons(sayButton('See my duties', 'duties')))
  return say(
    `You have no duties here. They begin when you join a ${charter.words.group.one} or hold an office.`,
    buttons(sayButton('See groups', 'groups')),
  )
}

async function showDuty(context: DialogContext, words: string): Promise<Outcome> {
  const { duty, group } = dutyIn(context.charter, words)
  const [found, own] = await Promise.all([context.run(readDuties, {}), context.run(readOwnDutyIds, {})])
  const rows = found.rows.filter((row) => row.duty.id === duty.id && (group === null || row.group === group))
  if (rows.length === 0)
    throw new UserError('not-your-duty', `"${dutyName(duty)}" is not a duty of yours.`, {
      next: [{ label: 'See my duties', say: 'duties' }],
    })
  return toActor(dutyCard(rows, { ...context, names: found.names }, new Set(own)))
}

/** The duty that words name, by its id, the end of it, or words of its name; and a group, where one is named behind it. */
function dutyIn(charter: Charter, words: string): { duty: Duty; group: string | null } {
  const tokens = words.trim().split(/\s+/)
  for (let count = tokens.length; count > 0; count--) {
    const duty = dutyNamed(charter, tokens.slice(0, count).join(' '))
    if (duty === undefined) continue
    const rest = tokens.slice(count).join(' ')
    if (rest === '') return { duty, group: null }
    const found = findGroup(charter, rest)
    if (found.kind === 'one') return { duty, group: found.group.id }
  }
  throw new UserError('no-such-duty', `I know no duty called "${words.slice(0, 60)}".`, {
    next: [{ label: 'See all duties', say: 'duties' }],
  })
}

function dutyNamed({ duties }: Charter, words: string): Duty | undefined {
  const asked = words.toLowerCase()
  return (
    duties.find(({ id }) => id === asked) ??
    duties.find((duty) => dutyName(duty).toLowerCase() === asked) ??
    duties.find(({ id }) => id.endsWith(`-${asked}`)) ??
    duties.find((duty) => dutyName(duty).toLowerCase().includes(asked) && asked.length > 3)
  )
}
