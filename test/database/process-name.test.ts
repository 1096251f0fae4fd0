import { hostname } from 'node:os'
import { expect, test } from '@jest/globals'
import { hasDied, processName } from '#database/process-name.ts'

const [host = '', known = ''] = processName('x').split('/')
const [pid = '', began = '', space = ''] = known.split('@')
/** Nobody has it. */
const nobody = 2 ** 22 + 1

test('a process is named by its host, its id, when it began, and the space of its id', () => {
  expect(host).toBe(hostname())
  expect(pid).toBe(`${process.pid}`)
  expect(processName('x')).toBe(`${hostname()}/${process.pid}@${began}@${space}/x`)
  if (process.platform === 'linux') expect([began, space].join()).toMatch(/^\d+,[0-9a-f]{8}-\d+$/)
})

test.each([
  ['that runs has not', `${host}/${process.ppid}`, false],
  ['whose id nobody has any more has', `${host}/${nobody}@1@${space}`, true],
  ['whose id another process has by now has', `${host}/${process.ppid}@1@${space}`, process.platform === 'linux'],
  ['of another container on the network of the same host may run', `${host}/${nobody}@1@0a1b2c3d-1`, false],
  ['of another host may run', `elsewhere/${nobody}@1@${space}`, false],
])('whether a process has died: one %s', (_, name, died) => {
  expect(hasDied(`${name}/x`)).toBe(died)
})
