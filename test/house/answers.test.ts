import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import type { Block } from '#chat/message.ts'
import { route } from '#inbox/route.ts'
import { sampleForms } from '../../src/commands/preview/sample-forms.ts'
import { sampleNotices } from '../../src/commands/preview/sample-notices.ts'
import { sampleWorld } from '../../src/commands/preview/sample-world.ts'
import { filesIn } from './files-in.ts'

// The inbox answers these itself.
const ownVerbs = ['say', 'open-form', 'change-nothing', 'ask-first']
const verbs = dialogs.flatMap(({ presses = {} }) => Object.keys(presses))
const forms = dialogs.flatMap((dialog) => Object.keys(dialog.forms ?? {}))
const sources = [...filesIn('dialogs'), ...filesIn('src')].map((path) => ({ path, text: readFileSync(path, 'utf8') }))

describe('what people say', () => {
  test('each word is answered by one dialog; one that is shared is taken by what follows it', () => {
    const names = dialogs.flatMap(({ words }) =>
      words ? [words.verb, ...words.aliases].map((name) => ({ name, shared: words.takes !== undefined })) : [],
    )
    const twice = names.filter(({ name }, at) => names.findIndex((other) => other.name === name) < at)
    const free = twice.filter(({ name }) => !names.some((other) => other.name === name && other.shared))
    expect({ free, shared: twice.map(({ name }) => name).toSorted() }).toEqual({ free: [], shared: ['agenda', 'link'] })
  })

  test('each example is understood by its own dialog', () => {
    for (const { words } of dialogs)
      if (words) expect({ example: words.example, by: routed(words.example) }).toMatchObject({ by: words.verb })
  })
})

describe('what people press and send', () => {
  test('each verb is answered by one dialog', () => {
    expect(twice([...ownVerbs, ...verbs])).toEqual([])
  })

  test('each form belongs to one dialog', () => {
    expect(twice(forms)).toEqual([])
  })

  test('every button that stands in the code leads to a dialog', () => {
    const named = sources.flatMap(({ path, text }) => [
      ...calls(text, /\b(?:act|form)Button\(/g).map(([, verb = '']) => ({ path, verb: literal(verb) })),
      ...[...text.matchAll(/\b(?:act: \{\s*verb|choose|change): (['`][^'`]*['`])/g)].map(([, verb = '']) => ({
        path,
        verb: literal(verb),
      })),
    ])
    const known = named.filter(({ verb }) => verb !== null)
    expect(known.length).toBeGreaterThan(60)
    expect(known.filter(({ verb }) => !answersTo(verb ?? ''))).toEqual([])
  })

  test('every form that is opened in the code belongs to a dialog', () => {
    const opened = sources.flatMap(({ path, text }) =>
      calls(text, /\bcontext\.open\(/g).map(([form = '']) => ({ path, form: literal(form) })),
    )
    expect(opened.length).toBeGreaterThan(15)
    expect(opened.filter(({ form }) => form !== null && !forms.includes(form.replace(/\$.*/, '')))).toEqual([])
  })

  test('every button that says words, and every way on after a mistake, is understood', () => {
    const said = sources.flatMap(({ path, text }) => [
      ...calls(text, /\bsayButton\(/g).map(([, words = '']) => ({ path, words: literal(words) })),
      ...calls(text, /\bcontext\.say\(/g).map(([words = '']) => ({ path, words: literal(words) })),
      ...[...text.matchAll(/\bsay: (['`][^'`]*['`])/g)].map(([, words = '']) => ({ path, words: literal(words) })),
    ])
    const known = said.filter(({ words }) => words !== null && !words.startsWith('$'))
    expect(known.length).toBeGreaterThan(50)
    expect(known.filter(({ words }) => routed((words ?? '').replaceAll(/\$\{.*?\}/g, 'procurement')) === null)).toEqual(
      [],
    )
  })
})

describe.each(['charters/u4ssc.yaml', 'test/charter/standards-institute.yaml'])('the messages of %s', (path) => {
  const read = readCharterFile(path)
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.errors))
  const world = sampleWorld(read.charter)

  test('hold no button that nothing answers', async () => {
    const shown = [
      ...sampleNotices(world).map(({ kind, message }) => ({ in: kind, blocks: message.blocks })),
      ...(await sampleForms(world, dialogs)).map(({ tag, intro = [] }) => ({ in: tag.form, blocks: intro })),
    ]
    const acts = shown.flatMap(({ in: name, blocks }) => actsIn(blocks).map((act) => ({ in: name, ...act })))
    expect(acts.length).toBeGreaterThan(40)
    const dead = acts.filter(({ verb, about }) =>
      verb === 'say' ? routed(about.words ?? '') === null : !answersTo(verb),
    )
    expect(dead).toEqual([])
  })
})

function answersTo(verb: string): boolean {
  const [fixed = ''] = verb.split('$')
  const all = [...ownVerbs, ...verbs]
  return fixed === verb ? all.includes(verb) : all.some((known) => known.startsWith(fixed))
}

/** The verb of the dialog that these words reach; null where nothing understands them. */
function routed(words: string): string | null {
  const to = route(dialogs, words)
  return to.to === 'command' ? to.words.verb : null
}

function actsIn(blocks: readonly Block[]) {
  const buttons = blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  return buttons.flatMap((button) => ('act' in button ? [button.act] : []))
}

/** The arguments of each call that a pattern finds the beginning of, as they stand in the code. */
function calls(text: string, beginning: RegExp): string[][] {
  return [...text.matchAll(beginning)].map(({ index, 0: { length } }) => argumentsAt(text, index + length))
}

function argumentsAt(text: string, start: number): string[] {
  const found = ['']
  let [depth, quote] = [0, '']
  for (const character of text.slice(start)) {
    const inside = quote !== ''
    if (inside ? character === quote : /['"`]/.test(character)) quote = inside ? '' : character
    else if (!inside && /[([{]/.test(character)) depth++
    else if (!inside && /[)\]}]/.test(character) && depth-- === 0) break
    if (!inside && depth === 0 && character === ',') found.push('')
    else found[found.length - 1] += character
  }
  return found.map((argument) => argument.trim())
}

/** What stands between quotes; null where the code says something else there. */
function literal(argument: string): string | null {
  return /^(['`])([^'`]*)\1$/.exec(argument)?.[2] ?? null
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) < at)
}
