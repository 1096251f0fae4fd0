import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Arrived } from './stage.ts'

/** What arrived for each, as a page that a person can read. Which of two simultaneous presses won stands open. */
export function transcript(arrived: ReadonlyMap<string, readonly Arrived[]>): string {
  const pages = [...arrived].map(([person, messages]) =>
    [
      `# ${person}`,
      ...messages.map(({ at, kind, text, lines }) => `${at} ${kind}\n  ${[text, ...lines].join('\n    ')}`),
    ].join('\n'),
  )
  return `${pages.join('\n\n').replaceAll(/Accepted by [^.]+\./g, 'Accepted by whoever pressed first.')}\n`
}

/**
 * The page we expect. Where the file is missing it is written, and the test fails once: somebody has to read it first.
 * @param name a file of `test/story/expected/`.
 */
export function expectedTranscript(name: string, actual: string): string {
  const path = new URL(`expected/${name}`, import.meta.url)
  if (existsSync(path)) return readFileSync(path, 'utf8')
  writeFileSync(path, actual)
  return `the new file ${path.pathname}: read it`
}
