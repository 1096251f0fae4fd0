import { groupOf } from '#charter/charter.ts'
import { buttons, note, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Field } from '#chat/form.ts'
import { type Block, message } from '#chat/message.ts'
import { readActionLines } from '#features/decisions/action-lines.ts'
import { readOwners } from '#features/decisions/add-actions.ts'
import { askForDecisions, decisionBlocks, recordBlocks } from '#features/decisions/cards/decision-card.ts'
import { fieldOf, longestDecision, undecided } from '#features/decisions/decision.ts'
import {
  decisionsOfMeeting,
  readDecisions,
  readUndecided,
  recordDecisions,
} from '#features/decisions/record-decisions.ts'
import { groupNamed } from '#features/groups/cards/group-choice.ts'
import { theOnlyGroup } from '#features/groups/only-group.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { type Dialog, type DialogContext, formDialog, say } from '#inbox/dialog.ts'
import { decisionsPhrases } from './decisions-phrases.ts'
import { actionsPreview } from './list-actions.ts'

/** What meetings decided: asked when minutes are given, by one form for all decisions of an agenda, and read later. */
export const recordDecision: Dialog = {
  name: 'record-decision',
  also: decisionsPhrases,

  words: {
    verb: 'decisions',
    aliases: [],
    example: 'decisions procurement',
    does: 'what a group decided in its meetings',
    who: 'member',
    where: 'privately',
    args: { '*': ['[of] {group}'] },
    typed: async (context, words) => {
      const named = words.replace(/^of\s+/i, '').trim()
      const { id, short } =
        named === ''
          ? await context.run(theOnlyGroup, { verb: 'decisions' })
          : groupNamed(context.charter, named, 'decisions')
      const records = await context.run(readDecisions, { group: id })
      if (records.length === 0)
        return say(
          `${short} has no recorded decisions yet.`,
          note('We ask for them after a meeting whose agenda has items marked "decision".'),
        )
      return say(
        text({ strong: `What ${short} decided, the latest first:` }),
        ...recordBlocks(records),
        buttons(sayButton('See open actions', `actions ${id}`)),
      )
    },
  },

  presses: {
    'record-decisions': async (context, { meeting = '' }) => {
      const { titles, record } = await context.run(readUndecided, { meeting })
      const known = (title: string) => record?.decisions.find((one) => one.title === title)?.words ?? ''
      return context.open('record-decisions', {
        about: { meeting },
        values: Object.fromEntries(titles.map((title) => [fieldOf(title), known(title)])),
      })
    },
  },

  forms: {
    'record-decisions': formDialog({
      version: 1,
      draw: async (context, { meeting = '' }) => {
        const { meeting: found, titles } = await context.run(readUndecided, { meeting })
        return {
          title: 'What was decided?',
          submit: 'Save the decisions',
          intro: [
            text(`${found.reference}, ${groupOf(context.charter, found.group).short}. The members can read it.`),
            note('If you did not decide, write: not reached.'),
          ],
          fields: titles.map(
            (title): Field => ({
              name: fieldOf(title),
              label: cutAt(title, 75),
              kind: 'multiline',
              max: longestDecision,
              optional: true,
            }),
          ),
        }
      },
      submitted: async (context, answers, { about: { meeting = '' } }) => {
        const { titles } = await context.run(readUndecided, { meeting })
        const said = answers as Record<string, string | null>
        const view = await context.run(recordDecisions, {
          meeting,
          answers: titles.map((title) => ({ title, words: said[fieldOf(title)] ?? '' })),
        })
        const open = undecided(view.meeting.agenda, view.record)
        return {
          kind: 'done',
          message: message(
            text({ strong: `The decisions of ${view.meeting.reference} are saved.` }),
            ...decisionBlocks(view.record ?? { decisions: [] }),
            ...askForDecisions(meeting, open),
          ),
        }
      },
    }),
  },
}

/**
 * What is still to be said once minutes are there: the decisions that the agenda asked for, and the actions that were
 * read of the text, for the writer to confirm.
 */
export async function askAfterMinutes(context: DialogContext, meeting: Meeting, text: string | null): Promise<Block[]> {
  const isMarked = undecided(meeting.agenda, null).length > 0
  const record = isMarked ? await context.run(decisionsOfMeeting, { meeting: meeting._id }) : null
  const asked = askForDecisions(meeting._id, undecided(meeting.agenda, record))
  if (text === null) return asked
  const where = { group: meeting.group, meeting: meeting._id, reference: meeting.reference }
  const reading = { owners: [], now: context.now, zone: context.reader.zone }
  if (readActionLines(text, reading).length === 0 && !text.includes('@')) return asked
  const { owners } = await context.run(readOwners, where)
  const drafts = readActionLines(text, { ...reading, owners })
  return drafts.length === 0 ? asked : [...asked, ...(await actionsPreview(context, where, { drafts, owners }))]
}
