import { localStage } from './local-stage.ts'
import { cast, procurementStory } from './procurement-story.ts'

/* Plays the first story against a running Convenor and prints it: `node test/story/print-story.ts http://localhost:3978`. */

const stage = localStage(process.argv[2] ?? 'http://localhost:3978')
const { acts } = await procurementStory(stage)
const lines = acts.map(({ at, who, did, saw }) => ({
  at,
  line: `${who} ${did}\n      saw: ${saw.replaceAll('\n', ' / ')}`,
}))
for (const person of cast)
  for (const { at, kind, text } of await stage.arrived(person))
    lines.push({ at, line: `  -> ${person} [${kind}] ${text}` })
for (const { at, line } of lines.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
  console.log(`${at}  ${line}`)
