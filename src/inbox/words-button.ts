import { actButton, sayButton } from '#chat/button.ts'
import { cutAt } from '#chat/cut-text.ts'
import type { Button } from '#chat/message.ts'
import { capitalised } from '#time/english-words.ts'
import type { DialogContext } from './dialog.ts'

/** Longer words, in characters, are not carried by a button: chats limit what it holds. */
const longest = 500

/** A button that does the same as typing its words, however long these are. */
export async function wordsButton(context: DialogContext, label: string, words: string): Promise<Button> {
  if (words.length <= longest) return sayButton(label, words)
  return actButton(label, 'say', { pending: await context.saveDraft({ words }) })
}

/** Buttons that run these commands as though they had been typed. */
export async function commandButtons(context: DialogContext, commands: readonly string[]): Promise<Button[]> {
  const buttons: Button[] = []
  for (const words of commands) buttons.push(await wordsButton(context, cutAt(capitalised(words), 75), words))
  return buttons
}
