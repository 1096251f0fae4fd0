import { z } from 'zod'
import type { Charter } from '#charter/charter.ts'

/** Every key that a charter can have, as a path: `groups.aliases`, `meetings.hold.move`. Lists and records count as their items. */
export function keysOf(shape: z.core.$ZodType, path = ''): string[] {
  if (shape instanceof z.ZodObject)
    return Object.entries(shape.shape).flatMap(([key, inner]) => {
      const here = path === '' ? key : `${path}.${key}`
      return [here, ...keysOf(inner, here)]
    })
  if (shape instanceof z.ZodArray) return keysOf(shape.element, path)
  if (shape instanceof z.ZodDefault || shape instanceof z.ZodExactOptional) return keysOf(shape.unwrap(), path)
  return []
}

/** A charter that remembers which of its keys were read; `read` is filled as it goes. */
export function watched(charter: Charter, read: Set<string>): Charter {
  const seen = new WeakMap<object, object>()
  const watch = <T extends object>(value: T, path: string): T => {
    const known = seen.get(value)
    if (known) return known as T
    const proxy = new Proxy(value, {
      get(target, key, receiver) {
        const inner: unknown = Reflect.get(target, key, receiver)
        if (typeof key === 'symbol' || (Array.isArray(target) && !/^\d+$/.test(key))) return inner
        const here = Array.isArray(target) ? path : path === '' ? key : `${path}.${key}`
        read.add(here)
        return typeof inner === 'object' && inner !== null ? watch(inner, here) : inner
      },
    })
    seen.set(value, proxy)
    return proxy
  }
  return watch(charter, '')
}
