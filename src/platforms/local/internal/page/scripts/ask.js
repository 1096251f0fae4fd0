// Asking the server.

import { person, showTrouble } from './lines.js'

/** @returns what the server answered; what went wrong is shown, and null returned. */
export async function ask(path, options) {
  const url = `${path}${path.includes('?') ? '&' : '?'}as=${encodeURIComponent(person)}`
  try {
    const answer = await fetch(url, options)
    const body = await answer.json()
    if (answer.ok) return body
    showTrouble(body.error)
  } catch {
    showTrouble('Convenor could not be reached. What you wrote is kept: try again in a moment.')
  }
  return null
}

export const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
