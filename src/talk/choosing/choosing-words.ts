import { type Word, wordsOf } from '#talk/words.ts'

/**
 * What a run of words says about times to choose from. `before` stands before the times ("not Tuesday"), `behind` behind
 * them ("Tuesday works"), `beside` on either side ("yes to Tuesday", "Tuesday yes").
 */
export type Role =
  /** `prefers`: it sets a time before the others, and refuses none. */
  | { says: 'yes' | 'if-need-be' | 'no'; stands: 'before' | 'behind' | 'beside'; prefers?: true }
  /** `always`: whatever stands behind it. */
  | { says: 'corrects'; always?: true }
  /** `loose`: of a time behind it, it may say either: "I have nothing on Tuesday". */
  | { says: 'none'; loose?: true }
  | {
      says: 'not' | 'all' | 'both' | 'rest' | 'except' | 'also' | 'only' | 'instead' | 'and' | 'but' | 'nothing'
    }

const lists: readonly (readonly [Role, string])[] = [
  [
    { says: 'yes', stands: 'behind' },
    'works|work|works well|work well|working|would work|suits|suit|suits me|suits us|fits|fit|fits me|convenient|doable|feasible|possible|ticks the box|works a treat|me convient|me conviennent|convient|conviennent|me va|me vont|me va bien|me viene bien|me vienen bien|me conviene|conviene|passt|passt mir|passt gut|passen|geht|gehen|da certo|funciona|serve|va bene|mi va bene|подходит',
  ],
  [
    { says: 'yes', stands: 'behind', prefers: true },
    'best|better|preferable|preferred|ideal|works best|work best|works better|work better|would work best|would work better|suits best|suits better|suits me best|suits me better|suits us best|suits us better|fits best|fits better|fits me best|fits me better|is my preference|is my favourite',
  ],
  [
    { says: 'yes', stands: 'before', prefers: true },
    'prefer|would prefer|would rather|rather|preference is|favour|favor|am in favour of|would like|like|love|would love|je prefere|prefiero|prefiro',
  ],
  [
    { says: 'yes', stands: 'before' },
    'can|can do|can make|can manage|can attend|can join|can come|can be there|could|could do|could make|could manage|could join|able to do|able to make|able to attend|able to join|able to come|am able to|vote for|vote is for|voting for|vote|votes for|votes go to|pick|picking|choose|chose|choosing|select|take|would take|will take|go for|going for|would go for|went for|opt for|opting for|make mine|make it|put me down for|put me down as|count me in for|count me in on|sign me up for|in for|happy with|happy to do|fine with|ok with|okay with|good with|good for|easy with|comfortable with|ich nehme|bin dabei am|je peux|puedo|posso|ich kann',
  ],
  [
    { says: 'yes', stands: 'beside' },
    "yes|yep|yeah|yup|ok|okay|fine|good|great|perfect|excellent|alright|all right|free|available|👍|✅|👌|✔|oui|si|sim|ja|gut|bem|bien|d'accord|gerne|да",
  ],
  [
    { says: 'if-need-be', stands: 'behind' },
    'second choice|second best|backup|my backup|fallback|my fallback|plan b|less convenient|less ideal|not ideal|not great|not perfect|not so great|could work|might work|may work|would be a stretch|a stretch|tight|difficult but possible|hard but possible|can be arranged|manageable|tolerable|acceptable|would do|will do',
  ],
  [
    { says: 'if-need-be', stands: 'before' },
    'might manage|might make|might be able to do|might be able to make|may be able to make|could possibly do|could probably do|could just about do|can just about do|as a backup|as backup|as a fallback|as fallback|as plan b|as a second choice|failing that|less keen on|not keen on|rather not',
  ],
  [
    { says: 'if-need-be', stands: 'beside' },
    'if need be|if needed|if necessary|if required|if really needed|if really necessary|if i must|if we must|if i have to|if we have to|if nothing else works|if there is no other option|if there is no other way|if there is no alternative|if no other way|only if need be|only if needed|only if necessary|only if i must|only if there is no other option|at a push|at a pinch|in a pinch|at a stretch|as a last resort|last resort|maybe|perhaps|possibly|probably|might|tentatively|tentative|reluctantly|with difficulty|❓|au besoin|a la rigueur|si besoin|si necessaire|peut-etre|notfalls|zur not|vielleicht|se necessario|se for preciso|talvez|si hace falta|tal vez|quizas|al limite|forse|может быть',
  ],
  [
    { says: 'no', stands: 'behind' },
    'impossible|unavailable|busy|out of the question|is out|are out|no good|no go|a no|a no go|a problem|too early|too late|not an option|taken|blocked|booked|full|clashes|clash|conflicts|inconvenient|unsuitable|unmoglich|imposible|impossivel|fora de questao',
  ],
  [
    { says: 'no', stands: 'before' },
    'can not|can not do|can not make|can not manage|can not attend|can not join|can not come|can not come on|can not be there|can never do|could not|could not do|could not make|could not join|will not be able to make|will not be able to do|will not be able to join|will not make|not able to make|not able to do|not able to attend|not able to join|am not able to|unable to make|unable to do|unable to attend|unable to join|unable|am unable|busy on|away on|out on|off on|travelling on|traveling on|teaching on|have a clash on|have a conflict on|conflict on|anything but|any day but|any time but|drop|skip|avoid|count me out for|count me out on|ich kann nicht|je ne peux pas|no puedo|nao posso|pas|kein',
  ],
  [{ says: 'no', stands: 'beside' }, 'no|nope|nah|never|👎|❌|✗|non|nao|nein|нет'],
  [{ says: 'not' }, 'not'],
  [
    { says: 'all' },
    "all|any|anything|everything|every one|every|each|all two|all three|all four|all five|any of the two|any of the three|any of the four|any of the five|the two of them|the three of them|the three|the four|whichever|whatever|whenever|any time|anytime|any day|all day|all times|the lot|n'importe|n'importe lequel|tous|toutes|todos|todas|qualquer|cualquiera|alle|alles|tutti|tutte|все",
  ],
  [{ says: 'both' }, 'both|either|les deux|ambos|os dois|los dos|beide|entrambi'],
  [
    { says: 'none' },
    'none|neither|no time|no times|not one|not a single one|no one|no option|no options|no slot|no slots|no date|no dates|no day|no days|aucun|aucune|ninguno|ninguna|nenhum|nenhuma|keine|keiner|keines|keins|nessuno|nessuna',
  ],
  [{ says: 'none', loose: true }, 'nothing|not any'],
  [
    { says: 'rest' },
    'rest|others|other ones|other one|other times|other options|other dates|other days|other slots|other two|other three|everything else|anything else|all others|all the others|all the rest|remaining|remaining ones|remaining times|otherwise|les autres|los demas|os outros|as outras|die anderen|gli altri',
  ],
  [
    { says: 'except' },
    'except|except for|except on|excepting|apart from|aside from|other than|besides|excluding|bar|barring|save|save for|minus|with the exception of|sauf|excepte|salvo|excepto|exceto|menos|ausser|tranne|кроме',
  ],
  [{ says: 'also' }, 'also|too|as well|in addition|now also|aussi|tambien|tambem|auch|anche'],
  [{ says: 'only' }, 'only|just|nothing but|solely|exclusively|seulement|solo|nur|apenas'],
  [
    { says: 'instead' },
    'changed my mind|change my mind|change mine|change it|change my vote to|change my vote|change my answer to|change my answer|update my answer|instead',
  ],
  [{ says: 'corrects' }, 'actually|sorry|so sorry|i am sorry|apologies|on second thought|i mean'],
  [
    { says: 'corrects', always: true },
    'i meant|correction|wait|no wait|hang on|oops|my mistake|scratch that|ignore that|forget that',
  ],
  [{ says: 'and' }, 'and|or|plus|as well as|nor|et|ou|y|o|e|und|oder|и|или'],
  [{ says: 'but' }, 'but|however|whereas|while|although|though|yet|mais|pero|mas|aber|но'],
  [
    { says: 'nothing' },
    "i|me|we|us|my|mine|our|you|it|its|that|this|they|them|these|those|for|to|the|a|an|on|at|in|of|from|with|is|are|am|be|was|were|being|'s|s|would|will|shall|do|does|should|may|has|have|got|get|one|ones|slot|slots|option|options|choice|choices|date|dates|time|times|day|days|session|sessions|appointment|possibility|own|note|kindly note|register|record|put down|vote|answer|reply|response|pick|poll|doodle|hours|hour|o'clock|oclock|clock|uhr|h|hrs|um|sharp|there|mon choix|mon vote|i there|really|quite|very|so|well|then|still|most|perfectly|totally|definitely|certainly|absolutely|think|guess|believe|suppose|say|said|all in all|personally|from my side|on my side|on my end|at my end|from our side|as for me|in my case|in my calendar|for my part|afaik|lah|hi|hello|morning one|please|pls|thanks|thank you|many thanks|cheers|rgds|regards|best regards|kind regards|👋|🙂|😊|🙏|pour moi|para mi|para mim|fur mich|per me|le|la|les|el|los|las|der|die|das|den|dem|am|um|a|as|os|il|lo|gli|est|es|e|ist|sind|sont|son|sao|mir|moi|mi|mim|ca|isso|das ware|serait|seria|ware",
  ],
]

export type KnownRun = { words: readonly string[]; role: Role }

/** By its first word, what a run of words says, the longest first. */
const runs: ReadonlyMap<string, readonly KnownRun[]> = Map.groupBy(
  lists
    .flatMap(([role, all]) => all.split('|').map((one) => ({ words: wordsOf(one).map(({ is }) => is), role })))
    .filter(({ words }) => words.length > 0)
    .toSorted((one, other) => other.words.length - one.words.length),
  ({ words }) => words[0] ?? '',
)

/** Words after which nothing is a mere remark: it may take back, or tie to something, what was said before. */
export const conditions = new Set(
  'if unless provided providing depending only except but before after until till otherwise although though however when once assuming sofern falls wenn si se caso'.split(
    ' ',
  ),
)

/** The run of words that begins at a place, the longest that is known; none goes over the end of a sentence, or a comma. */
export function runAt(words: readonly Word[], at: number): KnownRun | undefined {
  if (words[at]?.is === 'may') return runs.get('might')?.find((run) => run.words.length === 1)
  return runs
    .get(words[at]?.is ?? '')
    ?.find((run) => run.words.every((one, place) => words[at + place]?.is === one && isJoined(words, at, place)))
}

function isJoined(words: readonly Word[], at: number, place: number): boolean {
  return place === 0 || !/[.,;:!\n(]/.test(words[at + place]?.before ?? '')
}
