import { actButton, ending, keepButton, sayButton, text } from '#chat/button.ts'
import { message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { type DialogContext, say, type Words, wordsButton } from './dialog.ts'
import type { Wish } from './lead.ts'
import { commandButtons } from './not-understood.ts'
import { mostRead } from './route.ts'

export function onlyLeaders({ charter }: DialogContext): string {
  return `Only the ${charter.words.leader.many} and the secretariat can do this.`
}

/** The same answer, with another wish one press away. */
export async function beside(context: DialogContext, outcome: Outcome, wish: string): Promise<Outcome> {
  if (outcome.kind !== 'say') return outcome
  const { blocks, ...rest } = outcome.message
  return { ...outcome, message: { ...rest, blocks: [...blocks, await buttonsFor(context, [wish])] } }
}

/** The same answer, with this sentence before it. */
export function saidFirst(sentence: string, outcome: Outcome): Outcome {
  if (outcome.kind !== 'say') return outcome
  const { blocks, ...rest } = outcome.message
  return { ...outcome, message: { ...rest, summary: [sentence], blocks: [text(sentence), ...blocks] } }
}

export const tooLong = `This is too long for me (over ${mostRead.toLocaleString('en')} characters). Please use fewer words. Send longer text, such as minutes, as a file or link.`

export const picturesAreNotRead = 'I can’t read pictures. Send minutes as a file or link. Please type anything else.'

/** For all who are in a channel or a group chat that the bot was added to. */
export function greeting({ charter }: DialogContext): Outcome {
  const { organisation, words } = charter
  const hello = `Hello. I am ${words.bot}, the assistant of ${organisation.short}.`
  const how = 'Mention me and type help to see what I can do. I send private things in our own chat.'
  return { kind: 'say', to: 'place', message: message(hello, how) }
}

/** Only what is meant for a channel is answered to all who are in it. */
export function answerTo({ where }: Words, outcome: Outcome): Outcome {
  return outcome.kind === 'say' && where !== 'channel' ? { ...outcome, to: 'actor' } : outcome
}

export const nothingChanged = 'OK. Nothing was changed.'

/** The question that a button asks before it does what cannot be undone, for somebody who said its number. */
export function askFirst({ label = '', question = '', verb = '', about = '{}' }: Record<string, string>): Outcome {
  const press = ending(actButton(label, verb, JSON.parse(about)))
  return say(question, { kind: 'buttons', buttons: [press, keepButton('No')] })
}

export async function buttonsFor(context: DialogContext, commands: readonly string[]) {
  return { kind: 'buttons' as const, buttons: await commandButtons(context, commands.slice(0, 5)) }
}

/** Words that may answer a meeting as well as a poll are kept for neither before it is said which. */
export async function meetingOrPoll(
  context: DialogContext,
  vote: string,
  { reference, command }: NonNullable<Wish['meetingToo']>,
): Promise<Outcome> {
  const poll = await wordsButton(context, 'Answer the poll', vote)
  const buttons = [sayButton(`Answer ${reference}`, command), poll]
  return say(text({ strong: `Do you mean ${reference} or the poll?` }), { kind: 'buttons', buttons })
}
