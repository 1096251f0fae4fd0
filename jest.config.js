export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'esnext' }, module: { type: 'es6' } }],
  },
  // mongod, Chromium and swc share two cores; a test that hangs should say so, not wait for ever.
  testTimeout: 60_000,
  // Jest would leave one core idle.
  maxWorkers: '100%',
  // Each file's modules stay in memory: a worker that has grown is slow, and takes so long to exit that it is killed.
  workerIdleMemoryLimit: '700MB',
  globalSetup: '<rootDir>/test/start-mongod.ts',
  globalTeardown: '<rootDir>/test/stop-mongod.ts',
}
