import { describe, expect, test } from '@jest/globals'
import type { Incoming } from '#chat/incoming.ts'
import { activityShape } from '#platforms/teams/internal/activity.ts'
import { readEvent } from '#platforms/teams/read-event.ts'
import { actData, formData } from '#platforms/teams/read-form.ts'
import { bot, channel, chatWithMaria, dialogPress, dialogSubmit, inChannel, inChat, maria } from './activities.ts'
import { tenant } from './stand-in.ts'

const url = 'https://smba.trafficmanager.net/emea/'
const act = { verb: 'accept', about: { application: 'a1' } }
const known = { tenant, real: 1_000, people: new Map([['29:ana', 'aad-ana']]) }

function read(activity: Record<string, unknown>): Incoming | null {
  return readEvent(activityShape.parse(activity), known)
}

describe('who, where and how', () => {
  test('a person is their tenant and their id in the directory, never an address', () => {
    expect(read(inChat(url, { text: 'hi' }))).toMatchObject({
      from: { platform: 'teams', workspace: tenant, user: maria.aadObjectId },
      via: tenant,
      place: { kind: 'direct', id: chatWithMaria },
      hint: { zone: 'Africa/Nairobi', locale: 'en-KE', name: 'María Núñez' },
    })
  })

  test('a chat gives the address at which the person is reached later; a channel does not', () => {
    const address = { serviceUrl: url, tenant, user: maria.id, conversation: chatWithMaria }
    expect(JSON.parse(read(inChat(url, { text: 'hi' }))?.address ?? '')).toEqual(address)
    expect(read(inChannel(url, { text: '<at>Convenor</at> hi' }))).not.toHaveProperty('address')
  })

  test('the same activity has the same key; another conversation or tenant has another', () => {
    const first = inChat(url, { text: 'hi', id: 'x' })
    expect(read(first)?.key).toBe(`${tenant}|${chatWithMaria}|x`)
    expect(read({ ...first, text: 'changed' })?.key).toBe(read(first)?.key)
  })

  test('somebody without an id in the directory is not listened to', () => {
    expect(read(inChat(url, { text: 'hi', from: { id: '29:guest', name: 'Guest' } }))).toBeNull()
  })

  test('survives JSON, so that a crash can resume it', () => {
    const incoming = read(inChat(url, { text: 'hi' }))
    expect(JSON.parse(JSON.stringify(incoming))).toEqual(incoming)
  })
})

describe('what is said', () => {
  test('a picture pasted into a chat is told apart from a file, which it cannot be read as', () => {
    const attachments = [
      { contentType: 'image/*', contentUrl: 'https://smba.trafficmanager.net/emea/v3/attachments/1/views/original' },
      { contentType: 'text/html', content: '<p><img src="x"></p>' },
    ]
    expect(read(inChat(url, { text: '', attachments }))).toMatchObject({
      kind: 'said',
      text: '',
      files: [],
      pictures: true,
    })
    expect(read(inChat(url, { text: 'next' }))).not.toHaveProperty('pictures')
  })

  test('in a channel it is for us only where the bot is called, and it stands in its thread', () => {
    expect(read(inChannel(url, { text: '<at>Convenor</at> next' }))).toMatchObject({
      kind: 'said',
      text: 'next',
      place: { kind: 'channel', id: channel, thread: '1600000000001' },
      canOpenForm: false,
      answerBy: null,
    })
    expect(read(inChannel(url, { text: 'just talking', entities: [] }))).toBeNull()
  })

  test('mentioned people are named by their id in the directory, whether Teams gave it or was asked for it', () => {
    const mention = (mentioned: object, name: string) => ({ type: 'mention', mentioned, text: `<at>${name}</at>` })
    const incoming = read(
      inChat(url, {
        text: 'appoint <at>Ana</at> <at>Bo</at> <at>Cy</at>',
        entities: [
          mention({ id: '29:ana', name: 'Ana' }, 'Ana'),
          mention({ id: '29:bo', name: 'Bo', aadObjectId: 'aad-bo' }, 'Bo'),
          mention({ id: '29:cy', name: 'Cy' }, 'Cy'),
        ],
      }),
    )
    expect(incoming).toMatchObject({
      text: 'appoint @Ana @Bo @Cy',
      mentions: [{ user: 'aad-ana' }, { user: 'aad-bo' }],
    })
  })

  test('a file comes with its caption; other attachments are not files', () => {
    const incoming = read(
      inChat(url, {
        text: 'minutes proc7',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            name: 'PROC-7.pdf',
            contentUrl: 'https://contoso-my.sharepoint.com/personal/PROC-7.pdf',
            content: {
              downloadUrl: 'https://contoso-my.sharepoint.com/download?tempauth=x',
              uniqueId: '1',
              fileType: 'pdf',
            },
          },
          { contentType: 'text/html', content: '<p>minutes proc7</p>' },
          { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/image' },
        ],
      }),
    )
    expect(incoming).toMatchObject({
      kind: 'said',
      text: 'minutes proc7',
      files: [
        {
          name: 'PROC-7.pdf',
          type: 'application/pdf',
          size: 0,
          ref: { downloadUrl: 'https://contoso-my.sharepoint.com/download?tempauth=x' },
        },
      ],
    })
  })
})

describe('what is pressed', () => {
  test('in a chat is a message with a value, on the message it answers', () => {
    const activity = inChat(url, { text: undefined, value: actData(act, false), replyToId: 'message-1' })
    expect(read(activity)).toMatchObject({
      kind: 'pressed',
      act,
      on: { via: tenant, place: { kind: 'direct', id: chatWithMaria }, id: 'message-1' },
      canOpenForm: false,
    })
  })

  test('where it asks for a dialog can open a form, and somebody waits', () => {
    const activity = dialogPress(inChat(url, { replyToId: 'message-1' }), actData(act, true))
    expect(read(activity)).toMatchObject({
      kind: 'pressed',
      act,
      on: { id: 'message-1' },
      canOpenForm: true,
      answerBy: 6_000,
    })
  })

  test('inside a dialog stands on no message', () => {
    expect(read(dialogSubmit(inChat(url), actData(act, false)))).toMatchObject({
      kind: 'pressed',
      act,
      on: null,
      canOpenForm: true,
    })
  })

  test.each([
    ['a value that is not ours', inChat(url, { value: { action: 'other' } })],
    [
      'a name that no field can have',
      inChat(url, { value: actData({ verb: 'accept', about: { 'a\0b': 'c' } }, false) }),
    ],
    [
      'a name that reads as an operator',
      inChat(url, { value: actData({ verb: 'accept', about: { $a: 'c' } }, false) }),
    ],
    ['a name that reads as a path', inChat(url, { value: actData({ verb: 'accept', about: { 'a.b': 'c' } }, false) })],
    ['a dialog that is not ours', dialogPress(inChat(url), { other: 1 })],
    ['a dialog without data', { ...dialogPress(inChat(url), {}), value: undefined }],
    ['an invoke we never offer', { ...inChat(url), type: 'invoke', name: 'composeExtension/query', value: {} }],
    ['an edited message', inChat(url, { type: 'messageUpdate', text: 'hi' })],
    ['a reaction', inChat(url, { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] })],
    ['an unknown type', inChat(url, { type: 'nonsense' })],
  ])('%s is nothing for us', (_, activity) => {
    expect(read(activity)).toBeNull()
  })
})

test('a submit gives the tag and every answer', () => {
  const tag = { form: 'apply', version: 1, instance: 'i1' }
  const fields = [
    { name: 'name', label: 'Name', kind: 'text', max: 80 },
    { name: 'from', label: 'From', kind: 'date' },
  ] as const
  const data = { ...formData(tag, fields), field_name: 'María' }
  expect(read(dialogSubmit(inChat(url), data))).toMatchObject({
    kind: 'submitted',
    tag,
    raw: { name: 'María', from: null },
    canOpenForm: true,
  })
})

describe('installation', () => {
  const installation = (changes: Record<string, unknown>) =>
    read(inChat(url, { type: 'installationUpdate', ...changes }))
  const update = (changes: Record<string, unknown>) => read(inChat(url, { type: 'conversationUpdate', ...changes }))

  test('is told to us twice, and has one key', () => {
    const [first, second] = [installation({ action: 'add' }), update({ membersAdded: [bot] })]
    expect(first).toMatchObject({ kind: 'installed', scope: 'person' })
    expect(first?.address).toBeDefined()
    expect(second?.key).toBe(first?.key)
  })

  test('removal is another key, and installing again later a third', () => {
    const keys = [
      installation({ action: 'add' }),
      installation({ action: 'remove' }),
      installation({ action: 'add', timestamp: '2021-05-20T09:00:00Z' }),
    ].map((incoming) => incoming?.key)
    expect(new Set(keys).size).toBe(3)
    expect(installation({ action: 'remove' })).toMatchObject({ kind: 'removed', scope: 'person' })
  })

  test('in a team concerns a place', () => {
    const { conversation } = inChannel(url)
    expect(update({ conversation, membersAdded: [maria, bot] })).toMatchObject({ kind: 'installed', scope: 'place' })
    expect(update({ conversation, membersRemoved: [bot] })).toMatchObject({ kind: 'removed', scope: 'place' })
  })

  test('an upgrade and other people’s comings and goings are no news', () => {
    expect(installation({ action: 'add-upgrade' })).toBeNull()
    expect(update({ membersAdded: [maria] })).toBeNull()
    expect(update({ channelData: { eventType: 'channelRenamed' } })).toBeNull()
  })
})
