import { groupOf } from '#charter/charter.ts'
import { buttons, note, sayButton, text } from '#chat/button.ts'
import type { Outcome } from '#chat/outcome.ts'
import { exportable, isExported } from '#features/desk/exports/export-record.ts'
import { exportTable as run } from '#features/desk/exports/export-table.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { counted } from '#time/english-words.ts'
import { exportPhrases } from './desk-phrases.ts'

/** Members, applications, meetings, minutes and answers as files, for those in charge. */
export const exportTable: Dialog = {
  name: 'export-table',
  also: exportPhrases,

  words: {
    verb: 'export',
    aliases: ['download'],
    example: 'export members procurement',
    does: 'members, applications, meetings, minutes or answers as .csv and .xlsx',
    who: 'leader',
    where: 'direct',
    args: { '*': ['(members|applications|meetings|minutes|answers) [{near}]', '{word}'] },
    typed: async (context, words) => {
      const [what = '', ...rest] = words.toLowerCase().split(/\s+/)
      if (!isExported(what)) return whatToExport(context)
      const named = rest.filter((word) => !/^(?:of|for|in|from|all|groups?)$/.test(word)).join(' ')
      const group = named === '' ? null : groupNamed(context.charter, named, `export ${what}`).id
      return exported(context, { what, group })
    },
  },
}

async function exported(context: DialogContext, ask: Omit<Parameters<typeof run>[1], 'for'>): Promise<Outcome> {
  const { record, groups, csv, xlsx } = await context.run(run, { ...ask, for: context.me })
  const { charter } = context
  const [only] = groups
  const of =
    groups.length === 1 && only ? groupOf(charter, only).short : counted(groups.length, charter.words.group.one)
  return say(
    text({ strong: `Your export is ready: ${record.what} of ${of}.` }),
    note('The links are yours alone and work for one hour. We keep who exported what, and when.'),
    buttons({ label: 'Get the Excel file', url: xlsx }, { label: 'Get the CSV file', url: csv }),
  )
}

function whatToExport({ charter }: DialogContext): Outcome {
  const named = (what: string) => (what === 'minutes' ? charter.words.minutes : what)
  return say(
    'What do you want to export?',
    buttons(...exportable.map((what) => sayButton(`Export ${named(what)}`, `export ${what}`))),
    note('You get a file for Excel, and a CSV file.'),
    note('For one group, name it: export members procurement.'),
  )
}
