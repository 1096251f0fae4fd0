import { groupOf } from '#charter/charter.ts'
import { findGroup, readGroup } from '#charter/find-group.ts'
import { buttons, sayButton, text } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Block } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import {
  digestButton,
  digestCard,
  remindersCard,
  sayOffsets,
  sayQuiet,
} from '#features/meetings/cards/reminders-card.ts'
import { readForecast } from '#features/meetings/read-forecast.ts'
import {
  chooseDigest,
  chooseQuietHours,
  chooseReminders,
  forgetReminders,
} from '#features/people/change-preferences.ts'
import { type Dialog, type DialogContext, say } from '#inbox/dialog.ts'
import { millisecondsOf } from '#time/instant.ts'
import { type ReminderWish, readOffsets } from '#time/read-offsets.ts'
import { UserError } from '#user-error.ts'
import { reminderGists } from './meetings-gists.ts'
import { reminderPhrases } from './meetings-phrases.ts'

/** When to be reminded of meetings, and when to be left in peace. */
export const setReminders: Dialog = {
  name: 'set-reminders',

  also: reminderPhrases,
  about: reminderGists,

  words: {
    verb: 'reminders',
    aliases: ['remind', 'reminder', 'quiet'],
    example: 'reminders 1d 1h, quiet 22-7',
    does: 'what you will get and when: reminders, quiet hours, one summary a day',
    who: 'member',
    where: 'direct',
    args: { '*': ['{text}'], remind: ['[{group}] {lengths} [{text}]', 'off', '{group} off'] },
    typed: async (context, words, verb) => {
      const asked = verb === 'quiet' && words !== '' ? `quiet ${words}` : words
      if (asked === '') return say(...(await shown(context, context.me)))
      if (/^(default|defaults|reset)$/i.test(asked)) {
        const me = await context.run(forgetReminders, {})
        return say('Done.', ...(await shown(context, me)))
      }
      if (/^stop$/i.test(asked)) return whatToStop(context)
      const digest = digestIn(asked)
      if (digest !== null) {
        const me = await context.run(chooseDigest, { only: digest })
        return say(...digestCard(context.charter, me, await context.run(readForecast, {})))
      }
      const { group, rest } = groupIn(context, asked)
      const twice = onceOrTwice(rest)
      if (twice) return say(text({ strong: twice.question }), buttons(...twice.choices(group)))
      return say(...(await showWish(context, { group, wish: wishIn(rest) })))
    },
  },
}

async function shown(context: DialogContext, me: DialogContext['me']): Promise<Block[]> {
  return remindersCard(context.charter, me, await context.run(readForecast, {}))
}

/** Whether words ask for one summary a day, or for an end of it; null where they ask for something else. */
function digestIn(words: string): boolean | null {
  const asked =
    /^(no |stop )?(?:(?:one|a|only|daily|morning) ){0,3}(?:digest|summary)(?: a day)?(?: (only|on|off))?$/i.exec(words)
  if (asked) return asked[1] === undefined && asked[2]?.toLowerCase() !== 'off'
  return /^(?:messages )?one by one$/i.test(words) ? false : null
}

/** Who wants no more of it is asked of what: reminders are not invitations by e-mail. */
function whatToStop({ charter, me }: DialogContext): Outcome {
  return say(
    text({ strong: 'What should stop?' }),
    buttons(
      ...(me.digestOnly ? [] : [digestButton(me)]),
      sayButton('Stop my reminders', 'reminders off'),
      sayButton('Stop e-mails', 'calendar off'),
      sayButton(`Leave a ${charter.words.group.one}`, 'leave'),
    ),
  )
}

/** "2 hours and 15 minutes" may be one reminder or two: it is asked. */
function onceOrTwice(words: string) {
  const [, hours, minutes] =
    /\b(\d{1,2})\s?h(?:(?:ou)?rs?)?\s+and\s+(\d{1,2})\s?m(?:in(?:ute)?s?)?\b/i.exec(words) ?? []
  if (hours === undefined || minutes === undefined) return null
  const whole = Number(hours) * 60 + Number(minutes)
  const once = `${hours} h ${minutes} min before`
  return {
    question: `One reminder ${once}, or two?`,
    choices: (group: string) => {
      const where = group === '*' ? '' : `${group} `
      return [
        sayButton(`Once: ${once}`, `reminders ${where}${whole}m`),
        sayButton(`Twice: ${hours} h and ${minutes} min`, `reminders ${where}${hours}h ${minutes}m`),
      ]
    },
  }
}

async function showWish(
  context: DialogContext,
  { group, wish }: { group: string; wish: ReminderWish },
): Promise<Block[]> {
  const { offsets, quiet } = wish
  if (offsets) await context.run(chooseReminders, { group, offsets })
  if (quiet) await context.run(chooseQuietHours, { quiet })
  const where = group === '*' ? '' : ` (${groupOf(context.charter, group).short})`
  return [
    ...(offsets ? [text({ strong: `Reminders${where}: ` }, `${sayOffsets(offsets)}.`)] : []),
    ...(quiet ? [text({ strong: 'Quiet: ' }, `${sayQuiet(quiet)}.`)] : []),
    buttons(sayButton('See all', 'reminders'), sayButton('Use the usual times', 'reminders default')),
  ]
}

/** The group named before or after the rest of the words; `*` where there is none. */
function groupIn({ charter }: DialogContext, words: string): { group: string; rest: string } {
  const first = readGroup(charter, words)
  if (first.found.kind === 'one') return { group: first.found.group.id, rest: first.rest }
  // A group behind "for" has no figures in its name: the last figure is part of a time.
  const figure = Math.max(words.search(/\d\D*$/), 0)
  const joined = /\b(?:for|in|of)\s+(?=\S)/i.exec(words.slice(figure))
  const behind = joined ? figure + joined.index + joined[0].length : words.length
  const last = joined ? findGroup(charter, words.slice(behind)) : null
  const before = words.slice(0, figure + (joined?.index ?? 0)).trimEnd()
  return last?.kind === 'one' ? { group: last.group.id, rest: before } : { group: '*', rest: words }
}

function wishIn(words: string): ReminderWish {
  const wish = readOffsets(words)
  const [odd] = wish.unknown
  const nothing = wish.offsets === undefined && wish.quiet === undefined
  if (odd !== undefined || nothing)
    throw unclear(odd === undefined ? 'When should I remind you?' : `I didn't understand "${cutAt(odd, 60)}".`)
  if ((wish.offsets ?? []).length > 5) throw unclear('A meeting can have five reminders at most.')
  if ((wish.offsets ?? []).some((offset) => millisecondsOf(offset) > millisecondsOf('P60D')))
    throw unclear('The earliest reminder is 60 days before a meeting.')
  return wish
}

function unclear(sentence: string): UserError {
  return new UserError('unclear-reminders', `${sentence} Say for instance: reminders 1d 1h, quiet 22-7`, {
    next: [
      { label: 'Remind 1 day and 1 hour before', say: 'reminders 1d 1h' },
      { label: 'See mine', say: 'reminders' },
    ],
  })
}
