import type { Language } from './vocabulary.ts'

/** Arabic words of time, in their own letters and in Latin ones, as people write them in chats. */
export const arabic: Language = {
  weekdays: `el etnen|al ithnayn|yom el etnen|الاثنين|الإثنين|الاتنين, el talat|talat|al thulatha|yom el talat|الثلاثاء|التلات, el arbaa|al arbia|yom el arbaa|الأربعاء|الاربعاء, el khamis|al khamis|yom el khamis|الخميس, el gomaa|al jumua|yom el gomaa|الجمعة, el sabt|al sabt|yom el sabt|السبت, el had|yom el had|al ahad|الأحد|الاحد`,
  months: `yanayer|يناير|كانون الثاني, febrayer|فبراير|شباط, مارس|آذار|اذار, abril|أبريل|ابريل|نيسان, mayo|مايو|أيار|ايار|ماي, yonyo|yunyu|يونيو|حزيران|جوان, yolyo|yulyu|يوليو|تموز|جويلية, أغسطس|اغسطس|آب|أوت, سبتمبر|أيلول|ايلول, oktobar|أكتوبر|اكتوبر|تشرين الأول, نوفمبر|تشرين الثاني, ديسمبر|كانون الأول`,
  sure: `
kol yom|kol=every, kol yom talat|kol talat=every Tuesday, kol yom etnen|kol etnen=every Monday, kol yom arbaa|kol arbaa=every Wednesday, kol yom khamis|kol khamis=every Thursday
bokra|bukra=tomorrow, el naharda=today, el sa3a|el saa|as saa=at, el sobh|sabahan=in the morning, el dohr|el 3asr|el asr=in the afternoon
bel leil|masaan|مساء|مساءً|ليلا|م=in the evening, صباحا|صباحاً|ص=in the morning, عصرا|عصراً|بعد الظهر=in the afternoon, ظهرا|ظهراً=in the afternoon
يوم=on, الساعة|في الساعة=at, غدا|غداً|بكرة|بكرا=tomorrow, بعد غد|بعد غدا=day after tomorrow, اليوم=today, من=from, إلى|الى=to, حتى=until, كل=every, كل يوم=every day
كل يوم اثنين|كل اثنين=every Monday, كل يوم ثلاثاء|كل ثلاثاء=every Tuesday, كل يوم أربعاء|كل أربعاء=every Wednesday, كل يوم اربعاء|كل اربعاء=every Wednesday, كل يوم خميس|كل خميس=every Thursday, كل يوم جمعة|كل جمعة=every Friday, كل يوم سبت|كل سبت=every Saturday, كل يوم أحد|كل أحد=every Sunday, كل يوم احد|كل احد=every Sunday
القادم|القادمة|المقبل|المقبلة=next, دقيقة|دقائق=minutes, ساعة=1 hour, ساعتين|ساعتان=2 hours, نصف ساعة=30 minutes, والنصف=and a half, والربع=and a quarter, إلا ربع|الا ربع=minus a quarter
بتوقيت=, مرات=times, أسبوعيا|اسبوعيا=weekly, شهريا=monthly, من فضلك|شكرا=hello, ماعدا|ما عدا=except, منتصف الليل=midnight
salam|salam aleikum|shukran|min fadlak=hello, saaten|sa3ten=2 hours, inshallah|khalas=hello`,
  small: `
w|wa|و=and, aw|أو|او=or, mesh=not, في=at
اثنين=Monday, ثلاثاء=Tuesday, أربعاء=Wednesday, اربعاء=Wednesday, خميس=Thursday, جمعة=Friday, سبت=Saturday, أحد=Sunday, احد=Sunday`,
}
