import { expect, test } from '@jest/globals'
import type { Outcome } from '#chat/outcome.ts'
import type { Driver } from '../driver.ts'
import { form, fullAnswers } from '../samples.ts'
import { inTalk, placesOf } from './scene.ts'
/** What reaches the house. */
export function incomings(driver: Driver): void {
  const nothing: Outcome = { kind: 'nothing' }
  const places = placesOf(driver)

  test.each(places)('words typed in a %s arrive as typed, and who said them', async (where) => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.says('minutes proc7 & "last" <week> https://example.org/m?a=1&b=2', where)
      expect(incomings).toHaveLength(1)
      expect(incomings[0]).toMatchObject({
        kind: 'said',
        text: 'minutes proc7 & "last" <week> https://example.org/m?a=1&b=2',
        links: ['https://example.org/m?a=1&b=2'],
        files: [],
        from: driver.person,
        place: { kind: where },
        canOpenForm: driver.typedWordsOpenForms,
      })
      expect(incomings[0]?.key).not.toBe('')
    })
  })

  test('words of a phone arrive plain', async () => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.says('schedule procurement 21\u00a0May 15:00\u201316:30 \u201cWhat\u2019s next\u201d', 'direct')
      expect(incomings[0]).toMatchObject({ text: 'schedule procurement 21 May 15:00-16:30 "What\'s next"' })
    })
  })

  test.each(places)('a press in a %s arrives with the ids of its button', async (where) => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.presses({ verb: 'say-yes', about: { meeting: 'm1', session: '1' } }, { where })
      expect(incomings).toHaveLength(1)
      expect(incomings[0]).toMatchObject({
        kind: 'pressed',
        act: { verb: 'say-yes', about: { meeting: 'm1', session: '1' } },
        from: driver.person,
        place: { kind: where },
      })
    })
  })

  test('a form arrives with its tag and every answer', async () => {
    await inTalk(driver, { kind: 'done' }, async ({ talk, incomings }) => {
      await talk.submits(form, fullAnswers)
      expect(incomings).toHaveLength(1)
      expect(incomings[0]).toMatchObject({ kind: 'submitted', tag: form.tag, raw: fullAnswers, from: driver.person })
    })
  })

  const removable = driver.lacks?.includes('removal') ? test.skip : test
  removable('a page opened and an app removed arrive, and nobody waits for an answer', async () => {
    await inTalk(driver, nothing, async ({ talk, incomings }) => {
      await talk.opensHome()
      await talk.removesTheApp()
      expect(incomings).toMatchObject([{ kind: 'home' }, { kind: 'removed', answerBy: null }])
    })
  })
}
