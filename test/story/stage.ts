import type { Form } from '#chat/form.ts'
import type { Act, Raw } from '#chat/incoming.ts'

/** A button as a person sees it. */
export type Seen = { label: string; act: Act; opensForm: boolean }

/** What came back at once, to the one who acted. */
export type Shown = { text: string; buttons: Seen[]; form: Form | null }

/** One message that arrived by itself. `kind` is its notice's, where the platform shows it; `at` is business time. */
export type Arrived = { at: string; kind: string; text: string; buttons: Seen[] }

/**
 * Where a story is played: one platform, with its real code, and people in front of it. The same story runs on every one;
 * a person is named by the id that the charter's demo gives them.
 */
export type Stage = {
  says(person: string, text: string): Promise<Shown>
  presses(person: string, button: Seen): Promise<Shown>
  submits(person: string, form: Form, answers: Raw): Promise<Shown>
  /** Everything that has arrived for somebody, oldest first. */
  arrived(person: string): Promise<Arrived[]>
  /** Moves business time to an instant, and sends everything due on the way. */
  waitUntil(instant: string): Promise<void>
  now(): Promise<string>
}

/** @returns the button with this label. @throws with what there was instead. */
export function button(seen: { buttons: Seen[]; text?: string }, label: string): Seen {
  const found = seen.buttons.find((candidate) => candidate.label.startsWith(label))
  if (!found)
    throw new Error(`no button "${label}" in: ${seen.buttons.map((one) => one.label).join(', ')} (${seen.text ?? ''})`)
  return found
}

/** @returns the form that was shown. @throws with what was shown instead. */
export function formOf(shown: Shown): Form {
  if (!shown.form) throw new Error(`no form, but: ${shown.text}`)
  return shown.form
}
