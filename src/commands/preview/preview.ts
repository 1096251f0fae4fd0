import { dialogs } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import type { Form } from '#chat/form.ts'
import { readerFor } from '#features/people/reader.ts'
import { type Rendered, renderedForm, renderedMessage, sizes } from './renderings.ts'
import { sampleForms } from './sample-forms.ts'
import { type SampleNotice, sampleNotices } from './sample-notices.ts'
import { sampleWorld } from './sample-world.ts'
import { formWords, messageWords } from './words.ts'

/** `words`: as a person reads it; else exactly what that platform is given. */
export type Shown = 'words' | 'slack' | 'teams' | 'local'

/** Every notice and every form of an organisation, through all three renderers. @returns the lines of it. */
export async function preview(charter: Charter, shown: Shown): Promise<string[]> {
  const world = sampleWorld(charter)
  const lines: string[] = []
  for (const notice of sampleNotices(world)) lines.push(...(await noticeLines(notice, shown)))
  const reader = readerFor(world.applicant, charter.organisation)
  for (const form of await sampleForms(world, dialogs)) lines.push(...(await formLines(form, { shown, reader })))
  return lines
}

async function noticeLines({ kind, situation, to, message, why, reader }: SampleNotice, shown: Shown) {
  const rendered = await renderedMessage(message, reader)
  const body =
    shown === 'words'
      ? [
          ...messageWords(message, reader),
          `Why me? ${messageWords(why, reader).at(-1)}`,
          `{${sizes(rendered, 'message')}}`,
        ]
      : payload(rendered, shown)
  return section(`Notice ${kind}, ${situation}, to ${to}`, body)
}

async function formLines(form: Form, { shown, reader }: { shown: Shown; reader: SampleNotice['reader'] }) {
  const rendered = await renderedForm(form, reader)
  const body =
    shown === 'words' ? [...formWords(form, reader), `{${sizes(rendered, 'view')}}`] : payload(rendered, shown)
  return section(`Form ${form.tag.form}`, body)
}

function payload(rendered: Rendered, platform: keyof Rendered): string[] {
  return platform === 'local' ? [rendered.local] : [JSON.stringify(rendered[platform], null, 2)]
}

function section(title: string, lines: readonly string[]): string[] {
  return [`== ${title}`, ...lines.map((line) => `   ${line}`), '']
}
