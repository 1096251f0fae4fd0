import fc from 'fast-check'
import type { Mistake } from './mistakes.ts'
import { races } from './races.ts'
import { runScript, type Script } from './run-script.ts'
import { NeverQuiet } from './scripted-process.ts'
import { scripts } from './scripts.ts'
import { memoryStage } from './stages.ts'
import { violations } from './violations.ts'

/** @returns the names of the races that end badly by this mistake. */
export async function racesThatNotice(mistake: Mistake): Promise<string[]> {
  const bad: string[] = []
  for (const [name, script] of Object.entries(races)) if (await endsBadly(script, mistake)) bad.push(name)
  return bad
}

/** @returns how many scripts made by chance it took until one ended badly by this mistake; null where none of so many did. */
export async function scriptsUntilNoticed(
  mistake: Mistake,
  { seed, most }: { seed: number; most: number },
): Promise<number | null> {
  const property = fc.asyncProperty(scripts, async (script) => !(await endsBadly(script, mistake)))
  // It is not made smaller: that it was noticed is all there is to know.
  const { failed, numRuns } = await fc.check(property, { seed, numRuns: most, endOnFailure: true })
  return failed ? numRuns : null
}

/** On a stage of its own: what a mistake leaves behind must not be met by the next script. */
async function endsBadly(script: Script, mistake: Mistake): Promise<boolean> {
  try {
    return violations(await runScript(await memoryStage(), script, mistake)).length > 0
  } catch (error) {
    if (error instanceof NeverQuiet) return true
    throw error
  }
}
