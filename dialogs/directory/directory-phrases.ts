import type { Phrases } from '#inbox/dialog.ts'

/** What people say when they ask for the groups. */
export const groupsPhrases: Phrases = {
  groups: [
    '[<show>|list|give me] [an|the] [overview|list] [of] [all|all the|the|your] <group> [with their leaders]',
    '(which|what|wich) [other|short names do the] <group> (are there|exist|do you have|have you got|take people|still take people|have) [and which ones still take people|besides mine]',
    '(are there|is there|do you have) [any] [other|something] <group> [{text}]',
    'do you have something on {text}',
    '(which|what) (calls|groups) are (open|running)',
    'what [else] is open [besides {group}]',
    '(what|which) topics (can|could) i work on [here]',
    'list of <group> and until when they recruit',
    'any other (topic|group) {text}',
    '(quels|quelles) sont les groupes [{text}]',
    '(quais|que) (sao os grupos|grupos existem|grupos hay)',
    'welche gruppen gibt es',
  ],
}

/** What people say when they ask who is in a group. */
export const membersPhrases: Phrases = {
  'members {group}': [
    '<who> [all] (is|are|sits|works|participates) [else|all] [in|on] [the] ({group}|my <group>|our <group>|the <group>) [<group>]',
    '<who> else (has|have) joined {group} [so far]',
    'how many (of us|members|experts|people) (are there|are we|do i have|do we have|are in {group}|in each <group>) [and from which countries]',
    '(anybody|anyone|somebody|is anybody|is anyone) [else] from {text} (on board|in {group}|here|taking part in {group}|in the <group>)',
    'is {person} (one of us|in {group}|a member|in the <group>|in our <group>)',
    '(participants|members|roster|experts|names of everyone|names) [of|in] {group}',
    '[<show>] [the|my|our|full|all] [{group}] (members|roster|people|list of members|participants) [of|in] [experts|{group}] [with me] [for the {text}]',
    'i need the full {group} roster [for {text}]',
    'show my people',
    'which cities are represented [here]',
    'which (persons|people) belong to both {group} and {group}',
    '(liste des membres|lista de miembros|lista de membros|mitgliederliste|список участников)',
  ],
}

/** What people say when they look for somebody in charge. */
export const contactPhrases: Phrases = {
  'contact {group}': [
    '[<show>] [the] (email|e-mail|mail|phone|address|email address|e-mail address|phone number|contact|coordinates|contact details) (of|for) {person}',
    '{person} [s] (mail|email|address|phone) [{note}]',
    'how (do|can) i (reach|contact) {person}',
    '<who> (leads|chairs|heads|runs|coordinates|leads|is leading|is heading|is in charge of|decides on) [the] {group} [<group>] [nowadays|now]',
    '<who> is [the] (leader|boss|chair|head|coordinator|my <group> leader|my opposite number|in charge) [of|in|for] [{group}]',
    '<who> is (my|our) (group|) leader',
    '<who> is my group leader',
    '<who> (leads|chairs) my <group>',
    '(whom|who) (may|can|should|do) i (write to|ask|contact|talk to|call) [concerning|about|for|in] {group} [<group>]',
    'how (do|can) i (reach|contact|get hold of|write to) [the leaders of] {group} [people|leaders]',
    '<i> have a question (for|to) [the] {group} [people|leaders|chairs|<group>] how (do|can) i (reach|contact|ask|find) them',
    'is {person} [still] (heading|leading|chairing|in charge of) {group}',
    'any (human|person) in charge of {group} [around]',
    'who decides on me',
    "a qui puis-je m'adresser [pour] [le groupe] {group}",
    'quem coordena [o grupo] [de] {group}',
    'quien (dirige|coordina) {group}',
    'wer leitet {group}',
    'is {text} (heading|leading|chairing) {group}',
  ],
  contact: [
    '<i> [need to|want to] (talk|speak) to a (human|human being|person|real person)',
    'talk to a (human being|human|person)',
    'how (do|can) i (get hold of|reach|contact) the secretariat',
    '<who> runs all this',
    'leaders of each <group> [with addresses]',
  ],
}

/** What people say when they have a question to those in charge, or a wish that nobody may grant by command. */
export const askPhrases: Phrases = {
  'ask {group} {text}': [
    '(ask|tell|inform) [the|our|my] [{group}] (leaders|leader|chairs|chair|co-chairs|co-chair|coordinator|coordinators|heads|head) [of|in|for] [the] [{group}] [<group>] {text}',
    '(pass on|forward|pass) [a question] to [the|our|my] [{group}] (leaders|leader|chairs|chair|co-chairs|co-chair) [of|in] [the] [{group}] [<group>] {text}',
    '<i> have a question (for|to) [the|our|my] [{group}] (leaders|leader|chairs|chair|co-chairs|co-chair) [of|in] [the] [{group}] [<group>] {text}',
    '[a] (question|message|note) (for|to) [the|our|my] [{group}] (leaders|leader|chairs|chair|co-chairs|co-chair) [of|in] [the] [{group}] [<group>] {text}',
  ],
  'ask @{person} {text}': [
    'ask {person} (if|whether|when|what|why|how|who|which|where|to|about|for) {text}',
    '(tell|let) {person} [know] that {text}',
    '<i> have a question (for|to) {person} {text}',
    '[a] (question|message) (for|to) {person} {text}',
    'check with {person} (if|whether|when|what|who|about) {text}',
  ],
  'ask {group} {said}': [
    'make me [the|a] {office} [of|in|for] [the] {group} [<group>]',
    'let {person} chair the <group>',
    'start a new [thematic] group on {text}',
    'remove {person} from (our|the) <group> [{note}]',
    'open [the] {group} <group>',
  ],
}

/** What people say when they look for documents. */
export const documentsPhrases: Phrases = {
  documents: [
    '[<show>] [me] [the|all] (documents|booklet|introduction booklet|introductory booklet|library)',
    'where (is|are|do i find|can i find) [the|all] (booklet|documents|introduction booklet|files|group files)',
    '(do you have|is there) [a|an|any] (booklet|introduction booklet|documents)',
  ],
}
