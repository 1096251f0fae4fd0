import type { z } from 'zod'
import { charterShape, itemShapes } from './charter-shape.ts'

export type Path = (string | number)[]

/** Something of the charter, and where it stands in the file. */
export type Placed<T> = { path: Path; value: T }

/**
 * The parts of an unchecked charter that are sound by themselves, and every id it has, sound or not. With these the
 * checks between the parts need not wait until the last part is mended.
 */
export function soundParts(raw: Record<string, unknown>) {
  const items = <T>(key: string, shape: z.ZodType<T>): Placed<T>[] =>
    listIn(raw, key).flatMap((item, index) => sound(shape, item, [key, index]))
  const section = <T>(key: string, shape: z.ZodType<T>): T | undefined => shape.safeParse(raw[key]).data
  const ids = (key: string) => listIn(raw, key).flatMap(idOf)
  return {
    offices: items('offices', itemShapes.office),
    groups: items('groups', itemShapes.group),
    calls: items('calls', itemShapes.call),
    fields: items('fields', itemShapes.field),
    commitments: items('commitments', itemShapes.commitment),
    duties: items('duties', itemShapes.duty),
    decisions: section('decisions', charterShape.shape.decisions),
    minutes: section('minutes', charterShape.shape.minutes),
    reminders: section('reminders', charterShape.shape.reminders),
    letters: section('letters', charterShape.shape.letters) ?? {},
    demo: section('demo', charterShape.shape.demo),
    terms: section('organisation', charterShape.shape.organisation)?.terms,
    ids: {
      offices: ids('offices'),
      groups: ids('groups'),
      commitments: ids('commitments'),
      onboarding: ids('onboarding'),
    },
    /** Every list whose items have ids, for the check that none is given twice. */
    named: Object.fromEntries(
      Object.keys(raw).map((key) => [
        key,
        listIn(raw, key).flatMap((item, index) =>
          idOf(item).map((value): Placed<string> => ({ path: [key, index, 'id'], value })),
        ),
      ]),
    ),
  }
}

export type SoundParts = ReturnType<typeof soundParts>

function listIn(raw: Record<string, unknown>, key: string): unknown[] {
  const list = raw[key]
  return Array.isArray(list) ? list : []
}

function sound<T>(shape: z.ZodType<T>, item: unknown, path: Path): Placed<T>[] {
  const read = shape.safeParse(item)
  return read.success ? [{ path, value: read.data }] : []
}

function idOf(item: unknown): string[] {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? [item.id] : []
}
