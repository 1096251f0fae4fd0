import type { Language } from './vocabulary.ts'

/** French words of time. */
export const french: Language = {
  weekdays: `lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche`,
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
une heure et demie=90 minutes, tous les premiers=every first, du mois=of the month, a partir du|a partir de=from, jusqu au|jusqu a=until`,
  small: `
le|les=on, a=at, et=and, ou=or, sauf=except, sauf le=except, pas=not, pas le=not, mais=but, du=from, au=to, des=from, de=of
pile=sharp, pour|pour le=for, soit=or rather, prochain|prochaine=next, heure=h, deux=two, trois=three, quatre=four
cinq=five, six=six, huit=eight, neuf=nine, dix=ten, onze=eleven, douze=twelve, vingt=20, trente=30, max=
tous les=every, chaque=every, sujet=title, objet=title, lien=link, si possible=if possible, en ligne=online, dans=in, jours=days
semaines=weeks, mois=month, annee=year, fois=times, minutes=minutes, ok pour=ok for`,
}
