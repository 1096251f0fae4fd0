// Saying something: words, and files picked, dropped and pasted.

import { ask } from './ask.js'
import { show } from './forms.js'
import { announce, app, clearWaiting, showWaiting } from './lines.js'

const composer = document.querySelector('#composer')
const words = document.querySelector('#words')
const filePicker = document.querySelector('#file')
let given = []
/** What was said on this page, the last one last; ArrowUp recalls it. */
const said = []
let recalled = 0

/** @returns whether it reached the server. */
export async function say(text, files = []) {
  const body = new FormData()
  body.set('text', text)
  for (const file of files) body.append('files', file)
  showWaiting([text, ...files.map(({ name }) => name)].filter(Boolean).join('\n'))
  const answer = await ask('/local/page/said', { method: 'POST', body })
  clearWaiting()
  if (answer) show(answer)
  return answer !== null
}

composer.addEventListener('submit', async (event) => {
  event.preventDefault()
  const text = words.value
  const files = given
  if (text.trim() === '' && files.length === 0) return words.focus()
  if (text.trim() !== '') said.push(text)
  recalled = said.length
  write('', [])
  if (await say(text, files)) return
  write(words.value === '' ? text : words.value, [...files, ...given])
})

function write(text, files) {
  words.value = text
  given = files
  listFiles()
  grow()
}

words.addEventListener('input', grow)
words.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowUp' && words.selectionStart === 0) recall(event, recalled - 1)
  if (event.key === 'ArrowDown' && recalled < said.length && words.selectionStart === words.value.length)
    recall(event, recalled + 1)
  const completed = completion()
  if (event.key === 'Tab' && !event.shiftKey && completed !== null) {
    event.preventDefault()
    write(`${completed} `, given)
    offer()
  }
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  composer.requestSubmit()
})

function recall(event, at) {
  if (at < 0) return
  event.preventDefault()
  recalled = at
  write(said[at] ?? '', given)
  offer()
}

const hint = document.querySelector('#hint')
const usualHint = [...hint.childNodes].map((node) => node.cloneNode(true))
const commands = hint.dataset.commands.split(' ').filter(Boolean)
words.addEventListener('input', offer)

/** The one command that these letters begin; null where there is none, or it stands there whole. */
function completion() {
  const typed = words.value.toLowerCase()
  if (typed.length < 2 || /\s/.test(typed)) return null
  const found = commands.filter((command) => command.startsWith(typed))
  return found.length === 0 || found.includes(typed) ? null : found[0]
}

function offer() {
  const completed = completion()
  if (completed === null) return hint.replaceChildren(...usualHint.map((node) => node.cloneNode(true)))
  const command = document.createElement('b')
  command.textContent = completed
  hint.replaceChildren('Tab writes ', command, '.')
}

function grow() {
  words.style.height = 'auto'
  words.style.height = `${Math.min(words.scrollHeight, 180)}px`
}

function give(files) {
  if (files.length === 0) return
  given.push(...files)
  listFiles()
  announce(files.length === 1 ? `${files[0].name} added` : `${files.length} files added`)
  words.focus()
}

function listFiles() {
  document.querySelector('#files').replaceChildren(...given.map(listed))
}

function listed(file, n) {
  const item = document.createElement('li')
  const remove = document.createElement('button')
  remove.type = 'button'
  remove.textContent = '✕'
  remove.setAttribute('aria-label', `Remove ${file.name}`)
  remove.addEventListener('click', () => {
    given.splice(n, 1)
    listFiles()
    words.focus()
  })
  item.append(file.name, remove)
  return item
}

filePicker.addEventListener('change', () => {
  give([...filePicker.files])
  filePicker.value = ''
})

document.addEventListener('paste', (event) => {
  const files = [...(event.clipboardData?.files ?? [])]
  if (files.length === 0 || event.target.closest('dialog')) return
  event.preventDefault()
  give(files)
})

document.addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  app.classList.add('dropping')
})
document.addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) app.classList.remove('dropping')
})
document.addEventListener('drop', (event) => {
  app.classList.remove('dropping')
  if (!event.dataTransfer?.files.length) return
  event.preventDefault()
  give([...event.dataTransfer.files])
})
