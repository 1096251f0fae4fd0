import { z } from 'zod'

/** An object without other keys. Where there are others, zod's message is the list of those that are known. */
export function keys<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  })
}

/** A key that may be missing, and is never `undefined`. */
export const maybe = z.exactOptional
