import { courtesyAt } from './courtesies.ts'
import { wordsOf } from './words.ts'

export type BareAnswer = 'yes' | 'no' | 'maybe'

/** What answers a question when it is all that is said. */
const answers: Record<BareAnswer, readonly string[]> = {
  yes: [
    ...[
      'yes',
      'yes please',
      'yes do',
      'yess',
      'yep',
      'yeah',
      'yup',
      'ya',
      'y',
      'ok',
      'okay',
      'ok do it',
      'do it',
      'sure',
      'sure go ahead',
      'go ahead',
      'of course',
      'naturally',
      'certainly',
      'absolutely',
      'definitely',
      'confirmed',
      'agreed',
      'correct',
      'right',
      'fine',
      'please do',
      'with pleasure',
      'gladly',
      'i will',
      'i will be there',
      'i am coming',
      '👍',
      '✅',
      '👌',
      'yes of course',
      'why not',
      'sounds good',
    ],
    ...[
      'oui',
      'oui avec plaisir',
      'avec plaisir',
      'bien sur',
      "d'accord",
      'si',
      'claro',
      'por supuesto',
      'sim',
      'com certeza',
      'ja',
      'ja gerne',
      'gerne',
      'klar',
      'да',
      'конечно',
      'はい',
      'نعم',
    ],
  ],
  no: [
    ...[
      'no',
      'nope',
      'nah',
      'no thanks',
      'no thank you',
      'not now',
      'not today',
      'better not',
      'rather not',
      'do not',
      'no do not',
      'no leave it',
      'leave it',
      'never mind',
      'forget it',
      'stop',
      'cancel',
      'negative',
      '👎',
      '❌',
    ],
    ...['non', 'non merci', 'nao', 'nein', 'nein danke', 'нет', 'いいえ', 'لا'],
  ],
  maybe: [
    'maybe',
    'perhaps',
    'not sure',
    'not sure yet',
    'i am not sure',
    'i do not know yet',
    'do not know yet',
    '50/50',
    '50 50',
    'possibly',
    'peut-etre',
    'tal vez',
    'quizas',
    'talvez',
    'vielleicht',
    'может быть',
  ],
}

const known = new Map<string, BareAnswer>(
  Object.entries(answers).flatMap(([answer, all]) =>
    all.map(
      (one) =>
        [
          wordsOf(one)
            .map(({ is }) => is)
            .join(' '),
          answer as BareAnswer,
        ] as const,
    ),
  ),
)

/** The answer that a sentence is, where it is nothing else: "Yes.", "no, thanks", "ja gerne". */
export function bareAnswer(text: string): BareAnswer | null {
  const is = wordsOf(text)
    .map((word) => word.is)
    .filter((word) => word !== '?')
  if (is.length === 0 || is.length > 8) return null
  const whole = known.get(is.join(' '))
  if (whole) return whole
  // With what is polite before and behind it.
  for (let from = 0; from <= is.length; ) {
    for (let to = is.length; to > from; to--) {
      const found = known.get(is.slice(from, to).join(' '))
      if (found && polite(is.slice(to))) return found
    }
    const step = from < is.length ? courtesyAt(is, from, nobody) : 0
    if (step === 0) return null
    from += step
  }
  return null
}

const nobody: ReadonlySet<string> = new Set()

function polite(is: readonly string[]): boolean {
  for (let at = 0; at < is.length; ) {
    const step = courtesyAt(is, at, nobody)
    if (step === 0) return false
    at += step
  }
  return true
}
