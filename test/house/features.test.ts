import { describe, expect, test } from '@jest/globals'
import { dialogs, features, jobs, noticeKinds, pages } from '#app/features.ts'
import { filesIn, nameOf } from './files-in.ts'

/** The files of a kind, and what the features bring of it. */
const shelves = [
  { kind: 'dialog', files: filesIn('dialogs').filter(isDialog), listed: dialogs },
  { kind: 'job', files: filesIn('jobs'), listed: jobs },
  { kind: 'notice', files: inFeatures('notices'), listed: noticeKinds() },
  { kind: 'page', files: [...inFeatures('pages'), ...filesIn('src/web/pages')].filter(isPage), listed: pages },
]

describe('what a feature has stands in its feature.ts', () => {
  test.each(shelves)('every $kind is listed under the name of its file', ({ files, listed }) => {
    const names = new Set(listed.map(({ name }: { name: string }) => name))
    const toAdd = files.filter((path) => !names.has(nameOf(path))).map(lineFor)
    // What stands here is what to add to the feature.ts of the feature, and the name to put into its list.
    expect(toAdd).toEqual([])
  })

  test.each(shelves)('no $kind is listed twice, or under a name that no file has', ({ files, listed }) => {
    const names = listed.map(({ name }: { name: string }) => name)
    expect(names.toSorted()).toEqual(files.map(nameOf).toSorted())
  })

  test('every folder of src/features is a feature, called like it', () => {
    const folders = new Set(filesIn('src/features').map((path) => path.split('/')[2]))
    expect(features.map(({ name }) => name).toSorted()).toEqual([...folders].toSorted())
  })

  test('a folder of dialogs is called like the feature whose dialogs it holds', () => {
    const wrong = features.flatMap(({ name, dialogs: own = [] }) =>
      own.filter((dialog) => !filesIn(`dialogs/${name}`).some((path) => nameOf(path) === dialog.name)),
    )
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})

function inFeatures(folder: string): string[] {
  return filesIn('src/features').filter((path) => path.split('/')[3] === folder)
}

/** What people say for the dialogs of a feature is data beside them. */
function isDialog(path: string): boolean {
  return !/-(?:phrases|gists)\.ts$/.test(path)
}

function isPage(path: string): boolean {
  return path.endsWith('-page.ts')
}

function lineFor(path: string): string {
  const value = nameOf(path).replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return `import { ${value} } from '#${path.replace(/^src\//, '')}' (its name: '${nameOf(path)}')`
}
