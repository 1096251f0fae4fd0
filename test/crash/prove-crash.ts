import { spawnSync } from 'node:child_process'

/** Every dialog, with a crash at every call to the database. @param words what else jest is told. */
export async function proveCrash(_say: (line: string) => void, words: string[]): Promise<boolean> {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js']
  const { status } = spawnSync(process.execPath, [...jest, '--silent', '--maxWorkers=1', 'test/crash', ...words], {
    stdio: 'inherit',
    env: { ...process.env, PROVE_CRASH: 'whole' },
  })
  return status === 0
}
