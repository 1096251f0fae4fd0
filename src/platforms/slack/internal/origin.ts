import type { Account, Conversation, Incoming } from '#chat/incoming.ts'
import { limits } from '../limits.ts'
import type { Directory } from './directory.ts'
import type { Origin } from './metadata.ts'

/** How an answer can go back to Slack. It lives as long as the request, and is not read after a restart. */
export type Handle = {
  by: 'command' | 'press' | 'submit' | 'words' | 'home' | 'removal'
  /** Takes five answers in thirty minutes. */
  responseUrl?: string
  /** Opens one modal within three seconds. */
  triggerId?: string
  /** The button pressed says that a form follows. */
  opensForm?: true
  /** The modal or home page that was pressed on or submitted, and the block of a modal's first input. */
  view?: { id: string; type: 'modal' | 'home'; firstInput?: string }
  /** Where the submitted form was asked for. */
  origin?: Origin
  /** The message that was pressed on is seen by nobody else. */
  alone?: true
  /** Nothing was pressed on: a shortcut, whose answer can only be shown in a modal. */
  shortcut?: true
}

export type ReadEvent = { incoming: Incoming; handle: Handle }

/** `team` is the workspace that is let in; `arrived` real time in epoch milliseconds. */
export type Reading = { directory: Directory; team: string; arrived: number }

/** Who acted, through which installation, where. */
export type Acted = { from: Account; via: string; place: Conversation }

/** The part of an incoming that is alike whatever was done. Somebody waits, unless the caller says otherwise. */
export async function originOf(acted: Acted, handle: Handle, { directory, arrived }: Reading) {
  const { user } = acted.from
  const hint = await directory.hint(user)
  return { ...acted, handle, hint, address: user, answerBy: arrived + limits.answerWithin }
}

/** Only the talk of one person with the bot is direct; two people's own talk, where a command works too, is not. */
export async function conversationOf(
  channel: { id: string; name?: string | undefined },
  user: string,
  { directory }: Reading,
): Promise<Conversation> {
  if (channel.id.startsWith('D')) {
    const own = await directory.directChannel(user)
    return { kind: own === channel.id ? 'direct' : 'group', id: channel.id }
  }
  return { kind: channel.name?.startsWith('mpdm-') ? 'group' : 'channel', id: channel.id }
}

/** A person's talk with the bot: Slack takes the person's id for its address. */
export function directConversation(user: string): Conversation {
  return { kind: 'direct', id: user }
}

export function slackAccount(workspace: string, user: string): Account {
  return { platform: 'slack', workspace, user }
}

/** Slack gives each command, press and submit its own trigger. */
export function triggerKey(workspace: string, trigger: string): string {
  return `slack:${workspace}:${trigger}`
}
