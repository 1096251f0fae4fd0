import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The toy feature's own files, as text: in this repository they would belong to no feature. */
const files = join(import.meta.dirname, 'files')

/** What the toy feature adds to files of the house: after a line that contains `after`, a line more. */
const lines = [
  {
    path: 'src/app/features.ts',
    after: "from '#features/groups/feature.ts'",
    line: "import { ideas } from '#features/ideas/feature.ts'",
  },
  { path: 'src/app/features.ts', after: '  applications,', line: '  ideas,' },
  // A setting of the charter: its shape, with what holds where nothing is written, and its type.
  {
    path: 'src/charter/charter-shape.ts',
    after: '  minutes,',
    line: '  ideas: keys({ most: z.int().min(1) }).default({ most: 2 }),',
  },
  { path: 'src/charter/charter.ts', after: 'export type Charter = {', line: '  ideas: { most: number }' },
]

const checks = {
  types: ['npx', 'tsc', '--project', '.'],
  imports: ['npm', 'run', '--silent', 'check:imports'],
  conversation: [
    'npm',
    'run',
    '--silent',
    'jest',
    '--',
    '--silent',
    'test/features/ideas',
    'test/house/features.test.ts',
  ],
}

/**
 * Adds a feature with a store, an aggregate, an access rule, a setting, a command, a form, two notices, a page and a job
 * to a copy of this repository, checks the copy, and says which files that took: `npm run prove -- toy`.
 */
export async function proveToy(say: (line: string) => void): Promise<boolean> {
  const copy = mkdtempSync(join(tmpdir(), 'convenor-toy-'))
  try {
    const tracked = output('git', ['ls-files', '--cached', '--others', '--exclude-standard'])
      .split('\n')
      .filter(Boolean)
    for (const path of tracked) copyFile(path, join(copy, path))
    output('cp', ['-al', 'node_modules', join(copy, 'node_modules')])
    const added = readdirSync(files, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    for (const { parentPath, name } of added) {
      const path = join(parentPath, name)
        .slice(files.length + 1)
        .replace(/\.txt$/, '')
      copyFile(join(parentPath, name), join(copy, path))
      say(`added   ${path}`)
    }
    for (const { path, after, line } of lines) {
      addLine(join(copy, path), after, line)
      say(`changed ${path}: ${line.trim()}`)
    }
    return Object.entries(checks).every(([name, [command = '', ...words]]) => {
      const { status, stdout, stderr } = spawnSync(command, words, { cwd: copy, encoding: 'utf8' })
      say(`${name}: ${status === 0 ? 'ok' : `FAILED\n${stdout}${stderr}`}`)
      return status === 0
    })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function copyFile(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}

function addLine(path: string, after: string, line: string): void {
  const before = readFileSync(path, 'utf8').split('\n')
  const at = before.findLastIndex((one) => one.includes(after))
  if (at < 0) throw new Error(`${path} has no line with ${after}`)
  writeFileSync(path, before.toSpliced(at + 1, 0, line).join('\n'))
}

function output(command: string, words: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1e8 })
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
  return stdout
}
