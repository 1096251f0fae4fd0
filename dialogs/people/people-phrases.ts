import type { Phrases } from '#inbox/dialog.ts'

/** What people say of where they live. */
export const zonePhrases: Phrases = {
  'zone {zone}': [
    '<i> (moved|have moved|am moving|relocated) to {zone} [use that]',
    '(moving|relocating) to {zone} [use that]',
    '[from this week] <i> (am|live|am based|am living|work|am now|work out) [based] (in|of|out of) {zone} [now|{note}]',
    '[you have my clock wrong] i live in {zone}',
    '(show|use|set) [everything|times|my times] (in|to) {zone} [time] [from now on]',
    '(set|change|put) my (time zone|timezone|clock|zone) to {zone}',
    'my (time zone|timezone|zone) is not {zone} it is {zone}',
    'my (time zone|timezone|zone|clock) is {zone}',
    '<i> am (writing|calling) from {zone} not {zone}',
    '<i> am on {zone} hours [these days]',
    'until {text} i work out of {zone} [use that]',
    '(change|set) me to {zone} [{text}]',
    '[time zone|timezone] {zone} timezone',
    "[j'habite|je vis] desormais a {zone}",
    "j'habite [desormais|maintenant] a {zone}",
    '(vivo|moro|ich wohne|ich bin) [jetzt|agora|ahora] (en|em|in) {zone}',
  ],
  'zone {text}': ['<i> moved to {text}'],
  zone: ['which time zone (have you got|do you have) for me', '(what is|which is) my (time zone|timezone|zone)'],
}

/** What people say when they turn one clock into another. */
export const convertPhrases: Phrases = {
  'zone {when} in {zone}': [
    '(what|how late|what time) is {when} (in|for|at) {zone}',
    '{when} [=] [?] in {zone}',
    '{when} (that is|what is that|what is it|how late is that) [how late|what time] in {zone} [and {zone}]',
    'is {when} [still] (before|after) midnight in {zone}',
    'convert {when} (to|into|in) {zone}',
  ],
  'zone {when}': [
    'if it is {when} what is it for me',
    '{when} what is that here',
    'what is {when} (here|for me|in my time|my time)',
  ],
  'zone {meeting} in {zone}': ['what would {meeting} be on the clock in {zone}'],
  'time {zone}': [
    'quelle heure est-il a {zone}',
    '(what time|what hour|how late) is it [right now|now] [over there] (in|at) {zone}',
    'what time is it in {zone}',
  ],
  'time {person}': ['what (hour|time) is it [right now|now] for {person}'],
  'time Geneva': ['what time is it [over there] at the secretariat'],
  'zone {day} {zone} in {target}': [
    '[what is the] time difference [between] {zone} [and] {target} [on {day}]',
    '[what is the] time difference (from|of) {zone} (to|with|and) {target} [on {day}]',
  ],
}

/** What people say of what is known about them. */
export const profilePhrases: Phrases = {
  'profile email {email}': [
    '(change|update|set|correct) my (email|e-mail|mail|address|e-mail address|email address) to {email}',
    '[my] new (address|email|mail|e-mail) [is] {email} [{note}]',
    '{text} new (mail|email|address) {email}',
    'i gave a wrong mail [in the form] correct {email}',
    'use {email} [for me] [from now on]',
  ],
  'profile email': ['(change|update) my (email|e-mail|mail|address)'],
  'profile name {text}': [
    'my (surname|name|family name|last name) is (spelt|spelled|written) {text}',
    'my name is {text} family name first amend',
    'mein name schreibt sich {text}',
  ],
  'profile capacity {text}': [
    'i am now {text} correct it',
    '(update|change) my (designation|title|position|job|capacity) to {text}',
  ],
  'profile country {text}': [
    'there is a typo in my country [of residence] it should (read|be) {text}',
    'i wrote {text} it should be {text}',
    'my country is {text}',
  ],
  profile: [
    'what do you (have on file|know|store|hold|keep) about me',
    'who (can|may) see my (e-mail|email|e-mail address|address|data|phone)',
    'take my phone number off the public page',
  ],
}
