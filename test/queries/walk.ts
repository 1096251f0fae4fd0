import type { Hono } from 'hono'
import type { Form } from '#chat/form.ts'
import type { Act, Raw } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { TestHouse } from '../context.ts'

/** Somebody who tries everything: they press each button they see and fill in each form, so many steps deep. */
export function walker(house: TestHouse, app: Hono) {
  const pressed = new Set<string>()
  const verbs = new Set<string>()
  const paths = new Set<string>()

  async function explore(person: string, outcome: Outcome, depth: number): Promise<void> {
    for (const path of linksIn(outcome)) await opens(path)
    if (depth === 0) return
    if (outcome.kind === 'form') {
      const { form } = outcome
      await explore(person, await house.submits(person, form, answersTo(form)), depth - 1)
      return
    }
    for (const act of actsIn(outcome)) {
      const key = `${person} ${act.verb} ${JSON.stringify(act.about)}`
      if (pressed.has(key)) continue
      pressed.add(key)
      verbs.add(act.verb)
      await explore(person, await house.presses(person, act), depth - 1)
    }
  }

  /** Opens a page, and sends its form empty. */
  async function opens(path: string): Promise<void> {
    if (paths.has(path)) return
    paths.add(path)
    await app.request(path)
    await app.request(path, {
      method: 'POST',
      headers: { origin: 'http://localhost:3978' },
      body: new URLSearchParams(),
    })
  }

  return {
    verbs,
    paths,
    opens,
    async says(person: string, words: string, depth = 1): Promise<void> {
      await explore(person, await house.says(person, words), depth)
    },
    async drops(person: string, name: string): Promise<void> {
      const bytes = Buffer.from('%PDF-1.7\nminutes of a meeting')
      await explore(person, await house.says(person, '', [{ name, bytes }]), 1)
    },
    async waits(instant: string): Promise<void> {
      for (const { to, message } of await house.until(instant)) await explore(to, { kind: 'done', message }, 1)
    },
  }
}

/** Every tick is set; of what is asked for and has no value yet, the first choice is taken, or a word is written. */
function answersTo({ fields, values }: Form): Raw {
  const fresh = (field: Form['fields'][number]) => ('options' in field && field.options[0]?.value) || 'a word'
  return Object.fromEntries(
    fields.map((field) => [field.name, field.kind === 'statement' ? true : (values[field.name] ?? fresh(field))]),
  )
}

function actsIn(outcome: Outcome): Act[] {
  if (!('message' in outcome) || !outcome.message) return []
  return outcome.message.blocks.flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.flatMap((one) => ('act' in one ? [one.act] : [])) : [],
  )
}

function linksIn(outcome: Outcome): string[] {
  const found = JSON.stringify(outcome).match(/http:\/\/localhost:3978(\/[^"\s<)]*)/g) ?? []
  return found.map((url) => url.slice('http://localhost:3978'.length))
}
