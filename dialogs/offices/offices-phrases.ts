import type { Phrases } from '#inbox/dialog.ts'

/** What people say when somebody is to lead. */
export const appointPhrases: Phrases = {
  'appoint {person} leader {group} from {text}': [
    '{holder} shares the lead [of {group}] with {person} from {text}',
    '{person} (joins|replaces|succeeds|follows) {holder} [as] [leader|co-leader] [of {group}] (as of|from|starting) {text}',
    '(replace|swap) {holder} (by|with|for) {person} [in {group}] (as of|from|starting) {text}',
  ],
  'appoint {person} leader {group} from {day}': [
    '{person} becomes (co-leader|leader) of {group} (as of|from) {day}',
    '(appoint|make|name|elect|designate|nominate) {person} [as|to be] [the|a|an] [new] (leader|co-leader) [of {group}] (from|as of|starting) {day}',
  ],
  'appoint {person} {office} {group} from {day}': [
    '(appoint|make|name|elect|designate|nominate) {person} [as|to be] [the|a|an] [new] {office} [of {group}] (from|as of|starting) {day}',
    '{person} (becomes|will be|shall be) [the|a|an] [new] {office} [of {group}] (from|as of|starting) {day}',
  ],
  'appoint {person} {office} {group}': ['{person} (becomes|will be|shall be) [the|a|an] [new] {office} [of {group}]'],
  'appoint {person} leader {group}': [
    'appoint {person} [as] (leader|co-leader) [of] [{group}]',
    '{text} named {person} to head up {group}',
    '(make|name|appoint|elect|designate|nominate) {person} [as|to be] [the|a|an] [new] (leader|co-leader|chair|head) [of {group}] [<group>]',
    '{person} (is|will be|becomes|shall be) [the|a] [new] (leader|co-leader) [of {group}] [<group>] [from now on]',
    '{person} [should|will|shall|to] (lead|head|chair|head up) {group} [<group>]',
    'designer {person} (comme|en tant que) (coresponsable|responsable|co-leader) [des|de|du] [groupe] [{group}|{text}]',
    '{holder} shares the lead [of {group}] with {person}',
    '{person} (joins|replaces|succeeds|follows) {holder} [as] [leader|co-leader] [of {group}]',
    '(replace|swap) {holder} (by|with|for) {person} [in {group}]',
    '(extend|renew|prolong) {person} [s] (mandate|term) [for {text}|by {text}|until {text}]',
    '{person} [s] (mandate|term) (is|be|will be|should be) (renewed|extended|prolonged) [for|by|until] {text}',
  ],
  appoint: ['i need to nominate a new leader', 'nominate a new leader', 'whose term as leader runs out this year'],
  'end leader {group} {text}': [
    '(end|terminate|finish) {person} [s] (term|mandate|office) [at|on|as of|by|from] {text}',
    '{person} (steps down|is stepping down|resigns|retires|leaves) [as leader] [from|of] [{group}] {text}',
  ],
  'end leader {group}': [
    '(end|terminate|finish) {person} [s] (term|mandate|office)',
    '{person} (steps down|is stepping down|resigns|retires) [as leader] [from|of] [{group}]',
    'remove {person} as [a|the] (leader|co-leader) [of {group}]',
    '{person} is no longer [the|a] (leader|co-leader) [of {group}]',
  ],
}

/** What those are about who give somebody an office. */
export const appointGists: Phrases = {
  'appoint {person} {office} {group}': [
    '(appoint|make|nominate|name|designate|promote|elect) {person} {office} [{group}] [new|<group>|kindly|as]',
  ],
  'appoint {person} leader {group}': [
    '(appoint|make|nominate|name|designate|promote|elect) {person} co-leader [{group}] [new|<group>|kindly|as]',
  ],
  appoint: [
    '(appoint|nominate|designate|elect) (leader|leaders|co-chair|chair|co-leader|somebody|someone) [{group}] [<group>|new|want]',
  ],
}
