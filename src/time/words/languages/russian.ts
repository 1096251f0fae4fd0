import type { Language } from './vocabulary.ts'

/** Russian words of time in Latin letters. */
export const russian: Language = {
  weekdays: `ponedelnik|ponedelniku, vtornik, sreda|sredu, chetverg, pyatnitsa|pyatnitsu, subbota|subbotu, voskresenye|voskresenie`,
  plurals: `ponedelnikov|ponedelniki, vtornikov|vtorniki, , chetvergov|chetvergi, pyatnits, , `,
  months: `yanvarya, fevralya, marta, aprelya, maya, iyunya, iyulya, avgusta, sentyabrya, oktyabrya, noyabrya, dekabrya`,
  sure: `
kazhdyi|kazhduyu|kazhdoe=every, kazhduyu sredu=every Wednesday, kazhdyi ponedelnik=every Monday, kazhdyi vtornik=every Tuesday, kazhdyi chetverg=every Thursday
zavtra=tomorrow, poslezavtra=day after tomorrow, segodnya=today
utra=in the morning, dnya=in the afternoon, vechera=in the evening, poltora chasa=90 minutes, na chas=for 1 hour, na poltora chasa=for 90 minutes
dobryi den|spasibo|davaite=hello, krome=except, luchshe=better, pyat|pyat'=five`,
  small: `
v|vo=at, po=, i=and, ili=or, s=from, do=until, na=for, ne=not, ne v=not, a=but, a v=but, dva=two, tri=three, chetyre=four, shest=six, minut=minutes
chasov|chasa=h, moskve=Moscow, raz=times`,
}
