import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * What we expect, kept as a file of JSON that a person can read. Where the file is missing it is written, and the test
 * fails once: somebody has to read it first.
 */
export function expected(name: string, actual: unknown): unknown {
  const path = new URL(`expected/${name}.json`, import.meta.url)
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`)
  return `the new file ${path.pathname}: read it`
}
