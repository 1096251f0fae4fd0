import type { Language } from './vocabulary.ts'

/** Russian words of time in Latin letters: Cyrillic ones are compared in these, too. */
export const russian: Language = {
  weekdays: `ponedelnik|ponedelniku, vtornik|vtorniku, sreda|sredu|sredy, chetverg|chetvergu, pyatnitsa|pyatnitsu, subbota|subbotu, voskresenye|voskresenie|voskresene`,
  plurals: `ponedelnikov|ponedelniki|po ponedelnikam, vtornikov|vtorniki|po vtornikam, po sredam, chetvergov|chetvergi|po chetvergam, pyatnits|po pyatnitsam, , `,
  months: `yanvarya, fevralya, marta, aprelya, maya, iyunya, iyulya, avgusta, sentyabrya, oktyabrya, noyabrya, dekabrya`,
  sure: `
kazhdyi|kazhdoe=every, kazhduyu sredu=every Wednesday, kazhdyi ponedelnik=every Monday, kazhdyi vtornik=every Tuesday, kazhdyi chetverg=every Thursday
zavtra=tomorrow, poslezavtra=day after tomorrow, segodnya=today
utra=in the morning, dnya=in the afternoon, vechera=in the evening, poltora chasa=90 minutes, na chas=for 1 hour, na poltora chasa=for 90 minutes
poldnya|v poldnya=noon, polden|v polden=at noon, polnoch=midnight, polchasa=30 minutes, 1 chas|odin chas=1 hour, chas=hour, poltora=1.5, chasa|chasov=h, minut=minutes
polpervogo=half past twelve, polvtorogo=half past one, poltretego=half past two, polchetvertogo=half past three, polpyatogo=half past four, polshestogo=half past five
polsedmogo=half past six, polvosmogo=half past seven, poldevyatogo=half past eight, poldesyatogo=half past nine, polodinnadtsatogo=half past ten, poldvenadtsatogo=half past eleven
bez chetverti=quarter to, cherez nedelyu=in one week, cherez dve nedeli=in two weeks, cherez=in, nedelyu|nedele|nedeli|nedel=week, sleduyushchii|sleduyushchuyu|sleduyushchei|sleduyushchiy=next
raz v dve nedeli|kazhdye dve nedeli=every 2 weeks, ezhenedelno=weekly, ezhemesyachno=monthly, ezhednevno=daily, kazhdyy|kazhduyu|kazhdoye=every, mezhdu=between
vstrech=meetings, tema=title, pozhaluista|pozhaluysta=please, dobryi den|dobryy den|spasibo|davaite|davayte=hello, po moskve=Moscow time, krome=except, luchshe=better, pyat|pyat'=five`,
  small: `
v|vo=at, pn=Monday, vt=Tuesday, sr=Wednesday, cht|cht=Thursday, pt=Friday, sb=Saturday, msk=MSK, g|goda|god=, po=, i=and, ili=or, s=from, do=until, na=for, ne=not, ne v=not, a=but, a v=but, dva=two, tri=three, chetyre=four, shest=six, minut=minutes
chasov|chasa=h, moskve=Moscow, raz=times`,
}
