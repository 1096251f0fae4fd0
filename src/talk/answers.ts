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
      ...[
        'ys',
        'yes i will',
        'yes i am',
        'can',
        'can do',
        'ok can',
        'will do',
        'too right',
        'you bet',
        'i would love to',
      ],
      ...['see you then', 'see you there', 'for sure', 'all good', 'indeed', 'affirmative', 'i confirm', 'yes i can'],
      ...[
        'i shall',
        'i am in',
        'count me in',
        'i will come',
        'i will attend',
        'i will join',
        'no problem',
        'no worries',
      ],
    ],
    ...[
      'oui',
      ...[
        'ahi estare',
        'alli estare',
        'asistire',
        'je serai la',
        'je viens',
        'je viendrai',
        'estarei la',
        'ich komme',
        'ich bin dabei',
        'bin dabei',
        'sure thing',
      ],
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
      ...[
        'cannot',
        'can not',
        'i can not',
        'not possible',
        'not',
        'not this time',
        'no way',
        'i will not',
        'no i can not',
      ],
      ...['count me out', 'not interested', 'no need', 'i am out', 'extend my apologies', 'my apologies to all'],
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
    ...[
      'can not say yet',
      'not decided',
      'not decided yet',
      'depends',
      'it depends',
      'we will see',
      'i will see',
      'let me check',
    ],
    ...['i might', 'might', 'tentative', 'maybe yes', 'maybe not', 'hard to say', 'will let you know', '50-50'],
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
const longest = Math.max(...[...known.keys()].map((one) => one.split(' ').length))

/** The answer that a sentence is, where it is nothing else: "Yes.", "no, thanks", "ja gerne", "yes, confirmed". */
function bareAnswer(text: string): BareAnswer | null {
  const is = wordsOf(text)
    .map((word) => word.is)
    .filter((word) => word !== '?')
  if (is.length === 0 || is.length > 10) return null
  let answer: BareAnswer | null = null
  for (let at = 0; at < is.length; ) {
    const said = answerAt(is, at)
    // Two answers that differ are none: "yes no".
    if (said && (answer === null || answer === said.answer)) {
      answer = said.answer
      at += said.words
      continue
    }
    const passed = courtesyAt(is, at)
    if (passed === 0) return null
    at += passed
  }
  return answer
}

/** So long is a remark that may be about anything, in words. */
const shortRemark = 3

/** Whether a remark says more of whether its speaker comes: "dentist", "I'm travelling", "but only until 4". */
export function explains(remark: string): boolean {
  const is = wordsOf(remark).map((word) => word.is)
  const [first = '', ...rest] = is[0] === 'but' || is[0] === 'and' ? is.slice(1) : is
  if (/^\d/.test(first)) return false
  return (
    rest.length < shortRemark || /^(?:i|my|we|our|only|until|till|late|because|as|since|due|sorry|from)$/.test(first)
  )
}

/** The answer that a sentence is, or begins with: then with what is said behind a pause, "No - dentist". */
export function answerIn(text: string): { answer: BareAnswer; remark: string | null } | null {
  const bare = bareAnswer(text)
  if (bare) return { answer: bare, remark: null }
  const words = wordsOf(text)
  const at = words.findIndex(
    ({ is, before }, place) => place > 0 && (/[,;:.!\n\u2013\u2014-]/.test(before) || /^(?:but|because|and)$/.test(is)),
  )
  const begins = words[at]?.from
  const answer = begins === undefined ? null : bareAnswer(text.slice(0, begins))
  return answer && begins !== undefined ? { answer, remark: text.slice(begins).trim() } : null
}

/** The longest answer that begins at a word. */
function answerAt(is: readonly string[], at: number): { answer: BareAnswer; words: number } | null {
  for (let words = Math.min(longest, is.length - at); words > 0; words--) {
    const answer = known.get(is.slice(at, at + words).join(' '))
    if (answer) return { answer, words }
  }
  return null
}
