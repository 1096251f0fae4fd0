/** Text as it is compared: without accents, capitals and the spaces around it. "Zoë" is found by "zoe". */
export function plainLetters(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
