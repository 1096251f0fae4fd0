// Forms: real ones, in a dialog, that lose nothing.

import { ask } from './ask.js'
import { elementOf, place } from './lines.js'

const dialog = document.querySelector('#dialog')

/** Forms closed before they were sent, as they were typed: coming back finds them again. */
const left = new Map()
let opener = null

/** Shows an answer: its lines, and its form, if it has one; a form that is finished goes away. */
export function show(answer) {
  for (const line of answer.lines) place(line)
  if (answer.dialog !== null) open(elementOf(answer.dialog))
  else if (dialog.open) dialog.close()
}

/** Back to a form that was left: as it was typed, or as the server kept it. */
export async function backToForm(line) {
  putAside()
  const kept = left.get(line.dataset.instance)
  if (kept) return open(kept)
  const answer = await ask(`/local/page/form?line=${encodeURIComponent(line.dataset.line)}`)
  if (answer) show(answer)
}

function open(form) {
  putAside()
  if (!dialog.open) opener = document.activeElement
  left.delete(form.dataset.instance)
  dialog.replaceChildren(form)
  dialog.setAttribute('aria-labelledby', form.getAttribute('aria-labelledby'))
  if (!dialog.open) dialog.showModal()
  form.querySelector('.fields').scrollTop = 0
  const first = form.querySelector('.problem') ?? form.querySelector('.fields :is(input, textarea, select)')
  first?.focus()
}

/** The form of a dialog that has closed. The browser tells of a close a moment later: whoever is quicker puts it aside. */
function putAside() {
  if (dialog.open) return
  const form = dialog.querySelector('form')
  if (form && !form.dataset.sent) left.set(form.dataset.instance, form)
  dialog.replaceChildren()
}

dialog.addEventListener('close', () => {
  // Open again already: what is in it now is not what was closed.
  if (dialog.open) return
  putAside()
  const back = opener?.isConnected && opener !== document.body ? opener : document.querySelector('#words')
  back.focus()
})

dialog.addEventListener('click', (event) => {
  if (event.target.closest('[data-close]')) return dialog.close()
  const toField = event.target.closest('.problem a')
  if (!toField) return
  event.preventDefault()
  const field = document.getElementById(decodeURIComponent(toField.hash.slice(1)))
  field?.focus()
  field?.closest('.field')?.scrollIntoView({ block: 'center' })
})

dialog.addEventListener('submit', async (event) => {
  event.preventDefault()
  const form = event.target
  const button = form.querySelector('[type=submit]')
  if (button.getAttribute('aria-disabled')) return
  button.setAttribute('aria-disabled', 'true')
  const answer = await ask('/local/page/submitted', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  button.removeAttribute('aria-disabled')
  if (!answer) return showNotSent(form)
  form.dataset.sent = 'yes'
  show(answer)
})

/** The form stays open with all its answers. */
function showNotSent(form) {
  form.querySelector('.problem')?.remove()
  const problem = elementOf(
    '<div class="problem" role="alert" tabindex="-1"><p>This could not be sent. Your answers are kept: try again in a moment.</p></div>',
  )
  form.querySelector('.fields').prepend(problem)
  problem.focus()
}
