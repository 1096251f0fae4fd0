// Pressing buttons, in the conversation, in the status and in forms.

import { ask, json } from './ask.js'
import { backToForm, show } from './forms.js'
import { log } from './lines.js'
import { say } from './say.js'

for (const pressable of [log, document.querySelector('#status'), document.querySelector('#dialog')])
  pressable.addEventListener('click', press)

async function press(event) {
  const button = event.target.closest('button')
  if (!button || button.getAttribute('aria-disabled')) return
  const line = button.closest('.line')
  if (button.dataset.say) return say(button.dataset.say)
  if ('form' in button.dataset) return backToForm(line)
  if (!button.dataset.act) return
  if (button.dataset.confirm && !confirmed(button)) return
  button.setAttribute('aria-disabled', 'true')
  const on = line ? { on: line.dataset.line } : {}
  const answer = await ask('/local/page/pressed', json({ act: JSON.parse(button.dataset.act), ...on }))
  button.removeAttribute('aria-disabled')
  if (answer) show(answer)
}

/** What cannot be undone is pressed twice: the first press shows what it ends. */
function confirmed(button) {
  if (button.dataset.asked) return true
  const label = button.textContent
  button.dataset.asked = 'yes'
  button.textContent = `${button.dataset.confirm} Press again.`
  setTimeout(() => {
    delete button.dataset.asked
    button.textContent = label
  }, 6000)
  return false
}
