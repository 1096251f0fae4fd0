import { html } from 'hono/html'
import { sayInstant } from '#time/say-instant.ts'
import { type Html, renderMessage } from '../../render-message.ts'
import { type LocalChat, readingOf } from '../local-chat.ts'
import type { LocalPerson } from '../local-host.ts'
import { type WallTime, wallTime } from './wall-time.ts'

/** The clock as the page shows it: when it is, what happens next, and the ways to move it. */
export async function renderClock({ clock, host }: LocalChat): Promise<Html> {
  const { zone, place } = host.organisation
  const now = wallTime(clock.now(), zone)
  const next = await host.nextHappening()
  const ahead = next === null ? null : wallTime(next.at, zone)
  return html`<p class="when"><span class="date">${now.day}</span> <span class="time"><time datetime="${clock.now()}">${now.time}</time> <span class="place">${place}</span></span></p>
${
  next === null || ahead === null
    ? html`<p class="next"><span class="label">Next</span> Nothing is planned yet.</p>`
    : html`<p class="next"><span class="label">Next</span> <span class="what">${next.what}</span> <span class="ahead">${ahead.day === now.day ? 'Today' : ahead.day}, ${ahead.time}</span></p>`
}
${host.forward === null ? html`<p class="note">This is real time.</p>` : renderMoves(next?.at ?? null, now)}`
}

function renderMoves(next: string | null, now: WallTime): Html {
  return html`<div class="moves" role="group" aria-label="Move the clock">
<button type="button" class="button" data-forward="PT1H">+1 hour</button>
<button type="button" class="button" data-forward="P1D">+1 day</button>
${next === null ? '' : html`<button type="button" class="button" data-to="${next}">To the next thing</button>`}
</div>
<form class="pick" data-pick><label for="pick">Go to a date</label><div class="row"><input type="datetime-local" id="pick" name="to" min="${now.input}" value="${now.input}" required>
<button type="submit" class="button">Go</button></div></form>`
}

/** `Mon 2 Mar 2020, 09:00 Geneva`: the clock where there is little room. */
export function shortClock({ clock, host }: LocalChat): string {
  const { zone, place } = host.organisation
  return sayInstant({ instant: clock.now(), zone, said: place, show: 'both' }, { zone })
}

/** What waits for this person, as `status` would answer them. */
export async function renderStatus(chat: LocalChat, person: LocalPerson): Promise<Html> {
  const reader = { zone: person.zone, now: chat.clock.now() }
  return renderMessage(await chat.host.status(person.id), await readingOf(chat, { reader }))
}
