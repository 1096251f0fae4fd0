import type { Language } from './vocabulary.ts'

/** Arabic words of time in Latin letters, as people write them in chats. */
export const arabic: Language = {
  sure: `
el had|yom el had|al ahad=Sunday, el etnen|al ithnayn|yom el etnen=Monday, el talat|talat|al thulatha|yom el talat=Tuesday, el arbaa|al arbia|yom el arbaa=Wednesday
el khamis|al khamis|yom el khamis=Thursday, el gomaa|al jumua|yom el gomaa=Friday, el sabt|al sabt|yom el sabt=Saturday
kol yom|kol=every, kol yom talat|kol talat=every Tuesday, kol yom etnen|kol etnen=every Monday, kol yom arbaa|kol arbaa=every Wednesday, kol yom khamis|kol khamis=every Thursday
bokra|bukra=tomorrow, el naharda=today, el sa3a|el saa|as saa=at, el sobh|sabahan=in the morning, el dohr|el 3asr|el asr=in the afternoon
bel leil|masaan=in the evening, yanayer=January, febrayer=February, abril=April, mayo=May, yonyo|yunyu=June, yolyo|yulyu=July
oktobar=October, salam|salam aleikum|shukran|min fadlak=hello, saaten|sa3ten=2 hours, inshallah|khalas=hello`,
  small: `
w|wa=and, aw=or, mesh=not`,
}
