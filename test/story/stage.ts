import type { Act, FormTag, Raw } from '#chat/incoming.ts'

/** A button as a person sees it. */
export type Seen = { label: string; act: Act; opensForm: boolean }

/** A form in front of a person, read from what the platform was given. `own` is for the stage that showed it. */
export type Opened = {
  tag: FormTag
  title: string
  fields: string[]
  values: Raw
  errors: Record<string, string>
  own: unknown
}

/** What came back at once, to the one who acted. */
export type Shown = { text: string; buttons: Seen[]; form: Opened | null }

/**
 * One message that arrived by itself. `kind` is its notice's, `at` business time, `text` what a lock screen shows, and
 * `lines` everything on it as it reads, buttons too.
 */
export type Arrived = { at: string; kind: string; text: string; lines: string[]; buttons: Seen[] }

/**
 * Where a story is played: one platform, with its real code, and people in front of it. The same story runs on every one;
 * a person is named by the id that the charter's demo gives them.
 */
export type Stage = {
  says(person: string, text: string): Promise<Shown>
  presses(person: string, button: Seen): Promise<Shown>
  submits(person: string, form: Opened, answers: Raw): Promise<Shown>
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
export function formOf(shown: Shown): Opened {
  if (!shown.form) throw new Error(`no form, but: ${shown.text}`)
  return shown.form
}

/** @returns the lines of a text as they read: without bullets, the signs of headings and empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^(•|\p{Extended_Pictographic})\s/u, '').trim())
    .filter(Boolean)
}

/** @returns the delivery's id, which the button "Why me?" of every notice carries; null on what is no notice. */
export function deliveryOf(buttons: readonly Seen[]): string | null {
  return buttons.findLast(({ act }) => act.verb === 'why')?.act.about.delivery ?? null
}
