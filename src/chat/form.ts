import type { FormTag, Raw } from './incoming.ts'
import type { Block } from './message.ts'

type FieldKind =
  | { kind: 'text' | 'email' | 'url' | 'multiline'; max: number }
  | { kind: 'number'; min?: number; max?: number }
  | { kind: 'date' | 'time' }
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { kind: 'choices'; options: readonly { value: string; label: string }[] }
  /** A commitment: the whole text, then one tick. */
  | { kind: 'statement'; statement: string; tick: string }

/** One question of a form, as data. There is no file field: Adaptive Cards have none. */
export type Field = { name: string; label: string; help?: string; optional?: true } & FieldKind

/** `errors` are by field name; `problem` is about the whole form; `values` is what the person typed or what is prefilled. */
export type Form = {
  tag: FormTag
  title: string
  submit: string
  intro?: Block[]
  fields: readonly Field[]
  values: Raw
  errors: Record<string, string>
  problem?: string
}

type AnswerOf<F extends Field> = F extends { kind: 'statement' }
  ? true
  : F extends { kind: 'number' }
    ? F extends { optional: true }
      ? number | null
      : number
    : F extends { kind: 'choices' }
      ? string[]
      : F extends { optional: true }
        ? string | null
        : string

/** The checked answers of a form's fields, by name. */
export type Answers<Fields extends readonly Field[]> = { [F in Fields[number] as F['name']]: AnswerOf<F> }
