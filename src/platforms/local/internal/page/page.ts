import { html, raw } from 'hono/html'
import { layout } from '#web/layout.ts'
import { limits } from '../../limits.ts'
import type { Html } from '../../render-message.ts'
import type { Line } from '../conversation-store.ts'
import { type LocalChat, readingOf } from '../local-chat.ts'
import type { LocalPerson } from '../local-host.ts'
import { assetPaths } from './assets.ts'
import { renderPeople, timesOf } from './people.ts'
import { renderLine } from './render-line.ts'
import { renderClock, renderStatus, shortClock } from './side.ts'

/** The page at `/`: who you are, the conversation, and beside it the clock and what waits for you. */
export async function conversationPage(chat: LocalChat, person: LocalPerson): Promise<string> {
  const { organisation } = chat.host
  const lines = await chat.conversations.latest(person.id, limits.lines)
  const seen = lines.reduce((most, { rev }) => Math.max(most, rev), 0)
  const body = html`<a class="skip" href="#words">Skip to the message box</a>
<div class="app" data-as="${person.id}" data-seen="${seen}">
<header class="top"><p class="brand">${raw(mark)}<span><strong>Convenor</strong> <span class="of">${organisation.name}</span></span></p>
<button type="button" class="button side-button" aria-expanded="false" aria-controls="side"><span id="short-clock">${shortClock(chat)}</span><span class="unseen"> clock and status</span></button></header>
${await renderPeople(chat, person)}
<main class="talk">
<header class="talk-head"><h1>${person.name}</h1><p>${person.offices.map((office) => `${office} · `)}<span data-time-of="${person.id}">${(await timesOf(chat))[person.id]}</span></p></header>
<section class="log" id="log" role="log" aria-live="off" aria-label="Conversation" tabindex="0">
${lines.length === 0 ? renderWelcome(person, await chat.host.tries(person.id)) : await renderLines(chat, lines)}
</section>
${renderComposer(chat.host.commands)}
</main>
<aside class="side" id="side" aria-label="Clock and status" tabindex="-1">
<button type="button" class="button side-close">Close</button>
<section class="card clock" id="clock" aria-label="Clock">${await renderClock(chat)}</section>
<section class="card status" aria-labelledby="status-title"><h2 id="status-title">Your status</h2><div id="status" class="message">${await renderStatus(chat, person)}</div></section>
</aside>
</div>
<dialog id="dialog"></dialog>
<p class="unseen" id="announce" role="status"></p>
<noscript><p>The local chat needs JavaScript.</p></noscript>`
  return String(await layout({ title: `${person.name} · Convenor`, ...assetPaths, body }))
}

async function renderLines(chat: LocalChat, lines: readonly Line[]): Promise<Html[]> {
  return Promise.all(lines.map(async (line) => renderLine(line, await readingOf(chat, line))))
}

/** Nothing has been said yet: who one is here, and three things to try. */
function renderWelcome(person: LocalPerson, tries: readonly string[]): Html {
  return html`<div class="welcome" id="welcome"><span class="hello">${raw(mark)}</span>
<h2>You are ${person.name}</h2>
<p>Write to Convenor as you would in Slack or Teams. Switch person to see what the others receive, and move the clock to see what happens next.</p>
<p class="try-label" id="try-label">Three things to try</p>
<ul class="tries" aria-labelledby="try-label">${tries.map((words) => html`<li><button type="button" class="chip" data-say="${words}">${words}</button></li>`)}</ul></div>`
}

function renderComposer(commands: readonly string[]): Html {
  return html`<form class="composer" id="composer">
<ul class="files" id="files" aria-label="Files to send"></ul>
<div class="row"><label class="button attach" title="Add a file">${raw(clip)}<span class="unseen">Add a file</span><input type="file" id="file" multiple class="unseen"></label>
<label for="words" class="unseen">Message to Convenor</label>
<textarea id="words" name="text" rows="1" placeholder="Write to Convenor" enterkeyhint="send"></textarea>
<button type="submit" class="button primary send">Send</button></div>
<p class="hint" id="hint" data-commands="${commands.join(' ')}">Try <b>help</b>. Enter sends, Shift+Enter starts a new line. Drop or paste a file anywhere.</p></form>`
}

const clip = `<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M20 11.5 12.3 19a5 5 0 0 1-7-7l8-8a3.3 3.3 0 0 1 4.7 4.7l-8 7.9a1.6 1.6 0 0 1-2.3-2.3l7-6.9" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round"/></svg>`

const mark = `<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="9"/><path d="M22.5 10.6a8.5 8.5 0 1 0 0 10.8" fill="none" stroke-width="3.4" stroke-linecap="round"/><circle cx="24" cy="16" r="2.4"/></svg>`
