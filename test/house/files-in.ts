import { globSync } from 'node:fs'

/** The paths of all files below a folder of the repository, in order. @param kinds such as `ts` or `{ts,css}`. */
export function filesIn(folder: string, kinds = 'ts'): string[] {
  return globSync(`${folder}/**/*.${kinds}`, { exclude: ['node_modules'] }).toSorted()
}

/** `dialogs/people/set-zone.ts` -> `set-zone`. */
export function nameOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\..*$/, '')
}
