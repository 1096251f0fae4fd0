import type { Language } from './vocabulary.ts'

/** German words of time. */
export const german: Language = {
  weekdays: `montag, dienstag, mittwoch, donnerstag, freitag, samstag|sonnabend, sonntag`,
  plurals: `montags, dienstags, mittwochs, donnerstags, freitags, , `,
  months: `januar|janner, februar, marz|maerz, , mai, juni, juli, , , oktober|okt, , dezember|dez`,
  sure: `
jeden montag=every Monday, jeden dienstag=every Tuesday, jeden mittwoch=every Wednesday, jeden donnerstag=every Thursday, jeden freitag=every Friday
morgen=tomorrow, ubermorgen|uebermorgen=day after tomorrow, heute=today, mittags=noon, uhr=Uhr, viertel nach=quarter past, viertel vor=quarter to, alle zwei wochen|alle 2 wochen|zweiwochentlich|vierzehntagig|14 tagig=every 2 weeks
wochentlich|jede woche=weekly, monatlich|jeden monat=monthly, taglich|jeden tag=daily, in einer woche=in one week, in zwei wochen=in two weeks, tagen=days, zeit=time, dauer=for
sitzungen=sessions, termine=meetings, treffen=meetings, des monats=of the month, zwischen=between, beginnend=starting, titel=title, jeden=every, jeder=every
uhr nachmittags|nachmittags=in the afternoon, uhr morgens|morgens|vormittags|uhr vormittags=in the morning, uhr abends|abends=in the evening
stunde|eine stunde=1 hour, stunden=hours, std=hours, halbe stunde|eine halbe stunde=30 minutes, minuten=minutes, anderthalb stunden|eineinhalb stunden=90 minutes
halb eins=half past twelve, halb zwei=half past one, halb drei=half past two, halb vier=half past three, halb funf=half past four
halb sechs=half past five, halb sieben=half past six, halb acht=half past seven, halb neun=half past eight, halb zehn=half past nine
halb elf=half past ten, halb zwolf=half past eleven, woche=week, kalenderwoche=week, kw=week, kommenden|kommende=, nachsten|nachste=next
bitte=please, danke=thanks, guten tag|guten morgen|hallo=hello, oder=or, jeweils|je=each, sondern=but, nicht=not, ausser|auser=except
passt=ok, thema|betreff=title, im monat=of the month, zweiten=second, zweiter=second, dritter=third, dritten=third
erster|ersten=first, letzter|letzten=last, einwahl=dial in, mez=CET, mesz=CEST, genf=Geneva, mal=times`,
  small: `
mo=Monday, di=Tuesday, mi=Wednesday, do=Thursday, fr=Friday, sa=Saturday, so=Sunday, am=on, um=at, den=, der=, die=, und=and, von=from
bis=to, ab=from, im=in, vom=from, zum=to, ohne=without, vierzehn=14, zehnten=10., dreizehn=13, funfzehn=15, sechzehn=16, neun=9, zehn=10
elf=11, zwolf=12, acht=8, zwei=two, drei=three, vier=four, funf=five, sechs=six, sieben=seven, wenn moglich=if possible, fur=for, in=in`,
}
