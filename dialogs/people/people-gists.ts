import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who change what is known of them. */
export const profileGists: Phrases = {
  profile: [
    '(update|edit|change|correct|see|show|how|amend|modify|wrong|fix|misspelt|misspelled|delete|remove|new) (profile|details|personal details|surname|name|job title|phone|phone number|e-mail|email|title|my data|employer|organisation|organization|affiliation|position|my information) [change|changed|my|update|new|number|head|should be|to] ...',
    '(my title|my job|my name|my email|my e-mail|my surname|my employer|my phone|my organisation) (changed|new|now|is|wrong) ...',
  ],
}

/** What those are about who say where they are. */
export const zoneGists: Phrases = {
  'zone {zone}': [
    '(time zone|timezone|zone|my time|my clock|local time) {zone} [set|change|switch|put|use|move|moved|should|shud|time|my|until|wrong|am|live|now|to be]',
    '(moved|relocated|moving|live in|living in|based in|am now in|am in) {zone} [time zone|timezone|change|now|please|update|since|from]',
    '(set|switch|use|put) {zone} (time) [me|my|for]',
  ],
  zone: ['(time zone|timezone) [wrong|change|how|set|update|correct|not right|my|switch]'],
}
