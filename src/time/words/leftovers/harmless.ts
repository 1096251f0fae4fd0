import { plainWords } from '../../zones/zone-reading.ts'

/** Said out of politeness, or of any meeting: never a title, at either end of some words. */
const polite = new Set(
  `please pls plz kindly thanks thank thx ty cheers merci gracias danke grazie obrigado shukran spasibo hi hello hey dear
  bonjour ciao hola salam greetings ok okay yes sharp prompt inshallah khalas yoroshiku arvo svp pile bitte ok sorry
  convenor quick sometime right well vale passt buenas oi online remote remotely virtual virtually vs btw fyi again
  hello!`.split(/\s+/),
)
/** Words of sentences that say no more than that there is to be a meeting: harmless where nothing else stands. */
const filler = new Set(
  `a an the it its is be will would should could can may might shall we us you i me my our your all team everyone everybody folks
  colleagues friends sir madam respected request there here that this these those and or but so as then than also too now new
  let lets meet meeting meetings met call calls session sessions event slot date dates time book schedule scheduled arrange plan
  set fix put keep make move moved hold held have has had do does done take takes place happen happens occurs occur start starts
  starting begin begins end ends say said propose proposed suggest agreed discussed confirmed per for in on at to by of with from
  until till up following mail email message sent phone mobile good morning day days afternoon evening fine great works work ok
  always need want like how what about when where who which each both time times diary calendar title topic subject duration length
  zone day link join via zoom teams webex skype microsoft google video conference sharp exactly only just part option reading even if labour holiday note nb because change after before last same still rather
  clocks changed half each every abeg am r y'all yall ok'd g'day gday le la el il o e y et und am um den der das dia las los de
  du da do pour per por para une un uma cont'd continued contd thats that's local his her their`.split(/\s+/),
)
const signature =
  /(?:^|[\s.!,])(?:[Tt]hanks|[Tt]hank you|[Cc]heers|[Rr]egards|[Bb]est wishes|[Bb]est regards|[Mm]erci|[Dd]anke|[Gg]racias)\b[\s!.,]{0,3}(?:\p{Lu}\p{L}{1,20}\.?)?\s?$/u

/** Takes the words of politeness from both ends; nothing is left where all of them only say that there is a meeting. */
export function withoutHarmless(words: string): string {
  const kept = trimmed(words.replace(signature, ' '))
  if (/^(?:(?:first|second|third)\s+session|day\s+\d|option\s+[A-D\d])\W*$/i.test(kept.trim())) return ''
  const all = withoutSafe(kept)
    .split(/[\s/|]+/)
    .map(plain)
    .filter((word) => word !== '')
  return all.every((word) => polite.has(word) || filler.has(word)) ? '' : kept
}

function trimmed(words: string): string {
  const list = words.trim().split(/\s+/)
  while (list.length > 0 && isPolite(list[0])) list.shift()
  while (list.length > 0 && isPolite(list.at(-1))) list.pop()
  const joined = list.join(' ').replace(/^\(([^()]*)\)$/, '$1')
  return joined.replace(/^[\s,.!;:|/>*_-]+|(?<![\s,;:|/*_-])[\s,;:|/*_-]+$/g, '')
}

function isPolite(word = ''): boolean {
  const bare = plain(word)
  return bare === '' || polite.has(bare) || /^@/.test(word)
}

function plain(word: string): string {
  return plainWords(word.replace(/^[^\p{L}\p{N}@]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, ''))
}

/** How one joins where no link is: the number of a conference, its passcode, a number to dial. */
const joining = [
  /(?:\b(?:zoom|teams|webex|meet|skype)\s{1,2})?(?:\bmeeting\s)?\b(?:id|passcode|password|pin|code)\s{0,2}:?\s{0,2}\d[\d ]{2,15}(?!\p{L})/giu,
  /\b(?:passcode|password|pin)(?:\s?:\s?|\s)\w{0,12}\d\w{0,12}/giu,
  /\b(?:einwahl|dial(?:-|\s)?in)[\s:]{1,3}\+?\d[\d\s()./-]{5,18}\d/giu,
]
const contacts = [
  ...joining,
  /(?<![\w/:@.-])(?:[\w-]{2,40}\.){1,4}[a-z]{2,10}\/[\w/.?=&%+-]{1,200}/gi,
  /(?<![\w.+:-])<?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}>?/gi,
  /\b(?:skype|whatsapp|telegram|signal)\s{0,2}:\s{0,2}[\w.]{2,40}/gi,
  /(?:\b(?:tel|phone|telephone|mobile|cell|whatsapp|einwahl|dial(?:-|\s)?in|call me at|contact)\.?:?\s{1,2}(?:\p{Lu}\p{L}{1,20}\s)?)\+?\d[\d\s()./-]{5,18}\d/giu,
  /\+\d[\d\s()-]{8,18}\d/g,
  /(?<![\p{L}\d])(?:cc|with)?\s?@(?:\p{Lu}\p{Ll}{0,3}\.\s)?[\p{L}][\p{L}.]{1,30}/giu,
]
const introducing =
  /(?<!\p{L})(?:(?:questions|duvidas|d\u00favidas)\s(?:to|com|a)|my|call me at|tel|contact|chiedere di \p{Lu}\p{L}{1,20}|docs\sat|via|join:?|link(?:\sis|:|\s?->)?|lien\s?:|sala|room|por zoom:?|cc|and|if late)[\s,.:]{0,3}$/iu

/** Puts spaces in the place of addresses, telephone numbers, mentions and codes, so that none is read as a time or a title. */
export function withoutContacts(text: string): string {
  let plainText = text
  for (const pattern of contacts) plainText = plainText.replace(pattern, (found) => ' '.repeat(found.length))
  return plainText
}

/** What says how one joins a meeting without a link, to be kept: "Zoom ID 845 1234 5678, passcode 1015". */
export function joinDetails(text: string): string | null {
  const found = joining.flatMap((pattern) => [...text.matchAll(pattern)]).sort((a, b) => a.index - b.index)
  const details = found
    .filter(({ index }, at) => at === 0 || index >= (found[at - 1]?.index ?? 0) + (found[at - 1]?.[0].length ?? 0))
    .map(([words]) => words.trim())
  return details.length === 0 ? null : details.join(', ')
}

/** Phrases with words of time that say nothing of this one. */
const safe =
  /(?<!\p{L})(?:good\s+(?:morning|afternoon|evening|day)|(?:it\s+)?(?:is|should\s+be|will\s+be|would\s+be)\s+(?:fine|ok|okay|good|great|perfect|best|confirmed|enough|plenty|sufficient)|see\s+you\s+(?:there|then|soon|all)|(?:as\s+agreed\s+)?it\s+is$|without\s+fail|not\s+more$|^i\s+meant?$|^(?:just|only)\s+once$|^once\s+only$|^not\s+more\s+than\s+that$|(?:two|three|four|both)\s+(?:days|sessions|meetings)(?=\W*$)|[2-9]\s+(?:sessions|meetings)(?=\W*$)|^now(?:\s+on)?$|^either$|^(?:date|dates|time|time\s?zone|zone|when|where|day|length|duration)s?\W*$)(?!\p{L})/giu

/** What of some words may still mean a time. */
export function withoutSafe(words: string): string {
  return words.replace(safe, ' ').trim()
}

/** Whether some words only led to a link or an address that was taken out. */
export function isIntroduction(words: string): boolean {
  return introducing.test(words) && words.split(/\s+/).length <= 4
}
