import type { types } from '@slack/bolt'
import { cutAt, splitAt } from '#chat/cut-text.ts'
import type { Act } from '#chat/incoming.ts'
import type { Block, Button, Message, Press, Reader, Span } from '#chat/message.ts'
import { withSign } from '#chat/tone.ts'
import { sayInstant } from '#time/say-instant.ts'
import { fieldsOf } from './internal/fields.ts'
import { note, plain } from './internal/plain-text.ts'
import { bold, canFollow, piecesOf, richText, richTextCut, richTextList } from './internal/rich-text.ts'
import { withinRoom } from './internal/size.ts'
import { limits } from './limits.ts'

/** The blocks that both messages and views may hold, and that we write. */
export type SlackBlock =
  | types.HeaderBlock
  | types.RichTextBlock
  | types.SectionBlock
  | types.ContextBlock
  | types.ActionsBlock

/** What chat.postMessage, chat.update and a response_url take alike. `text` is what a notification and a screen reader say. */
export type SlackMessage = {
  text: string
  blocks: SlackBlock[]
  mrkdwn: false
  unfurl_links: false
  unfurl_media: false
}

/** A message as Slack's JSON. Everything a person wrote stands in it literally. */
export function renderMessage(message: Message, reader: Reader): SlackMessage {
  const blocks = message.blocks.length > 0 ? message.blocks : [{ kind: 'text' as const, spans: message.summary }]
  return {
    text: summaryText(message.summary, reader),
    blocks: withinRoom(renderBlocks(blocks, reader), limits.message),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
  }
}

export function renderBlocks(blocks: Block[], reader: Reader): SlackBlock[] {
  return blocks.flatMap((block, index) => renderBlock(block, { reader, index }))
}

function renderBlock(block: Block, { reader, index }: { reader: Reader; index: number }): SlackBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'header', text: plain(withSign(block.text, block.tone), limits.heading) }]
    case 'text': {
      const pieces = piecesOf(block.spans, reader)
      return block.whole ? richText(pieces) : richTextCut(pieces)
    }
    case 'note':
      return renderNote(block, reader)
    case 'facts':
      return (
        fieldsOf(block.facts, reader) ??
        richText(
          block.facts.flatMap(({ label, value }, row) => [
            bold(`${row > 0 ? '\n' : ''}${label}: `),
            ...piecesOf(value, reader),
          ]),
        )
      )
    case 'list':
      return richTextList(block.items.map((item) => piecesOf(item, reader)))
    case 'buttons':
      return renderButtons(block.buttons, index)
  }
}

/** Small and grey while it is plain text; a context block cannot hold a link without markup, so then it is running text. */
function renderNote(block: { spans: Span[]; whole?: true }, reader: Reader): SlackBlock[] {
  const pieces = piecesOf(block.spans, reader)
  if (pieces.some((piece) => piece.type !== 'text' || piece.style !== undefined)) {
    return block.whole ? richText(pieces) : richTextCut(pieces)
  }
  const text = pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')
  if (text.trim() === '') return []
  return block.whole ? splitAt(text, limits.text).map(note) : [note(text)]
}

/** The buttons in sight, in rows; those of the menu stand in it at the end of the last row, as far as Slack takes them there. */
function renderButtons(buttons: Button[], index: number): types.ActionsBlock[] {
  const menu = buttons.filter((button) => fitsMenu(button)).slice(0, limits.menuOptions)
  const inSight = buttons.filter((button) => !fitsMenu(button) || !menu.includes(button))
  const elements: types.ActionsBlock['elements'] = [
    ...inSight.map((button, at) => renderButton(button, `${index}.${at}`)),
    ...(menu.length > 0 ? [renderMenu(menu, index)] : []),
  ]
  const rows: types.ActionsBlock[] = []
  for (let start = 0; start < elements.length; start += limits.buttons)
    rows.push({ type: 'actions', elements: elements.slice(start, start + limits.buttons) })
  return rows
}

/** What asks first stays a button: a menu asks nothing of one of its lines. */
function fitsMenu(button: Button): button is Press {
  if (!('act' in button) || button.style !== 'more' || button.confirm !== undefined) return false
  return menuValue(button.act, button.opensForm === true).length <= limits.menuValue
}

function renderMenu(menu: readonly Press[], index: number): types.Overflow {
  return {
    type: 'overflow',
    action_id: `more:${index}`,
    options: menu.map((button) => ({
      text: plain(button.label, limits.optionLabel),
      value: menuValue(button.act, button.opensForm === true),
    })),
  }
}

/** An act in the little room that a line of a menu has. */
function menuValue({ verb, about }: Act, opensForm: boolean): string {
  return JSON.stringify(opensForm ? [verb, about, 1] : [verb, about])
}

/** @param position makes the action_id unique in its message, which Slack demands. */
function renderButton(button: Button, position: string): types.Button {
  const text = plain(button.label, limits.buttonLabel)
  if ('url' in button) {
    return {
      type: 'button',
      text,
      action_id: `link:${position}`,
      ...(canFollow(button.url) ? { url: button.url } : {}),
    }
  }
  return {
    type: 'button',
    text,
    action_id: `${button.act.verb}:${position}`,
    value: actValue(button.act, button.opensForm === true),
    ...(button.style === 'primary' || button.style === 'danger' ? { style: button.style } : {}),
    ...(button.confirm === undefined ? {} : { confirm: asking(button.label, button.confirm) }),
  }
}

function asking(label: string, question: string): types.ConfirmationDialog {
  return {
    title: plain(label, limits.viewTitle),
    text: plain(question, limits.confirmText),
    confirm: plain(label, limits.viewButton),
    deny: plain('Not now', limits.viewButton),
    style: 'danger',
  }
}

/** @throws where an act carries more than ids and so exceeds what a button can hold: a mistake in a card. */
function actValue(act: Act, opensForm: boolean): string {
  const value = JSON.stringify({ verb: act.verb, about: act.about, ...(opensForm ? { opensForm } : {}) })
  if (value.length > limits.buttonValue) throw new Error(`The act ${act.verb} is too long for a Slack button.`)
  return value
}

function summaryText(spans: Span[], reader: Reader): string {
  const literal = spans.map((span) => spanText(span, reader)).join('')
  return escaped(cutAt(literal, limits.summary))
}

function spanText(span: Span, reader: Reader): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('struck' in span) return span.struck
  if ('link' in span) return span.link
  if ('instant' in span) return sayInstant(span, reader)
  return `@${span.person.user}`
}

/** Slack's three control characters: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
