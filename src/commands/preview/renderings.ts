import type { Form } from '#chat/form.ts'
import type { Message, Reader } from '#chat/message.ts'
import { renderForm as localForm } from '#platforms/local/render-form.ts'
import { renderMessage as localMessage } from '#platforms/local/render-message.ts'
import { limits as slackLimits } from '#platforms/slack/limits.ts'
import { renderForm as slackForm } from '#platforms/slack/render-form.ts'
import { renderMessage as slackMessage } from '#platforms/slack/render-message.ts'
import { bytesOf, limits as teamsLimits } from '#platforms/teams/limits.ts'
import { renderForm as teamsForm } from '#platforms/teams/render-form.ts'
import { renderMessage as teamsMessage } from '#platforms/teams/render-message.ts'

/** What each platform is given: Slack's blocks or view, Teams' card, and the markup of the local page. */
export type Rendered = { slack: { blocks: object[] }; teams: object; local: string }

/** @throws where a platform could not show it. */
export async function renderedMessage(message: Message, reader: Reader): Promise<Rendered> {
  const reading = { reader, names: new Map<string, string>() }
  return {
    slack: slackMessage(message, reader),
    teams: teamsMessage(message, reading, 'chat'),
    local: String(await localMessage(message, reading)),
  }
}

/** @throws where a platform could not show it. */
export async function renderedForm(form: Form, reader: Reader): Promise<Rendered> {
  const reading = { reader, names: new Map<string, string>() }
  return {
    slack: slackForm(form, { reader }),
    teams: teamsForm(form, reading),
    local: String(await localForm(form, reading)),
  }
}

/** How much of the room each platform gives is taken, in a line. */
export function sizes({ slack, teams, local }: Rendered, most: 'message' | 'view'): string {
  const blocks = most === 'message' ? slackLimits.message.blocks : slackLimits.view.blocks
  return [
    `Slack ${slack.blocks.length} of ${blocks} blocks`,
    `Teams ${kilobytes(bytesOf(teams))} of ${teamsLimits.cardBytes / 1000} KB`,
    `local page ${kilobytes(Buffer.byteLength(local))} KB`,
  ].join(', ')
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
