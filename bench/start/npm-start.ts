import { readFile } from 'node:fs/promises'
import type { Program } from './watched-process.ts'

/** @returns the program with the flags and variables that `npm start` gives it. */
export async function asNpmStarts(): Promise<Program> {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  const words: string[] = scripts.start.split(' ')
  const variables = words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('='))
  return {
    file: words.at(-1) ?? '',
    flags: words.filter((word) => word.startsWith('--')),
    env: Object.fromEntries(variables),
  }
}
