import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who change what is known of them. */
export const profileGists: Phrases = {
  profile: [
    '(update|edit|change|correct|my country|see|show|how|amend|modify|wrong|fix|misspelt|misspelled|delete|remove|new) (profile|details|personal details|surname|name|job title|phone|phone number|e-mail|email|title|my data|employer|organisation|organization|affiliation|position|country|mail|mail address|my information) [change|changed|my|update|new|number|head|should be|to] ...',
    '(my title|my job|my name|my email|my e-mail|my surname|my employer|my phone|my organisation) (changed|new|now|is|wrong) ...',
  ],
}

/** What those are about who say where they are. */
export const zoneGists: Phrases = {
  'zone {zone}': [
    '(time zone|timezone|zone|zona horaria|fuseau horaire|fuso horario|zeitzone|my time|my clock|local time) {zone} [set|cambia|mi|change|switch|put|use|move|moved|should|shud|time|my|until|wrong|am|live|now|to be]',
    '(moved|relocated|moving|live in|living in|based in|am now in|am in) {zone} [time zone|timezone|change|now|please|update|since|from]',
    '(set|switch|use|put) {zone} [time|times|me|my|for|in|everything|all|from now on]',
    '(time zone|timezone) {zone} [until|use|that|be in|in|{day}|will be] [{note}]',
  ],
  zone: ['(time zone|timezone) [wrong|change|how|set|update|correct|not right|my|switch]'],
}

/** What those are about who turn one clock into another. */
export const convertGists: Phrases = {
  'zone {when} in {zone}': [
    '(what time|how much|how late|what hour|which time|what is it|convert|what is that|time here|in my time|corresponds|equals|equal|what will it be) {when} {zone} [if|that|is|it|time|there|here|to|how|what|corresponds|for]',
  ],
  'time {zone}': [
    '(what time|what is the time|current time|time now|local time|how late) {zone} [now|is it|right now|there|time|moment|currently]',
  ],
}
