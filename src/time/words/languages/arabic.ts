import type { Language } from './vocabulary.ts'

/** Arabic words of time in Latin letters, as people write them in chats. */
export const arabic: Language = {
  weekdays: `el etnen|al ithnayn|yom el etnen, el talat|talat|al thulatha|yom el talat, el arbaa|al arbia|yom el arbaa, el khamis|al khamis|yom el khamis, el gomaa|al jumua|yom el gomaa, el sabt|al sabt|yom el sabt, el had|yom el had|al ahad`,
  months: `yanayer, febrayer, , abril, mayo, yonyo|yunyu, yolyo|yulyu, , , oktobar, , `,
  sure: `
kol yom|kol=every, kol yom talat|kol talat=every Tuesday, kol yom etnen|kol etnen=every Monday, kol yom arbaa|kol arbaa=every Wednesday, kol yom khamis|kol khamis=every Thursday
bokra|bukra=tomorrow, el naharda=today, el sa3a|el saa|as saa=at, el sobh|sabahan=in the morning, el dohr|el 3asr|el asr=in the afternoon
bel leil|masaan=in the evening
salam|salam aleikum|shukran|min fadlak=hello, saaten|sa3ten=2 hours, inshallah|khalas=hello`,
  small: `
w|wa=and, aw=or, mesh=not`,
}
