// The keys of the desk's table, and how many rows are ticked. Without this script everything is done by its buttons.
const kept = 'desk-keys'
const typed = 'input:not([type="checkbox"]), textarea, select'

const find = (what) => document.querySelector(what)
const rows = () => [...document.querySelectorAll('#decide tbody tr')]
const ticks = () => [...document.querySelectorAll('#decide input[name="pick"]')]
const ticked = () => ticks().filter(({ checked }) => checked)
const current = () => document.activeElement?.closest('#decide tbody tr') ?? null
const areKeysOn = () => localStorage.getItem(kept) !== 'off'

const acts = {
  j: () => step(1),
  k: () => step(-1),
  x: () => current()?.querySelector('input[name="pick"]')?.click(),
  o: () => current()?.querySelector('summary')?.click(),
  a: () => tickCurrent() && find('#decide button[value="accept"]').click(),
  d: () => tickCurrent() && openWay('#decline-how', '#reason'),
  u: () => find('#outcome button[value="undo"]')?.click(),
}

document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event
  if (key === 'Escape') return closeWays(target)
  if (key === 'Enter' && target.id === 'reason' && target.value !== '') return press(event, 'decline')
  if (key === 'Enter' && target.name === 'pick') {
    event.preventDefault()
    return acts.o()
  }
  if (ctrlKey || metaKey || altKey || !areKeysOn() || !Object.hasOwn(acts, key) || target.closest(typed)) return
  if (!find('#decide') && key !== 'u') return
  event.preventDefault()
  acts[key]()
})

document.addEventListener('change', ({ target }) => {
  if (target.id === 'tick-all') for (const tick of ticks()) tick.checked = target.checked
  if (target.closest('#decide')) count()
})

document.addEventListener('click', ({ target }) => {
  if (target.id !== 'keys-switch') return
  localStorage.setItem(kept, areKeysOn() ? 'off' : 'on')
  ready()
})

// What was fetched stands in the page now. After an act the answer to it is what is read next.
document.addEventListener('htmx:after:swap', ({ detail }) => {
  ready()
  if (detail.ctx?.request?.method === 'POST') find('#outcome')?.focus()
})
// A refusal, or a fault, has no content of the desk: it is said above what stands there, and what was typed is kept.
document.addEventListener('htmx:after:request', (event) => {
  const { response, text } = event.detail.ctx
  if (response.status !== 403 && response.status < 500) return
  event.preventDefault()
  sayTrouble(new DOMParser().parseFromString(text, 'text/html').querySelector('#main p')?.textContent)
})
document.addEventListener('htmx:error', ({ detail }) => {
  if (detail.ctx && !detail.ctx.response) sayTrouble()
})
ready()
find('#outcome')?.focus()

function ready() {
  const all = find('#tick-all')
  if (all) all.hidden = false
  const keys = find('.keys')
  if (keys) keys.hidden = false
  const keysSwitch = find('#keys-switch')
  if (keysSwitch) keysSwitch.textContent = areKeysOn() ? 'Turn keys off' : 'Turn keys on'
  count()
}

function sayTrouble(sentence = 'The desk does not answer.') {
  const trouble = find('#trouble') ?? document.createElement('div')
  Object.assign(trouble, { id: 'trouble', className: 'problem', role: 'alert', tabIndex: -1 })
  const words = document.createElement('p')
  words.textContent = `${sentence} What you typed is kept on this page.`
  trouble.replaceChildren(words)
  find('h1')?.after(trouble)
  trouble.focus()
}

function count() {
  const line = find('#ticked')
  if (!line) return
  const many = ticked().length
  const says = many === 0 ? 'Tick applications first.' : many === 1 ? '1 ticked.' : `${many} ticked.`
  if (line.textContent !== says) line.textContent = says
}

function step(by) {
  const all = rows()
  const at = all.indexOf(current())
  const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)]
  next?.querySelector('input[name="pick"], summary')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** Where nothing is ticked, the row that the keyboard is on is meant. */
function tickCurrent() {
  if (ticked().length > 0) return true
  const tick = current()?.querySelector('input[name="pick"]')
  tick?.click()
  return tick !== null && tick !== undefined
}

function openWay(way, first) {
  find(way).open = true
  find(first).focus()
}

function closeWays(target) {
  const way = target.closest('.acts details')
  if (!way) return
  way.open = false
  way.querySelector('summary').focus()
}

function press(event, act) {
  event.preventDefault()
  find(`#decide button[value="${act}"]`).click()
}
