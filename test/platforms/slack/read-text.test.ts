import { expect, test } from '@jest/globals'
import { readText } from '#platforms/slack/read-text.ts'

const read = (text: string) => readText(text, { workspace: 'T1', bot: 'UBOT' })

test.each([
  ['the bot leaves no trace', '<@UBOT> apply ai', 'apply ai'],
  ['nor where it stands later', 'apply <@UBOT>', 'apply'],
  ['a person reads as their name', 'appoint <@U7|lena> leader', 'appoint @lena leader'],
  ['or as their id where Slack gives no name', 'appoint <@U7> leader', 'appoint @U7 leader'],
  ['a channel reads as its name', 'here <#C1|procurement>', 'here #procurement'],
  ['everyone is only a word', '<!channel> <!here|here>', '@channel here'],
  ['a team too', '<!subteam^S1|@experts> <!subteam^S1>', '@experts @subteam'],
  ['a date reads as it was shown', '<!date^1392734382^{date}|18 February 2014>', '18 February 2014'],
  [
    'an e-mail address is its text',
    'profile email <mailto:ada@example.org|ada@example.org>',
    'profile email ada@example.org',
  ],
  ['a telephone number too', '<tel:+254700|+254 700>', '+254 700'],
  [
    'a link stands as it was typed',
    'minutes proc7 <https://example.org/m?a=1&amp;b=2>',
    'minutes proc7 https://example.org/m?a=1&b=2',
  ],
  ['or as its words', 'minutes proc7 <https://example.org/m|the minutes>', 'minutes proc7 the minutes'],
  ['what looks like markup was typed', '&lt;@U7&gt; &amp;lt; a &amp; b', '<@U7> &lt; a & b'],
  ['no-break spaces are spaces', 'schedule\u00a0proc\u202f21 May', 'schedule proc 21 May'],
  ['curly quotes are straight', '\u201cWhat\u2019s next\u201d', '"What\'s next"'],
  ['dashes in times and dates are hyphens', '15:00\u201316:30 2021\u201105\u201121', '15:00-16:30 2021-05-21'],
  ['a dash between words stays', 'AI \u2014 what next', 'AI \u2014 what next'],
  ['line ends are one kind', 'one\r\ntwo\rthree', 'one\ntwo\nthree'],
  ['what is invisible is gone', 'ap\u200bply\ufeff', 'apply'],
])("Slack's text is read: %s", (_, typed, words) => {
  expect(read(typed).text).toBe(words)
})

test('the people named, in their order, the bot left out', () => {
  expect(read('<@UBOT> appoint <@U7|lena> and <@W8>').mentions).toEqual([
    { platform: 'slack', workspace: 'T1', user: 'U7' },
    { platform: 'slack', workspace: 'T1', user: 'W8' },
  ])
})

test('the addresses, also behind words and in plain text, without the punctuation around them', () => {
  expect(
    read('see <https://a.example/x?y=1&amp;z=2|this> and <https://b.example>, not <mailto:c@d.example|c@d.example>')
      .links,
  ).toEqual(['https://a.example/x?y=1&z=2', 'https://b.example'])
  expect(read('(https://c.example/m.).').links).toEqual(['https://c.example/m'])
})
