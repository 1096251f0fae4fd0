// The page of the local chat.

import './clock.js'
import './live.js'
import './press.js'
import './say.js'
import { app, log, person, showDays, toEnd } from './lines.js'
import { lookedAt } from './looked.js'

const sideButton = document.querySelector('.side-button')
sideButton.addEventListener('click', () => {
  const open = app.classList.toggle('side-open')
  sideButton.setAttribute('aria-expanded', String(open))
})

showDays()
toEnd()
for (const notice of log.querySelectorAll('.line.notice')) lookedAt(person, Number(notice.dataset.place))
document.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
