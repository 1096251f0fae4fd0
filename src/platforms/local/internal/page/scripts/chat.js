// The page of the local chat.

import './clock.js'
import './live.js'
import './press.js'
import './say.js'
import { app, log, person, showDays, toEnd } from './lines.js'
import { lookedAt } from './looked.js'

const sideButton = document.querySelector('.side-button')
sideButton.addEventListener('click', () => showSide(!app.classList.contains('side-open')))
document.querySelector('.side-close').addEventListener('click', () => showSide(false))
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && app.classList.contains('side-open') && !document.querySelector('dialog[open]'))
    showSide(false)
})

/** Where there is little room, the clock and the status stand over the conversation when asked for. */
function showSide(open) {
  app.classList.toggle('side-open', open)
  sideButton.setAttribute('aria-expanded', String(open))
  if (open) document.querySelector('#side').focus()
  else sideButton.focus()
}

showDays()
toEnd()
for (const notice of log.querySelectorAll('.line.notice')) lookedAt(person, Number(notice.dataset.place))
