import { dialogs } from '#app/features.ts'
import { readCharterFile } from '#charter/charter-file.ts'
import { findGroup, readGroup } from '#charter/find-group.ts'
import type { Field } from '#chat/form.ts'
import { readAnswers } from '#chat/read-answers.ts'
import { linksIn, typedText } from '#chat/typed-text.ts'
import { agendaText, overlong, readAgenda } from '#features/meetings/agenda.ts'
import { readReference } from '#features/meetings/reference.ts'
import { safeName } from '#features/minutes/file-kind.ts'
import { readCaption, saysItDidNotHappen } from '#features/minutes/minutes-words.ts'
import { readAppointment } from '#features/offices/cards/appoint-words.ts'
import { cleanName, cleanText, cleanUid } from '#icalendar/clean-text.ts'
import { uriMailbox, webUri } from '#icalendar/uri-text.ts'
import { plainWords, route } from '#inbox/route.ts'
import { renderMessage as renderLetter } from '#platforms/email/render-message.ts'
import { readText as readLocal } from '#platforms/local/read-text.ts'
import { readText as readSlack } from '#platforms/slack/read-text.ts'
import { activityShape } from '#platforms/teams/internal/activity.ts'
import { isFollowable, plainText } from '#platforms/teams/internal/rich-text.ts'
import { readText as readTeams } from '#platforms/teams/read-text.ts'
import { readWish } from '#time/fair/read-wish.ts'
import { readDate } from '#time/read-date.ts'
import { readDuration } from '#time/read-duration.ts'
import { readHours } from '#time/read-hours.ts'
import { readOffsets } from '#time/read-offsets.ts'
import { understandWhen } from '#time/read-when.ts'
import type { WhenOptions } from '#time/when.ts'
import { readZone } from '#time/zone.ts'
import { downloadHeaders } from '#web/download.ts'

const read = readCharterFile('charters/u4ssc.yaml')
if ('errors' in read) throw new Error('the charter of the fuzz is broken')
const { charter } = read
const speaker = { now: '2020-03-02T08:00:00Z', zone: 'Europe/Zurich' }
const said: WhenOptions = { ...speaker, lasts: 'PT60M' }
const last = { date: '2020-03-03', time: '15:00', zone: 'Europe/Zurich', lasts: 'PT90M' }
const fields: Field[] = [
  { name: 'text', label: 'Text', kind: 'multiline', max: 4000 },
  { name: 'email', label: 'E-mail', kind: 'email', max: 4000 },
  { name: 'url', label: 'Link', kind: 'url', max: 4000 },
  { name: 'number', label: 'Number', kind: 'number' },
  { name: 'date', label: 'Date', kind: 'date' },
  { name: 'time', label: 'Time', kind: 'time' },
]
const reader = { zone: 'Europe/Zurich', locale: 'en' }

/** Everything that reads a stranger's text, by name. What a reading answers is of no interest here, only how long it takes. */
export const readings: Record<string, (text: string) => unknown> = {
  'a meeting': (text) => understandWhen(text, said),
  'a move': (text) => understandWhen(text, { ...said, last, dateOnly: true }),
  'a poll': (text) => understandWhen(text, { ...said, reads: 'alternatives' }),
  'a series': (text) => understandWhen(text, { ...said, reads: 'series' }),
  'a wish for times': (text) => readWish(text, said),
  'a day': (text) => readDate(text, speaker),
  'a length': (text) => readDuration(text),
  'hours of a day': (text) => readHours(text),
  'offsets of reminders': (text) => readOffsets(text),
  'a zone': (text) => readZone(text),
  'the command': (text) => route(dialogs, text),
  'the plain words': (text) => plainWords(text),
  'a group': (text) => readGroup(charter, text),
  'a whole group': (text) => findGroup(charter, text),
  'a reference': (text) => readReference(charter, text),
  'an appointment': (text) => readAppointment(charter, text, speaker),
  'an agenda': (text) => [readAgenda(text), agendaText(text), overlong(text, [{ lasts: 'PT60M' }])],
  'the words on a file': (text) => [readCaption(text, charter.words.minutes), saysItDidNotHappen(text)],
  'the name of a file': (text) => [safeName(text), downloadHeaders(text.toWellFormed(), 'text/plain')],
  'links in a text': (text) => linksIn(text),
  'typed words': (text) => typedText(text),
  'words in Slack': (text) => readSlack(text, { workspace: 'T1', bot: 'U1' }),
  'words in Teams': (text) => readTeams(activityOf(text)),
  'words in the local chat': (text) => readLocal(text, new Set(['expert-nairobi'])),
  'the answers of a form': (text) => readAnswers(fields, Object.fromEntries(fields.map(({ name }) => [name, text]))),
  'a text in a calendar': (text) => [cleanText(text), cleanName(text), cleanUid(text)],
  'an address in a calendar': (text) => [webUri(text), uriMailbox(text)],
  'a letter': (text) => renderLetter({ summary: [text], blocks: [{ kind: 'text', spans: [text] }] }, reader),
  'a card in Teams': (text) => [plainText([text], { reader, names: new Map() }), isFollowable(text)],
}

function activityOf(text: string) {
  return activityShape.parse({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    text: `<at>Convenor</at> ${text}`,
    from: { id: '29:1' },
    recipient: { id: '28:1' },
    conversation: { id: 'a:1' },
    entities: [{ type: 'mention', mentioned: { id: '28:1', name: 'Convenor' }, text: '<at>Convenor</at>' }],
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
  })
}
