import { describe, expect, test } from '@jest/globals'
import { dialogs, jobs, notices, pages } from '#app/features.ts'
import { filesIn, nameOf } from './files-in.ts'

/** A folder, how imports spell it, and what `features.ts` lists of it. */
const shelves = [
  { folder: 'dialogs', spelt: '#dialogs', listed: dialogs },
  { folder: 'jobs', spelt: '#jobs', listed: jobs },
  { folder: 'src/notices', spelt: '#notices', listed: Object.values(notices).flat() },
  { folder: 'src/web/pages', spelt: '#web/pages', listed: pages },
]

describe('features.ts is the table of contents', () => {
  test.each(shelves)('every file of $folder is listed under its own name', ({ folder, spelt, listed }) => {
    const names = new Set(listed.map(({ name }) => name))
    const toAdd = filesIn(folder)
      .filter((path) => !names.has(nameOf(path)))
      .map((path) => lineFor(path, path.replace(folder, spelt)))
    // What stands here is what to add to src/features.ts, and the name to put into the list.
    expect(toAdd).toEqual([])
  })

  test.each(shelves)('nothing of $folder is listed twice, or under a name that no file has', ({ folder, listed }) => {
    expect(listed.map(({ name }) => name).toSorted()).toEqual(filesIn(folder).map(nameOf).toSorted())
  })
})

function lineFor(path: string, spelt: string): string {
  const value = nameOf(path).replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return `import { ${value} } from '${spelt}' (a list of src/features.ts: ${value}; its name: '${nameOf(path)}')`
}
