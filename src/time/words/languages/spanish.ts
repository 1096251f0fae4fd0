import type { Language } from './vocabulary.ts'

/** Spanish words of time. */
export const spanish: Language = {
  weekdays: `lunes|lun, martes, miercoles|mie, jueves|jue, viernes|vie, sabado, domingo`,
  months: `enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre|setiembre, octubre, noviembre, diciembre`,
  sure: `
los lunes=Mondays, los martes=Tuesdays, los miercoles=Wednesdays, los jueves=Thursdays, los viernes=Fridays
todos los lunes|cada lunes=every Monday, todos los martes|cada martes=every Tuesday, todos los miercoles|cada miercoles=every Wednesday
todos los jueves|cada jueves=every Thursday, todos los viernes|cada viernes=every Friday
el cairo=Cairo, la haya=The Hague, manana=tomorrow, pasado manana=day after tomorrow, hoy=today, mediodia=noon, a las|a la=at, las=, hora de=
de la manana|por la manana=in the morning, de la tarde|por la tarde=in the afternoon, de la noche=in the evening
hora y media=90 minutes, una hora|1 hora=1 hour, media hora=30 minutes, minutos=minutes, semana=week, semanas=weeks
todas las semanas|cada semana|semanal|semanalmente=weekly, quincenal|quincenalmente|cada quince dias=every 2 weeks, mensual|mensualmente|cada mes|todos los meses=monthly
diario|diariamente|cada dia=each day, sesiones=sessions, reuniones=meetings, del mes|de cada mes=of the month, de hoy en ocho=in one week, dentro de una semana=in one week
dentro de dos semanas=in two weeks, y media=and a half, y cuarto=and a quarter, menos cuarto=minus a quarter, 12 del mediodia|doce del mediodia|del mediodia=noon
hora y cuarto=75 minutes, titulo=title, entre=between, inicio|a partir de=starting, hora de=, huso= cada dos semanas=every 2 weeks, que viene=next, desde el|a partir del=from, hasta el=until
excepto el|excepto|salvo el=except, primer=first, segundo=second, tercer=third, ultimo=last, por favor=please
buenas|buenos dias|hola|gracias=hello, hora argentina=Argentina time, el proximo|la proxima|proximo|proxima=next, no el=not, horas=h, duracion=for`,
  small: `
el|del=on, y=and, o=or, de=of, no=not, sino=but, desde=from, hasta=until, a=to, en=in, por=by, para=for, al=to
dos=two, tres=three, cuatro=four, cinco=five, seis=six, siete=seven, ocho=eight, nueve=nine, diez=ten, once=eleven, doce=twelve
uno=one, vale=ok, tema=title, asunto=title, enlace=link, si es posible=if possible, veces=times, dias=days, mes=month, hs=hrs
los=on, cada=every, todos los=every, hora=`,
}
