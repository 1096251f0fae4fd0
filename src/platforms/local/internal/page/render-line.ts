import { html } from 'hono/html'
import { type Html, type Reading, renderMessage, spansText } from '../../render-message.ts'
import type { Line } from '../conversation-store.ts'
import { type LocalChat, readingOf } from '../local-chat.ts'
import { wallTime } from './wall-time.ts'

/** One line of the conversation as the page shows it. `data-says` is what a screen reader hears when it arrives. */
export function renderLine(line: Line, reading: Reading): Html {
  const { content } = line
  const { day, time } = wallTime(line.at, reading.reader.zone)
  const who = content.kind === 'said' || content.kind === 'pressed' ? 'You' : 'Convenor'
  return html`<article class="line ${content.kind}" id="${domId(line._id)}" data-line="${line._id}" data-place="${line.place}" data-rev="${line.rev}"${instanceOf(line)}
 data-kind="${content.kind}" data-day="${day}" data-says="${says(line, reading)}">
<h2 class="meta"><span class="who">${who}</span> ${content.kind === 'notice' ? html`<span class="tag">Notice</span> ` : ''}<time datetime="${line.at}">${time}</time></h2>
<div class="bubble message">${renderContent(line, reading)}</div>
</article>`
}

function renderContent({ content }: Line, reading: Reading): Html {
  switch (content.kind) {
    case 'said':
      return html`${content.text === '' ? '' : html`<p class="words" dir="auto">${content.text}</p>`}${content.files.map((name) => html`<p class="file">${name}</p>`)}`
    case 'pressed':
      return html`<p>${content.label}</p>`
    case 'form':
      return content.open
        ? html`<p>${content.form.title}</p><div class="buttons"><button type="button" class="button" data-form aria-haspopup="dialog">Open the form</button></div>`
        : html`<p class="sent">${content.form.title}</p>`
    default:
      return renderMessage(content.message, reading)
  }
}

/** A form's line says which form it is, so that the page finds what was typed in it. */
const instanceOf = ({ content }: Line) =>
  content.kind === 'form' ? html` data-instance="${content.form.tag.instance}"` : ''

function says({ content }: Line, reading: Reading): string {
  switch (content.kind) {
    case 'said':
      return [content.text, ...content.files].join(' ')
    case 'pressed':
      return content.label
    case 'form':
      return `Form: ${content.form.title}`
    default:
      return spansText(content.message.summary, reading)
  }
}

/** A line with its markup. */
export async function shownLine(chat: LocalChat, line: Line): Promise<{ id: string; html: string }> {
  return { id: line._id, html: String(await renderLine(line, await readingOf(chat, line))) }
}

/** Ids of lines hold characters that selectors do not like. */
const domId = (id: string) => `line-${id.replace(/[^\w-]/g, '_')}`
