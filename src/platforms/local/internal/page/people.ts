import { html, raw } from 'hono/html'
import { sayInstant } from '#time/say-instant.ts'
import type { Html } from '../../render-message.ts'
import type { LocalChat } from '../local-chat.ts'
import type { LocalPerson } from '../local-host.ts'

const hues = 6

/** Everybody who can be spoken as, with the time it is for them and whether something new waits there. */
export async function renderPeople(chat: LocalChat, current: LocalPerson): Promise<Html> {
  const people = await chat.host.people()
  const times = await timesOf(chat)
  return html`<nav class="people" aria-labelledby="people-title"><h2 id="people-title">Speak as</h2><ul>${people.map(
    (
      { id, name },
      n,
    ) => html`<li><a href="/?as=${encodeURIComponent(id)}" data-person="${id}"${id === current.id ? raw(' aria-current="page"') : ''}>
<span class="avatar hue-${n % hues}" aria-hidden="true">${initials(name)}</span>
<span class="name">${name} <small data-time-of="${id}">${times[id]}</small></span>
<span class="badge" hidden>new</span></a></li>`,
  )}</ul></nav>`
}

/** What time it is for everybody, by person: `11:00 Nairobi`. */
export async function timesOf({ clock, host }: LocalChat): Promise<Record<string, string>> {
  const { zone: home, place } = host.organisation
  const timeIn = (zone: string) =>
    sayInstant({ instant: clock.now(), zone, show: 'time', ...(zone === home ? { said: place } : {}) }, { zone })
  return Object.fromEntries((await host.people()).map(({ id, zone }) => [id, timeIn(zone)]))
}

/** Of the first and the last word that matter: `LP` for Leader of Procurement. */
function initials(name: string): string {
  const words = name.split(/[\s,-]+/).filter((word) => /^[\p{Lu}\p{Lo}]/u.test(word))
  return [...new Set([words[0], words.at(-1)])].map((word) => word?.slice(0, 1) ?? '').join('')
}
