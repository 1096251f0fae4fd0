import type { Language } from './vocabulary.ts'

/** Italian words of time. */
export const italian: Language = {
  weekdays: `lunedi, martedi, mercoledi, giovedi|gio, venerdi, sabato, domenica`,
  months: `gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, , settembre, ottobre, , dicembre`,
  sure: `
ogni lunedi|tutti i lunedi=every Monday, ogni martedi|tutti i martedi=every Tuesday, ogni mercoledi|tutti i mercoledi=every Wednesday
ogni giovedi|tutti i giovedi=every Thursday, ogni venerdi|tutti i venerdi=every Friday
il cairo=Cairo, domani=tomorrow, dopodomani=day after tomorrow, oggi=today, mezzogiorno=noon, ore=at, alle ore=at, alle=at, ora di=, dalle=from
del pomeriggio=in the afternoon, di mattina|del mattino=in the morning, di sera=in the evening, mezz ora=30 minutes, un ora|1 ora=1 hour, un ora e mezza=90 minutes
minuti=minutes, settimana=week, settimane=weeks, incontri|riunioni=meetings, sessioni=sessions, ogni due settimane|quindicinale=every 2 weeks, ogni settimana|settimanale=weekly
ogni mese|mensile=monthly, ogni giorno=each day, del mese|di ogni mese=of the month, fra una settimana|tra una settimana=in one week, fra due settimane|tra due settimane=in two weeks
e mezzo|e mezza=and a half, e un quarto=and a quarter, meno un quarto=minus a quarter, mezzogiorno e mezzo=12:30, a mezzogiorno=at noon, titolo=title, inizio=starting, ogni=every, dal=from, fino al=until, tranne il|tranne=except, primo=first, secondo=second, terzo=third, ultimo=last
buongiorno|ciao|grazie|per favore=hello, va bene=ok, possibilmente=possibly, prossimo=next, durata=for`,
  small: `
il=on, fra|tra=in, lun=Monday, mer=Wednesday, ven=Friday, sab=Saturday, dom=Sunday, e=and, o=or, di=of, non=not, ma=but, del=of, a=to, al=to, due=two, tre=three, quattro=four, cinque=five, sei=six, sette=seven
otto=eight, nove=nine, dieci=ten, undici=eleven, dodici=twelve, per=for, oggetto=title, tema=title, volte=times, se possibile=if possible`,
}
