import { z } from 'zod'
import { charterShape, itemShapes } from './charter-shape.ts'

export type Path = (string | number)[]

/** Something of the charter, and where it stands in the file. */
export type Positioned<T> = { path: Path; value: T }

/** The part of an object that passed the checks of the shape: every key may be missing. */
export type Sound<Shape extends z.ZodObject> = Partial<z.output<Shape>>

/**
 * Every key of an unchecked charter that is sound by itself, and every id it has, sound or not. With these the checks
 * between the parts need not wait until the last part is mended.
 */
export function soundParts(raw: Record<string, unknown>) {
  const items = <Shape extends z.ZodObject>(key: string, shape: Shape): Positioned<Sound<Shape>>[] =>
    listIn(raw, key).map((item, index) => ({ path: [key, index], value: soundKeys(shape, item) }))
  const ids = (key: string) => listIn(raw, key).flatMap(idOf)
  const { shape } = charterShape
  return {
    offices: items('offices', itemShapes.office),
    groups: items('groups', itemShapes.group),
    calls: items('calls', itemShapes.call),
    fields: items('fields', itemShapes.field),
    commitments: items('commitments', itemShapes.commitment),
    onboarding: items('onboarding', itemShapes.onboardingStep),
    documents: items('documents', itemShapes.organisationDocument),
    duties: items('duties', itemShapes.duty),
    bodies: items('bodies', itemShapes.body),
    requests: items('requests', itemShapes.requestKind),
    partners: items('partners', itemShapes.partner),
    terms: soundKeys(shape.organisation, raw.organisation).terms,
    decisions: soundKeys(shape.decisions, raw.decisions),
    removals: soundKeys(shape.removals.unwrap(), raw.removals),
    minutes: soundKeys(shape.minutes, raw.minutes),
    reminders: soundKeys(shape.reminders, raw.reminders),
    plans: soundKeys(shape.plans.unwrap(), raw.plans),
    letters: shape.letters.safeParse(raw.letters).data ?? {},
    demo: soundKeys(itemShapes.demo, raw.demo),
    ids: {
      offices: ids('offices'),
      groups: ids('groups'),
      commitments: ids('commitments'),
      onboarding: ids('onboarding'),
      bodies: ids('bodies'),
      requests: ids('requests'),
      fields: ids('fields'),
    },
    /** Every list whose items have ids, for the check that none is given twice. */
    named: Object.keys(raw).map((key) =>
      listIn(raw, key).flatMap((item, index) =>
        idOf(item).map((value): Positioned<string> => ({ path: [key, index, 'id'], value })),
      ),
    ),
  }
}

export type SoundParts = ReturnType<typeof soundParts>

function soundKeys<Shape extends z.ZodObject>(shape: Shape, item: unknown): Sound<Shape> {
  const written: Record<string, unknown> = typeof item === 'object' && item !== null ? { ...item } : {}
  const read = Object.entries(shape.shape).flatMap(([key, keyShape]) => {
    const value = z.safeParse(keyShape, written[key])
    return value.success ? [[key, value.data]] : []
  })
  return Object.fromEntries(read)
}

function listIn(raw: Record<string, unknown>, key: string): unknown[] {
  const list = raw[key]
  return Array.isArray(list) ? list : []
}

function idOf(item: unknown): string[] {
  return typeof item === 'object' && item !== null && 'id' in item && typeof item.id === 'string' ? [item.id] : []
}
