import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { filesIn } from './files-in.ts'

const longest = 300

test(`no file is longer than ${longest} lines: from 200 on, look for the seam`, () => {
  const files = ['src', 'dialogs', 'jobs', 'manifests', 'bench', 'test'].flatMap((folder) =>
    filesIn(folder, '{ts,js,css}'),
  )
  const lengths = files.map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
  expect(lengths.filter(({ lines }) => lines > longest)).toEqual([])
})
