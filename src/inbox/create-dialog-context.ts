import type { Form } from '#chat/form.ts'
import type { FormTag, Incoming, Raw, SharedFile } from '#chat/incoming.ts'
import type { Outcome } from '#chat/outcome.ts'
import type { Context } from '#context.ts'
import type { Person } from '#features/people/person.ts'
import { readerFor } from '#features/people/reader.ts'
import { UserError } from '#user-error.ts'
import type { DialogContext, Drawn, FormDialog, Words } from './dialog.ts'
import type { DraftStore } from './draft-store.ts'

/** What a dialog context is made from, besides the person who acts and their incoming. */
export type DialogContextParts = {
  context: Context
  drafts: DraftStore
  resolve: DialogContext['resolve']
  forms: ReadonlyMap<string, FormDialog>
  commands: readonly Words[]
  say(words: string): Promise<Outcome>
  openFile(file: SharedFile): Promise<ReadableStream<Uint8Array>>
}

export function createDialogContext(me: Person, incoming: Incoming, parts: DialogContextParts): DialogContext {
  const { context, drafts } = parts
  const dialogContext: DialogContext = {
    me,
    place: incoming.place,
    via: incoming.via,
    charter: context.charter,
    now: context.now,
    reader: readerFor(me, context.charter.organisation, context.now),
    files: incoming.kind === 'said' ? incoming.files : [],
    links: incoming.kind === 'said' ? incoming.links : [],
    mentions: incoming.mentions ?? [],
    commands: parts.commands,
    run: (service, ask) => service(context, ask),
    resolve: parts.resolve,
    open: async (name, { about = {}, values, problem } = {}) => {
      const instance = context.id('pending')
      const form = await drawForm(dialogContext, parts.forms, { form: name, instance, about, values: values ?? null })
      await drafts.open({ _id: instance, person: me._id, form: name, about, values: form.values })
      return { kind: 'form', how: 'open', form: problem === undefined ? form : { ...form, problem } }
    },
    saveDraft: async (values) => {
      const id = context.id('pending')
      await drafts.open({ _id: id, person: me._id, form: null, about: {}, values })
      return id
    },
    readDraft: async (id) => {
      const draft = await drafts.get(id, me._id)
      if (draft?.form === null && draft.done) throw changedSince()
      return draft?.values ?? null
    },
    say: parts.say,
    openFile: parts.openFile,
  }
  return dialogContext
}

/** A preview that was changed by words is no longer what its sender wants. */
function changedSince(): UserError {
  return new UserError('changed-since', 'You changed this later. Nothing was done. Please use the newer preview.', {
    next: [{ label: 'See my status', say: 'status' }],
  })
}

type Opened = { form: string; instance: string; about: Record<string, string>; values: Raw | null }

/** Draws a form from what is true now, filled with what was typed, else with what its dialog prefills. */
export async function drawForm(
  dialogContext: DialogContext,
  forms: ReadonlyMap<string, FormDialog>,
  opened: Opened,
): Promise<Form> {
  const dialog = forms.get(opened.form)
  if (!dialog) throw new Error(`no dialog has a form ${opened.form}`)
  const drawn = await dialog.draw(dialogContext, opened.about)
  const tag: FormTag = { form: opened.form, version: dialog.version, instance: opened.instance, about: opened.about }
  const { title, submit, fields, intro } = drawn
  return {
    tag,
    title,
    submit,
    fields,
    ...(intro ? { intro } : {}),
    values: valuesFor(drawn, opened.values),
    errors: {},
  }
}

/** Every field, always: what was typed, else what is prefilled, else the empty value of its kind. */
function valuesFor({ fields, values }: Drawn, typed: Raw | null): Raw {
  return Object.fromEntries(
    fields.map((field) => {
      const empty =
        field.kind === 'statement'
          ? false
          : field.kind === 'choices'
            ? []
            : field.kind === 'date' || field.kind === 'time' || field.kind === 'choice'
              ? null
              : ''
      return [field.name, typed?.[field.name] ?? values?.[field.name] ?? empty]
    }),
  )
}
