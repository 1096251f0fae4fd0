import type { Language } from './vocabulary.ts'

/** Portuguese words of time. */
export const portuguese: Language = {
  weekdays: `segunda|segunda feira, terca|terca feira, quarta|quarta feira, quinta|quinta feira, sexta|sexta feira, sabado, domingo`,
  plurals: `segundas, tercas, quartas, quintas, sextas, , `,
  months: `janeiro, fevereiro, marco, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro`,
  sure: `
toda segunda|todas as segundas=every Monday, toda terca|todas as tercas=every Tuesday, toda quarta|todas as quartas=every Wednesday
toda quinta|todas as quintas=every Thursday, toda sexta|todas as sextas=every Friday
amanha=tomorrow, depois|depois de=after, depois de amanha=day after tomorrow, hoje=today, meio dia=noon, da manha=in the morning, da tarde=in the afternoon
da noite=in the evening, minutos=minutes, uma hora|1 hora=1 hour, 5a feira=Thursday, 2a feira=Monday, 3a feira=Tuesday, 4a feira=Wednesday, 6a feira=Friday, uma hora e meia=90 minutes, meia hora=30 minutes, horas=h
bom dia|ola|oi pessoal|obrigado|obrigada=hello, duracao=for, semana=week, a partir de=from, ate=until, menos dia|exceto|menos=except
quinzenal|quinzenalmente=every 2 weeks, semanal|semanalmente|toda semana|todas as semanas=weekly, mensal|mensalmente|todo mes|todos os meses=monthly
diariamente|todos os dias|cada dia=each day, sessoes=sessions, reunioes=meetings, encontros=meetings, do mes|de cada mes=of the month, que vem=next, proxima|proximo=next
daqui a uma semana=in one week, daqui a duas semanas=in two weeks, e meia=and a half, e um quarto=and a quarter, meio dia e meia=12:30, ao meio dia=at noon
inicio=starting, horario de|horario=, titulo=title, entre=between, segunda feira que vem=next Monday, pode ser=, seguidas=in a row, primeira=first, ultima=last, sempre as=at, de preferencia=preferably, às=at, dia=on
nao na|nao=not`,
  small: `
as=at, ao=at, na=on, e=and, ou=or, de=of, do=of, em=on, no=on, da=of, a=to, mas=but, para=for, por=for, duas=two, dois=two, tres=three, quatro=four
cinco=five, seis=six, sete=seven, oito=eight, nove=nine, dez=ten, sala=room, tema=title, assunto=title, sex=Friday, ter=Tuesday
qua=Wednesday, qui=Thursday, seg=Monday, sempre=, vezes=times, se possivel=if possible, hora de=, o=on, os=on`,
}
