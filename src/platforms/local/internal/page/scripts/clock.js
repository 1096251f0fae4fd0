// Moving the clock.

import { ask, json } from './ask.js'
import { announce } from './lines.js'

const clock = document.querySelector('#clock')

clock.addEventListener('click', async (event) => {
  const button = event.target.closest('button')
  if (button?.dataset.forward) await move({ forward: button.dataset.forward })
  if (button?.dataset.to) await move({ to: button.dataset.to })
})

clock.addEventListener('submit', async (event) => {
  event.preventDefault()
  await move({ to: event.target.elements.to.value })
})

async function move(where) {
  if (clock.getAttribute('aria-busy')) return
  clock.setAttribute('aria-busy', 'true')
  announce('Moving the clock')
  const moved = await ask('/local/page/clock', json(where))
  clock.removeAttribute('aria-busy')
  if (moved) announce(`The clock has moved. ${sentence(moved.sent)}`)
}

const sentence = (sent) =>
  sent === 0 ? 'Nothing was sent.' : sent === 1 ? '1 notice was sent.' : `${sent} notices were sent.`
