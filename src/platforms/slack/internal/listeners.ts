import type { App, Context, RespondArguments, ViewResponseAction, ViewSubmitAction } from '@slack/bolt'
import type { z } from 'zod'
import { readHomeOpened, readMessage, readRevoked, readUninstalled } from '../read-event.ts'
import { formCallback } from '../render-form.ts'
import type { Reply } from './answering.ts'
import type { Directory } from './directory.ts'
import type { ReadEvent, Reading } from './origin.ts'
import {
  commandShape,
  homeEventShape,
  messageEventShape,
  pressShape,
  revokedEventShape,
  shortcutShape,
  submitShape,
  uninstalledEventShape,
} from './payloads.ts'
import { readCommand, readPress, readShortcut, readSubmit } from './read-interaction.ts'

/**
 * What a request brings to Bolt's context: when it arrived, in epoch milliseconds of real time, and the moment at which
 * its response is out.
 */
export type Arrival = { arrived: number; answered: Promise<void> }

/** One request as a listener has it. */
type Turn = { body: unknown; context: Context & Arrival }

/** Hands what was read to the inbox; null is nothing for it. `reply` is the answer to the request. */
export type IntoInbox = {
  /** A command, press, form or shortcut. @throws never: whoever watches is told. */
  act(turn: Turn, read: ReadEvent | null, reply: Reply): Promise<void>
  /** Resolves when the event may be acknowledged. @throws where it is to be refused, so that Slack delivers it again. */
  event(turn: Turn, read: ReadEvent | null): Promise<void>
}

export type ListenerParts = { command: string; team: string; directory: Directory; into: IntoInbox }

/** The shortcuts of the manifest, each by its callback_id. */
export const shortcuts = ['say:apply'] as const

/**
 * One listener for each surface of the app, which reads what arrived and hands it on. It returns when the request may
 * be answered, and Bolt answers then.
 */
export function addListeners(app: App<Arrival>, { command, team, directory, into }: ListenerParts): void {
  /** A reading of requests of one shape; null where the request has another, or needs no answer. */
  function as<Payload>(
    shape: z.ZodType<Payload>,
    read: (payload: Payload, reading: Reading) => Promise<ReadEvent | null>,
  ): (turn: Turn) => Promise<ReadEvent | null> {
    return async ({ body, context: { arrived } }) => {
      const payload = shape.safeParse(body).data
      return payload === undefined ? null : read(payload, { directory, team, arrived })
    }
  }
  const asCommand = as(commandShape, readCommand)
  const asPress = as(pressShape, readPress)
  const asSubmit = as(submitShape, readSubmit)
  const asShortcut = as(shortcutShape, readShortcut)
  const asMessage = as(messageEventShape, readMessage)
  const asHomeOpened = as(homeEventShape, readHomeOpened)
  const asUninstalled = as(uninstalledEventShape, readUninstalled)
  const asRevoked = as(revokedEventShape, readRevoked)

  // Bolt's types of what we answer know no options in groups, which Slack takes.
  app.command(command, async (turn) =>
    into.act(turn, await asCommand(turn), (reply) => turn.ack(reply as RespondArguments)),
  )
  app.view<ViewSubmitAction>(formCallback, async (turn) =>
    into.act(turn, await asSubmit(turn), (reply) => turn.ack(reply as ViewResponseAction | undefined)),
  )
  // The ids of buttons name what they do and where they stand: there are as many as there are messages.
  app.action(/.*/, async (turn) => into.act(turn, await asPress(turn), () => turn.ack()))
  for (const shortcut of shortcuts)
    app.shortcut(shortcut, async (turn) => into.act(turn, await asShortcut(turn), () => turn.ack()))

  app.event('message', async (turn) => into.event(turn, await asMessage(turn)))
  app.event('app_mention', async (turn) => into.event(turn, await asMessage(turn)))
  app.event('app_home_opened', async (turn) => into.event(turn, await asHomeOpened(turn)))
  app.event('app_uninstalled', async (turn) => into.event(turn, await asUninstalled(turn)))
  app.event('tokens_revoked', async (turn) => into.event(turn, await asRevoked(turn)))
}
