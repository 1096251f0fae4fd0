import { describe, expect, test } from '@jest/globals'
import { activityShape } from '#platforms/teams/internal/activity.ts'
import { readText } from '#platforms/teams/read-text.ts'
import { bot, inChat, maria } from './activities.ts'

const mention = (who: { id: string; name: string }) => ({
  type: 'mention',
  mentioned: who,
  text: `<at>${who.name}</at>`,
})

function read(text: string, changes: Record<string, unknown> = {}) {
  return readText(activityShape.parse(inChat('https://smba.trafficmanager.net/emea/', { text, ...changes })))
}

describe('what a person typed', () => {
  test.each([
    ['no-break spaces', 'schedule\u00a0procurement &nbsp;21 May', 'schedule procurement 21 May'],
    ['curly quotes', 'edit proc7 title “Case studies” it’s', 'edit proc7 title "Case studies" it\'s'],
    ['dashes in dates', '2021–05–21 15:00–16:30', '2021-05-21 15:00-16:30'],
    ['escaped characters, once', 'Q&amp;A &lt;b&gt; &amp;lt;', 'Q&A <b> &lt;'],
    ['what only looks like an escape', 'Q&constructor; R&D; &#9731;', 'Q&constructor; R&D; &#9731;'],
    ['line ends of Windows', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['invisible characters', '\u200bhelp\ufeff', 'help'],
    ['a quoted message before the words', '<quoted messageId="1600000000001"/> next', 'next'],
    ['a quoted message that a person typed', '&lt;quoted messageId="1"/&gt; next', '<quoted messageId="1"/> next'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(read(text).text).toBe(expected)
  })

  test('leaves no trace of the bot’s own mention, wherever and however often it stands', () => {
    const { text, callsBot, named } = read('<at>Convenor</at> apply <at>Convenor</at>&nbsp;ai', {
      entities: [mention(bot), mention(bot)],
    })
    expect({ text, callsBot, named }).toEqual({ text: 'apply ai', callsBot: true, named: [] })
  })

  test('reads somebody else’s mention as their name, and says who it is', () => {
    const someone = { id: '29:someone', name: 'Ana $& Lima' }
    const { text, named } = read('<at>Convenor</at> appoint <at>Ana $& Lima</at> leader', {
      entities: [mention(bot), mention(someone)],
    })
    expect(text).toBe('appoint @Ana $& Lima leader')
    expect(named).toEqual([{ address: '29:someone', user: null, name: 'Ana $& Lima' }])
  })

  test('typed tags are not mentions', () => {
    expect(read('&lt;at&gt;Convenor&lt;/at&gt; help')).toMatchObject({
      text: '<at>Convenor</at> help',
      callsBot: false,
      named: [],
    })
  })

  test('finds links in the words, and behind words in the formatted copy', () => {
    const { links } = read('minutes proc7 https://example.org/a?x=1&amp;y=2). see here', {
      attachments: [
        { contentType: 'text/html', content: '<p>see <a href="https://example.org/b?x=1&amp;y=2">here</a></p>' },
        { contentType: 'text/html', content: '<p><a href="javascript:alert(1)">no</a></p>' },
      ],
    })
    expect(links).toEqual(['https://example.org/a?x=1&y=2', 'https://example.org/b?x=1&y=2'])
  })

  test('is nothing where a card was pressed', () => {
    expect(read('', { text: undefined, from: maria }).text).toBe('')
  })
})

test('a link in a quoted message was not given by the one who quotes it', () => {
  const quote =
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="1"><a href="https://old.example/">old</a></blockquote>'
  const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] })
  expect(read('thanks', html(`${quote}<p>thanks</p>`)).links).toEqual([])
  expect(read('see this', html(`${quote}<p>see <a href="https://new.example/">this</a></p>`)).links).toEqual([
    'https://new.example/',
  ])
})
