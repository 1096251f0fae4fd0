import { readFileSync } from 'node:fs'

/** One line of the file of sentences. */
export type Sentence = {
  line: number
  role: string
  situation: string
  text: string
  leadsTo: string
  values: Record<string, string>
}

const path = 'test/talk/sentences.tsv'

/** All sentences of the file, in its order. */
export function sentences(): Sentence[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((row, index) => {
      if (row.startsWith('#') || row.startsWith('role\t') || row.trim() === '') return []
      const [role = '', situation = '', text = '', leadsTo = '', values = ''] = row.split('\t')
      return [{ line: index + 1, role, situation, text: text.replaceAll('\\n', '\n'), leadsTo, values: pairs(values) }]
    })
}

function pairs(values: string): Record<string, string> {
  return Object.fromEntries(
    values
      .split('; ')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1).trim()]),
  )
}
