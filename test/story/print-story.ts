import { academicSociety } from './academic-society.ts'
import { localStage } from './local-stage.ts'
import { organisationStory, type Script } from './organisation-story.ts'
import { cast, procurementStory } from './procurement-story.ts'
import { standardsBody } from './standards-body.ts'

/*
 * Plays a story against a running Convenor and prints it: `node test/story/print-story.ts http://localhost:3978`, which may
 * be followed by standards-body or academic-society, where it runs with that charter.
 */

const scripts: Record<string, Script> = { 'standards-body': standardsBody, 'academic-society': academicSociety }
const [, , url = 'http://localhost:3978', name = ''] = process.argv
const stage = localStage(url)
const script = Object.hasOwn(scripts, name) ? scripts[name] : undefined
const acts = script ? await organisationStory(stage, script) : (await procurementStory(stage)).acts
const people = script
  ? [script.leader, script.secretariat, ...script.others, ...script.applicants.map(({ who }) => who)]
  : cast
const lines = acts.map(({ at, who, did, saw }) => ({
  at,
  line: `${who} ${did}\n      saw: ${saw.replaceAll('\n', ' / ')}`,
}))
for (const person of people)
  for (const { at, kind, text } of await stage.arrived(person))
    lines.push({ at, line: `  -> ${person} [${kind}] ${text}` })
for (const { at, line } of lines.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)))
  console.log(`${at}  ${line}`)
