import { byJest } from './by-jest.ts'

/**
 * Runs a proof by its name, `npm run prove -- fuzz`. A proof takes too long for the suite, where a part of it stands;
 * it says what it found, and fails by `false`. What follows the name goes to the proof.
 */
type Proof = (say: (line: string) => void, words: string[]) => Promise<boolean>

const proofs: Record<string, () => Promise<Proof>> = {
  crash: async () => byJest('test/crash', { PROVE_CRASH: 'whole' }),
  months: async () => byJest('test/outbox/budget/lives', { MONTHS: '2000' }),
  model: async () => (await import('./model/prove-model.ts')).proveModel,
  kills: async () => (await import('./kills/prove-kills.ts')).proveKills,
  cluster: async () => (await import('./cluster/prove-cluster.ts')).proveCluster,
  load: async () => (await import('./load/prove-load.ts')).proveLoad,
  fuzz: async () => (await import('./fuzz/prove-fuzz.ts')).proveFuzz,
  toy: async () => (await import('./toy/prove-toy.ts')).proveToy,
}

const [name = '', ...words] = process.argv.slice(2)
const load = proofs[name]
const say = (line: string) => process.stdout.write(`${line}\n`)
if (load === undefined) say(`There is no proof "${name}". There are: ${Object.keys(proofs).join(', ')}`)
const holds = load !== undefined && (await (await load())(say, words))
process.exitCode = holds ? 0 : 1
