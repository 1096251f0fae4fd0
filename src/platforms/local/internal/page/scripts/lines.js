// The conversation: its lines in their places, and what a screen reader is told. All markup comes from our own server,
// which escapes everything that people wrote.

import { lookedAt } from './looked.js'

export const app = document.querySelector('.app')
export const log = document.querySelector('#log')
export const person = app.dataset.as

/** @returns the first element of some markup. */
export function elementOf(markup) {
  const template = document.createElement('template')
  template.innerHTML = markup
  return template.content.firstElementChild
}

export function announce(text) {
  const region = document.querySelector('#announce')
  region.textContent = ''
  // A screen reader speaks of a change it can see.
  setTimeout(() => {
    region.textContent = text
  }, 50)
}

/** Puts a line in its place: over its earlier self, or at the end. A line comes twice, by answer and live: once is shown. */
export function place({ id, html }) {
  const line = elementOf(html)
  const there = lineOf(id)
  if (there && Number(there.dataset.rev) >= Number(line.dataset.rev)) return
  if (there) redraw(there, line)
  else append(line)
  showDays()
  if (line.dataset.kind !== 'said' && line.dataset.kind !== 'pressed') announce(line.dataset.says)
  if (line.dataset.kind === 'notice') lookedAt(person, Number(line.dataset.place))
}

function append(line) {
  clearWelcome()
  if (line.dataset.kind === 'said') clearWaiting()
  const after = linesShown().find((other) => Number(other.dataset.place) > Number(line.dataset.place))
  log.insertBefore(line, after ?? null)
  line.classList.add('arrived')
  toEnd()
  // A message taller than the view is read from its beginning.
  if (line.offsetHeight > log.clientHeight) log.scrollTop = line.offsetTop - 8
}

/** The keyboard stays where it was, on the line as it is now. */
function redraw(there, line) {
  const focused = there.contains(document.activeElement)
  there.replaceWith(line)
  line.classList.add('changed')
  if (!focused) return
  line.tabIndex = -1
  const next = line.querySelector('button, a[href]') ?? line
  next.focus({ preventScroll: true })
}

const linesShown = () => [...log.querySelectorAll('.line[data-line]')]
const lineOf = (id) => linesShown().find((line) => line.dataset.line === id)

export function toEnd() {
  log.scrollTop = log.scrollHeight
}

/** Names the day above the first line of each. */
export function showDays() {
  for (const day of log.querySelectorAll('.day')) day.remove()
  let last = ''
  for (const line of linesShown()) {
    if (line.dataset.day !== last) {
      const day = document.createElement('p')
      day.className = 'day'
      day.textContent = line.dataset.day
      line.before(day)
    }
    last = line.dataset.day
  }
}

/** What was sent stands there at once, until the server's own line takes its place. */
export function showWaiting(text) {
  clearWelcome()
  const line = elementOf(
    '<article class="line said waiting"><div class="bubble"><p class="words" dir="auto"></p></div></article>',
  )
  line.querySelector('.words').textContent = text
  log.append(line)
  toEnd()
}

export function clearWaiting() {
  for (const waiting of log.querySelectorAll('.line.waiting')) waiting.remove()
}

function clearWelcome() {
  document.querySelector('#welcome')?.remove()
}

export function showTrouble(sentence) {
  const line = document.createElement('p')
  line.className = 'trouble'
  line.textContent = sentence
  log.append(line)
  toEnd()
  announce(sentence)
}
