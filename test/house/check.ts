import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'

/** Runs every script named `check:` of package.json at the same time, and prints what those that failed have said. */
type Check = { name: string; failed: boolean; said: string }

const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync('package.json', 'utf8'))
const checks = Object.entries(scripts).filter(([name]) => name.startsWith('check:'))
const results = await Promise.all(checks.map(([name, command]) => run(name, command)))
for (const { name, failed, said } of results) {
  process.stdout.write(failed ? `${name} FAILED\n${said}\n` : `${name} ok\n`)
}
process.exitCode = results.some(({ failed }) => failed) ? 1 : 0

async function run(name: string, command: string): Promise<Check> {
  const PATH = `node_modules/.bin:${process.env.PATH}`
  const program = spawn(command, { shell: true, env: { ...process.env, PATH }, stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, errors, [code]] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'exit')])
  return { name, failed: code !== 0, said: `${out}${errors}` }
}
