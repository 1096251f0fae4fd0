import { type Context, Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import { limits } from '../../limits.ts'
import { type GivenFile, pressedShape } from '../../read-event.ts'
import { readForm } from '../../read-form.ts'
import type { Exchange } from '../../receive.ts'
import { renderForm } from '../../render-form.ts'
import { act, type LocalChat, personOf, Refusal, readingOf } from '../local-chat.ts'
import { moveClock, moveShape } from '../move-clock.ts'
import { live } from './live.ts'
import { conversationPage } from './page.ts'
import { shownLine } from './render-line.ts'

const pagePressedShape = pressedShape.pick({ act: true, on: true })

/** The page, and what its script asks for: the same deeds as the JSON surface, answered in markup. */
export function pageSurface(chat: LocalChat): Hono {
  const as = (c: Context) => personOf(chat, c.req.query('as') ?? '')

  const shown = async ({ outcome, reader, lines }: Exchange) => ({
    lines: await Promise.all(lines.map((line) => shownLine(chat, line))),
    dialog: outcome.kind === 'form' ? String(await renderForm(outcome.form, await readingOf(chat, { reader }))) : null,
  })

  return new Hono()
    .get('/', async (c) => {
      const people = await chat.host.people()
      const person = people.find(({ id }) => id === c.req.query('as')) ?? people[0]
      if (!person) throw new Refusal(404, "The charter names no demo people, so you can't speak as anyone.")
      return c.html(await conversationPage(chat, person))
    })
    .post('/local/page/said', async (c) => {
      const given = await c.req.formData()
      const text = z
        .string()
        .max(limits.text)
        .safeParse(given.get('text') ?? '')
      if (!text.success)
        throw new Refusal(413, `A message can hold ${limits.text} characters. Send the rest as a file.`)
      const files = await Promise.all(
        given.getAll('files').flatMap((file) => (file instanceof File ? [givenFile(file)] : [])),
      )
      return c.json(await shown(await act(chat, { kind: 'said', text: text.data, files }, { as: (await as(c)).id })))
    })
    .post('/local/page/pressed', async (c) => {
      const pressed = pagePressedShape.parse(await c.req.json())
      const deed = { kind: 'pressed' as const, act: pressed.act, on: pressed.on ?? null }
      return c.json(await shown(await act(chat, deed, { as: (await as(c)).id })))
    })
    .post('/local/page/submitted', async (c) => {
      const { tag, raw } = readForm(new URLSearchParams(await c.req.text()))
      return c.json(await shown(await act(chat, { kind: 'submitted', tag, raw }, { as: (await as(c)).id })))
    })
    .get('/local/page/form', async (c) => {
      const line = await chat.conversations.get(c.req.query('line') ?? '')
      if (line?.content.kind !== 'form' || line.person !== (await as(c)).id)
        throw new Refusal(404, 'This form is gone.')
      return c.json({ lines: [], dialog: String(await renderForm(line.content.form, await readingOf(chat, line))) })
    })
    .post('/local/page/clock', async (c) =>
      c.json(await moveClock(chat, moveShape.parse(await c.req.json()), chat.clock.now())),
    )
    .get('/local/page/live', async (c) => {
      const person = await as(c)
      const seen = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? 0)
      // A page that goes away in the middle of its news is nothing to report.
      return streamSSE(
        c,
        (stream) => live(chat, { person, seen, stream }),
        async () => {},
      )
    })
}

async function givenFile(file: File): Promise<GivenFile> {
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }
}
