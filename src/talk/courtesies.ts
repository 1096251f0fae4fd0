import { fold, type Word, wordsOf } from './words.ts'

/** What people say around a wish, and what changes nothing of it, by what it is. Each is a run of words. */
const courtesies = {
  greetings:
    'hello, hi, hey, hey there, hi there, dear all, dear convenor, dear colleagues, dear, good morning, good afternoon, good evening, good day, ' +
    "morning, greetings, hiya, g'day, " +
    'bonjour, bonsoir, salut, hola, buenos dias, buenas tardes, ola, oi, bom dia, boa tarde, guten tag, guten morgen, hallo, ciao, ' +
    'здравствуите, здравствуйте, добрыи день, привет',
  pleas:
    "please, please sir, pretty please, kindly, svp, s'il vous plait, s'il te plait, stp, veuillez, merci de, priere de, por favor, bitte, per favore, пожалуиста, пожалуйста, abeg",
  thanks:
    'thanks, thank you, many thanks, thanks a lot, thanks so much, thanks in advance, thank you in advance, merci, danke, obrigado, obrigada, gracias, grazie, cheers, cheers mate',
  /** What asks somebody to do it. */
  requests:
    'could you, can you, would you, will you, could you maybe, would you mind, pouvez-vous, peux-tu, pourriez-vous, pode, voce pode, puedes, podria, konnen sie, kannst du, potresti',
  addressed:
    'sir, madam, sir madam, sir/madam, ma, ma am, folks, everyone, team, dear team, all, to all, colleagues, guys, friends, mate, bro, buddy, dude, yaar, ' +
    'lah, la, leh, ya, na, lor, hor, ah, rgds, regards, best regards, kind regards, warm regards, yours, sincerely, yours sincerely, best, bot, ' +
    'hope you are well, hope you are doing well, hope all is well, i hope you are well',
  regrets:
    'sorry, so sorry, no worries, no problem, sorry to disturb you, sorry to bother you, apologies, i am sorry, i am afraid, unfortunately, sadly, desole, desolee, lo siento, leider, infelizmente, к сожалению, malheureusement',
  wishes:
    'could we, can we, could i, can i, may i, may i have, would it be possible to, is it possible to, i would like to, i would like you to, i want to, ' +
    'i want you to, i wish to, i need to, i need you to, we need to, we want to, we would like to, let us, help me, help me to, do, go ahead and, ' +
    'je voudrais, can anyone, you can, we should, we could, we can, i have to, you should, we have to, we must, i must, time to, let me, can, could',
  fillers:
    'just, really, actually, well, so, and, then, oh, ok, okay, now, right now, again, too, as well, also, still, by the way, btw, if possible, ' +
    'if you can, quickly, asap, immediately, today itself, at the moment, at present, currently, inshallah, obviously, of course, by any chance, maybe you, ' +
    'for me, inform all, tell everyone, here, ?, =, !',
} as const

type Kind = keyof typeof courtesies

const runs = Object.entries(courtesies)
  .flatMap(([kind, list]) =>
    list.split(', ').map((one) => ({ kind: kind as Kind, words: wordsOf(one).map(({ is }) => is) })),
  )
  .toSorted((one, other) => other.words.length - one.words.length)
const byFirst = Map.groupBy(runs, ({ words: [first] }) => first)

const pictograph = /^\p{Extended_Pictographic}$/u
const nobody: ReadonlySet<string> = new Set()
const anyKind = Object.keys(courtesies) as Kind[]

/** How many words from here on are no more than a greeting, a please, or a picture. `own` are names that may be said too. */
export function courtesyAt(
  is: readonly string[],
  at: number,
  { own = nobody, kinds = anyKind }: { own?: ReadonlySet<string>; kinds?: readonly Kind[] } = {},
): number {
  const first = is[at] ?? ''
  if (pictograph.test(first) || own.has(first)) return 1
  const run = byFirst
    .get(first)
    ?.find(({ kind, words }) => kinds.includes(kind) && words.every((word, place) => is[at + place] === word))
  return run?.words.length ?? 0
}

/** What may stand before a command and after it. Other courtesies, such as "I want to", may be the beginning of one. */
const before: readonly Kind[] = ['greetings', 'pleas', 'requests']
const behind: readonly Kind[] = ['pleas', 'thanks']

/**
 * A command without the politeness around it, otherwise as it was typed: `hi, could you apply procurement, please!` is
 * `apply procurement`. A greeting alone stays, as it is one; a "please" alone is nothing.
 * @param own the names by which the bot is spoken to.
 */
export function withoutCourtesies(text: string, own: readonly string[] = []): string {
  const words = wordsOf(text)
  const is = words.map((word) => word.is)
  const to = endOf(words)
  const names = new Set(own.map(fold).flatMap((name) => [name, `@${name}`]))
  const from = [before, ['pleas', 'requests'] as const]
    .map((kinds) => startOf(is, { own: names, kinds }))
    .find((place) => place < to)
  if (from === undefined) return ''
  const begins = from === 0 ? 0 : (words[from - 1]?.to ?? 0)
  const ends = to === words.length ? text.length : (words[to]?.from ?? 0)
  return text
    .slice(begins, ends)
    .replace(from === 0 ? /^\s+/ : /^[\s,;:.!?)\u2013-]+/, '')
    .replace(to === words.length ? /(?<!\s)\s+$/ : /(?<![\s,;(-])[\s,;(-]+$/, '')
}

function startOf(is: readonly string[], passed: { own: ReadonlySet<string>; kinds: readonly Kind[] }): number {
  let from = 0
  for (let step = 1; step > 0; from += step) step = pictograph.test(is[from] ?? '') ? 0 : courtesyAt(is, from, passed)
  return from
}

/** Thanks are politeness only as a sentence of their own: "1 welcome 2 thanks" may be an agenda. */
function endOf(words: readonly Word[]): number {
  const is = words.map((word) => word.is)
  const last = is.findLastIndex((word) => word !== '?') + 1
  for (let at = Math.max(last - 4, 1); at < last; at++) {
    const kinds = /[,.;!?\n\u2013-]/.test(words[at]?.before ?? '') ? behind : (['pleas'] as const)
    if (!pictograph.test(is[at] ?? '') && courtesyAt(is, at, { kinds }) === last - at) return at
  }
  return words.length
}
