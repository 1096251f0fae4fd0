// What arrives by itself: lines, the clock, the status, and who has something new.

import { app, person, place } from './lines.js'
import { showCurrent, showNews } from './people.js'

const live = new EventSource(`/local/page/live?as=${encodeURIComponent(person)}&after=${app.dataset.seen}`)
const hear = (name, heard) => live.addEventListener(name, (event) => heard(JSON.parse(event.data)))

hear('line', place)
hear('clock', ({ html, short, times }) => {
  redraw(document.querySelector('#clock'), html)
  document.querySelector('#short-clock').textContent = short
  for (const shown of document.querySelectorAll('[data-time-of]')) shown.textContent = times[shown.dataset.timeOf]
})
hear('status', ({ html }) => redraw(document.querySelector('#status'), html))
let isFirst = true
hear('notices', (places) => {
  showNews(places)
  // The marks take room: only now is it known what stands in the middle.
  if (isFirst) showCurrent()
  isFirst = false
})

/** Redraws a panel; the keyboard stays where it was, and what is being typed is left alone. */
function redraw(panel, markup) {
  const fresh = document.createElement('template')
  fresh.innerHTML = markup
  const focused = panel.contains(document.activeElement) ? document.activeElement : null
  if (focused?.matches('input')) {
    for (const part of ['.when', '.next']) panel.querySelector(part)?.replaceWith(fresh.content.querySelector(part))
    return
  }
  const index = [...panel.querySelectorAll('button, a')].indexOf(focused)
  panel.replaceChildren(fresh.content)
  if (index >= 0) panel.querySelectorAll('button, a')[index]?.focus()
}
