import type { Language } from './vocabulary.ts'

/** Russian words of time in Latin letters. */
export const russian: Language = {
  sure: `
ponedelnik|ponedelniku=Monday, vtornik=Tuesday, sreda|sredu=Wednesday, chetverg=Thursday, pyatnitsa|pyatnitsu=Friday, subbota|subbotu=Saturday
voskresenye|voskresenie=Sunday, ponedelnikov|ponedelniki=Mondays, vtornikov|vtorniki=Tuesdays, chetvergov|chetvergi=Thursdays, pyatnits=Fridays
kazhdyi|kazhduyu|kazhdoe=every, kazhduyu sredu=every Wednesday, kazhdyi ponedelnik=every Monday, kazhdyi vtornik=every Tuesday, kazhdyi chetverg=every Thursday
yanvarya=January, fevralya=February, marta=March, aprelya=April, maya=May, iyunya=June, iyulya=July, avgusta=August, sentyabrya=September
oktyabrya=October, noyabrya=November, dekabrya=December, zavtra=tomorrow, poslezavtra=day after tomorrow, segodnya=today
utra=in the morning, dnya=in the afternoon, vechera=in the evening, poltora chasa=90 minutes, na chas=for 1 hour, na poltora chasa=for 90 minutes
dobryi den|spasibo|davaite=hello, krome=except, luchshe=better, pyat|pyat'=five`,
  small: `
v|vo=at, po=, i=and, ili=or, s=from, do=until, na=for, ne=not, ne v=not, a=but, a v=but, dva=two, tri=three, chetyre=four, shest=six, minut=minutes
chasov|chasa=h, moskve=Moscow, raz=times`,
}
