import { spawnSync } from 'node:child_process'

/**
 * A proof that is a test of the suite, run whole instead of in part. What follows the proof's name goes to jest.
 * @param whole the environment that makes it so, unless the caller has set it.
 */
export function byJest(test: string, whole: Record<string, string>) {
  return async (_say: (line: string) => void, words: string[]): Promise<boolean> => {
    const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js']
    const { status } = spawnSync(process.execPath, [...jest, '--silent', '--maxWorkers=1', test, ...words], {
      stdio: 'inherit',
      env: { ...whole, ...process.env },
    })
    return status === 0
  }
}
