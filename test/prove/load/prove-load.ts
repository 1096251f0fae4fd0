import { help, onStage, type Played, played, type Scene, type Stage } from '../../../bench/incoming/stage.ts'
import { lateOf, sayHead, sayScene } from '../../../bench/incoming/table.ts'

/** All at once, and a minute of steady load. */
const scenes: readonly Scene[] = [
  { name: 'a burst of 3,000', count: 3_000, pace: { atOnce: 3_000 } },
  { name: '100 a second', count: 6_000, pace: { perSecond: 100 } },
]

/** One person who sends so many at once that they are asked to wait. */
const ofOne = 100

/**
 * The real program under more commands than it can answer at once, as `npm start` runs it: none is lost, none is
 * acknowledged after three seconds, each is answered once, and one person cannot fill the line. @returns false otherwise.
 */
export async function proveLoad(say: (line: string) => void): Promise<boolean> {
  const faults: string[] = []
  await onStage(async (stage) => {
    sayHead(say)
    for (const scene of scenes) {
      const one = await played(scene, stage)
      sayScene(say, one)
      faults.push(...faultsOf(one))
    }
    faults.push(...(await fairToOthers(say, stage)))
  })
  for (const fault of faults) say(fault)
  say(faults.length === 0 ? 'None was lost, none came late, each was answered once.' : 'This does not hold.')
  return faults.length === 0
}

function faultsOf({ name, result }: Played): string[] {
  const counted = { lost: result.lost, failed: result.failed, refused: result.refused, 'answered twice': result.twice }
  const late = { 'acknowledged after 3 s': lateOf(result.acknowledged) }
  return Object.entries({ ...counted, ...late }).flatMap(([what, count]) =>
    count > 0 ? [`${name}: ${count} of ${result.acknowledged.length} ${what}`] : [],
  )
}

/** What one person sends beyond twenty is refused in a sentence; nothing that was taken of them is lost. */
async function fairToOthers(say: (line: string) => void, { url, generator }: Stage): Promise<string[]> {
  const pace = { atOnce: ofOne }
  const order = { ...help, url, count: ofOne, people: 1, pace, patience: 10_000 }
  const { acknowledged, answered, failed, lost } = await generator.carryOut(order)
  say(`one person sends ${ofOne} at once: ${answered.length} are answered, ${failed} refused in a sentence`)
  const isWell = acknowledged.length === ofOne && lost === 0 && answered.length >= 20 && failed > 0
  return isWell ? [] : [`one person: ${acknowledged.length} acknowledged, ${lost} lost, ${answered.length} answered`]
}
