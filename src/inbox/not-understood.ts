import { note, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Act } from '#chat/incoming.ts'
import type { Button } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { questionIn } from '#talk/question.ts'
import { capitalised } from '#time/english-words.ts'
import { type DialogContext, say, wordsButton } from './dialog.ts'

/**
 * What was not understood is quoted, with what it may mean. A question that is still open stays so: a "yes" answers it.
 * @param asked the buttons that were shown a moment ago.
 */
export function notUnderstood(
  text: string,
  { suggestions, asked }: { suggestions: readonly Button[]; asked: readonly Act[] },
): Outcome {
  const open = questionIn(asked)?.yes
  const outcome = say(
    suggestions.length === 0
      ? "I didn't understand that. Here is what you can do."
      : "I didn't understand that. Did you mean one of these?",
    note(`You wrote: ${cutAt(text.replace(/\s+/g, ' '), 120)}`),
    ...(open?.verb.startsWith('confirm-') ? ['The preview is still open. Say yes, or say what to change.'] : []),
    { kind: 'buttons', buttons: [...suggestions, ...helpButtons.buttons].slice(0, 3) },
  )
  const stillAsks = open && isQuestion(open) ? asked.filter(isQuestion) : []
  return outcome.kind === 'say' && stillAsks.length > 0 ? { ...outcome, stillAsks } : outcome
}

/** Of the buttons that were shown, those that a "yes" or a "no" may be for; not a way to other things. */
function isQuestion({ verb }: Act): boolean {
  return /^(?:confirm|answer)-/.test(verb)
}

/** Buttons that run these commands as though they had been typed. */
export async function commandButtons(context: DialogContext, commands: readonly string[]): Promise<Button[]> {
  const buttons: Button[] = []
  for (const words of commands) buttons.push(await wordsButton(context, cutAt(capitalised(words), 75), words))
  return buttons
}

export const helpButtons = {
  kind: 'buttons' as const,
  buttons: [sayButton('See groups', 'groups'), sayButton('Get help', 'help')],
}
