import type { Language } from './vocabulary.ts'

/** French words of time. */
export const french: Language = {
  weekdays: `lundi, mardi, mercredi|mer, jeudi|jeu, vendredi, samedi, dimanche`,
  plurals: `lundis, mardis, mercredis, jeudis, vendredis, samedis, dimanches`,
  months: `janvier, fevrier|fevr, mars, avril|avr, mai, juin, juillet|juil, aout, septembre, octobre, novembre, decembre`,
  sure: `
le caire=Cairo, la haye=The Hague, le cap=Cape Town, demain=tomorrow, apres demain=day after tomorrow, aujourd hui=today, midi=noon, heure de|heure d=, heures=h, à=at
tous les lundis|chaque lundi=every Monday, tous les mardis|chaque mardi=every Tuesday, tous les mercredis|chaque mercredi=every Wednesday
tous les jeudis|chaque jeudi=every Thursday, tous les vendredis|chaque vendredi=every Friday
tous les premiers lundis du mois=every first Monday of the month, tous les jours=every day
s il vous plait|svp=please, merci|merci beaucoup=thanks, bonjour=hello, duree=for, une heure=1 hour, semaine=week
le premier=first, premier=first, deuxieme=second, troisieme=third, dernier=last, minuit=midnight, du matin=in the morning
de l apres midi=in the afternoon, du soir=in the evening, l apres midi=afternoon, une demi heure=30 minutes
une heure et demie|une heure trente=90 minutes, et demie|et demi=and a half, et quart=and a quarter, moins le quart|moins quart=minus a quarter, midi et demi|midi et demie=12:30, tous les premiers=every first, un lundi sur deux=every other Monday, un mardi sur deux=every other Tuesday, un mercredi sur deux=every other Wednesday
un jeudi sur deux=every other Thursday, un vendredi sur deux=every other Friday, une semaine sur deux|toutes les deux semaines|tous les quinze jours=every 2 weeks
hebdomadaire|chaque semaine|toutes les semaines=weekly, mensuel|mensuelle|chaque mois|tous les mois=monthly, quotidien|chaque jour=each day, en huit=week
dans une semaine=in one week, dans deux semaines=in two weeks, dans quinze jours=in two weeks, seances=sessions, reunions=meetings, a compter du=from, de chaque mois=of the month, titre=title, entre=between, tuc=UTC, du mois=of the month, a partir du|a partir de=from, jusqu au|jusqu a=until`,
  small: `
le|les=on, lun=Monday, ven=Friday, tu=UTC, sem=week, a=at, et=and, ou=or, sauf=except, sauf le=except, pas=not, pas le=not, mais=but, du=from, au=to, des=from, de=of
pile=sharp, pour|pour le=for, soit=or rather, prochain|prochaine=next, heure=h, deux=two, trois=three, quatre=four
cinq=five, six=six, huit=eight, neuf=nine, dix=ten, onze=eleven, douze=twelve, vingt=20, trente=30, max=
tous les=every, chaque=every, sujet=title, objet=title, lien=link, si possible=if possible, en ligne=online, dans=in, jours=days
semaines=weeks, mois=month, annee=year, fois=times, minutes=minutes, ok pour=ok for`,
}
