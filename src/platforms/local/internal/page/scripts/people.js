// Who can be spoken as: the current one in view, and who has something new.

import { person } from './lines.js'
import { isNew } from './looked.js'

const people = document.querySelector('.people')

/** @param places where each person's last notice stands, by id. */
export function showNews(places) {
  for (const [id, last] of Object.entries(places)) {
    const badge = people.querySelector(`[data-person="${CSS.escape(id)}"] .badge`)
    if (badge) badge.hidden = id === person || !isNew(id, last)
  }
}

/** Where people are a strip, the current one is in its middle; scrollIntoView would make the keyboard start from there too. */
export function showCurrent() {
  const current = people.querySelector('[aria-current=page]')
  people.scrollLeft = current.offsetLeft - (people.clientWidth - current.offsetWidth) / 2
}
