import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { readConfig, settingNames } from '#app/config.ts'

/* What can be said of the image and of compose.yaml without Docker: that they agree with the house. */

const program = JSON.parse(readFileSync('package.json', 'utf8'))
/** Each instruction of the Dockerfile on one line, without comments. */
const instructions = readFileSync('Dockerfile', 'utf8')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const stages = instructions.join('\n').split(/^(?=FROM )/m)
const image = stages.at(-1)?.split('\n') ?? []

type Service = {
  image: string
  init?: boolean
  ports?: string[]
  networks: string[]
  volumes?: string[]
  environment?: Record<string, string>
  command?: string[]
  stop_grace_period?: string
  depends_on?: Record<string, object>
}
const compose: { services: Record<string, Service>; volumes: object; networks: Record<string, object> } = parse(
  readFileSync('compose.yaml', 'utf8'),
  { merge: true },
)
const services = Object.entries(compose.services)
const convenors = services.filter(([, service]) => service.image === 'convenor')

describe('the image', () => {
  test('is the node that package.json pins, in every stage', () => {
    const versions = instructions.flatMap((line) => /^FROM node:([\d.]+)-slim/.exec(line)?.[1] ?? [])
    expect(versions).toEqual(stages.map(() => program.dependencies.node))
  })

  test('runs what npm start runs', () => {
    const [, given = ''] = /^CMD (\[.*\])$/m.exec(image.join('\n')) ?? []
    const [setting, command = ''] = program.scripts.start.split(' exec ')
    expect(JSON.parse(given).join(' ')).toBe(command)
    expect(image).toContain(`ENV ${setting}`)
  })

  test('holds no package for development, and runs none of the scripts of packages', () => {
    expect(instructions.filter((line) => line.includes('npm ')).join()).toMatch(/npm ci --omit=dev --ignore-scripts/)
    const withScripts = Object.entries<{ hasInstallScript?: true; dev?: true }>(
      JSON.parse(readFileSync('package-lock.json', 'utf8')).packages,
    ).flatMap(([name, { hasInstallScript, dev }]) => (hasInstallScript && !dev ? [name] : []))
    // That one downloads the node which the image is.
    expect(withScripts).toEqual(['node_modules/node'])
  })

  test('is not run as root, and is asked for /healthz', () => {
    expect(image).toContain('USER node')
    expect(image.filter((line) => line.startsWith('HEALTHCHECK')).join()).toContain('/healthz')
  })

  test('holds every folder that the program imports from, and the charters', () => {
    const imported = Object.values<string>(program.imports).map((path) => path.split('/')[1])
    const copied = image.flatMap((line) => /^COPY (\w+) \w+$/.exec(line)?.[1] ?? [])
    expect(copied.toSorted()).toEqual(['charters', ...imported].toSorted())
    const admitted: string[] = readFileSync('.dockerignore', 'utf8').match(/(?<=^!).+/gm) ?? []
    expect(copied.filter((folder) => !admitted.includes(folder))).toEqual([])
    expect(admitted.filter((path) => !existsSync(path) || path === '.env')).toEqual([])
  })
})

describe('compose.yaml', () => {
  test('runs two alike, each with a way to end in peace and to be ended', () => {
    expect(convenors).toHaveLength(2)
    const [[, first] = [], [, second] = []] = convenors
    expect({ ...first, ports: [] }).toEqual({ ...second, ports: [] })
    expect(first).toMatchObject({ init: true, stop_grace_period: '15s' })
  })

  test('gives them settings that there are, and a database of the services beside them', () => {
    for (const [, { environment = {} }] of convenors) {
      expect(Object.keys(environment).filter((name) => !settingNames.includes(name))).toEqual([])
      expect(readConfig(environment)).toMatchObject({ config: { mongodbUri: environment.MONGODB_URI } })
      const [, hosts = '', set] = /\/\/([^/]+)\/convenor\?replicaSet=(\w+)$/.exec(environment.MONGODB_URI ?? '') ?? []
      for (const host of hosts.split(',')) expect(compose.services[host]?.command).toContain(set)
    }
  })

  test('publishes no port but those of the two, and these on this computer only', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]))
    expect(published).toEqual([
      ['convenor-1', '127.0.0.1:3978:3978'],
      ['convenor-2', '127.0.0.1:3979:3978'],
    ])
  })

  test('keeps the data of each of three mongods in a volume of its own, out of reach from outside', () => {
    const mongods = services.filter(([, { volumes }]) => volumes !== undefined)
    expect(mongods.map(([, { volumes }]) => volumes)).toEqual([
      ['mongo-1:/data/db'],
      ['mongo-2:/data/db'],
      ['mongo-3:/data/db'],
    ])
    expect(Object.keys(compose.volumes)).toEqual(mongods.map(([name]) => name))
    for (const [, { networks }] of mongods) expect(networks).toEqual(['database'])
    expect(compose.networks.database).toEqual({ internal: true })
  })

  test('waits for what is there: every service that another depends on, and one version of MongoDB, 6.0 or later', () => {
    const awaited = services.flatMap(([, { depends_on: others = {} }]) => Object.keys(others))
    expect(awaited.filter((name) => !(name in compose.services))).toEqual([])
    const versions = new Set(
      services.flatMap(([, service]) => /^mongo:(\d+)\.\d+\.\d+$/.exec(service.image)?.[1] ?? []),
    )
    expect([...versions].map((version) => Number(version) >= 6)).toEqual([true])
  })
})
