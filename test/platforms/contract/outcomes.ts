import { describe, expect, test } from '@jest/globals'
import type { Form } from '#chat/form.ts'
import type { Driver, Shown, Talk, Where } from '../driver.ts'
import { fields, form, fullAnswers } from '../samples.ts'
import { inTalk, notice, placesOf, saying, secret } from './scene.ts'
/** Who sees an answer, and where. */
export function outcomes(driver: Driver): void {
  const read = (shown: Shown[], by?: Shown['by']) =>
    shown
      .filter((one) => by === undefined || one.by === by)
      .map((one) => one.reads)
      .join('\n')

  const places = placesOf(driver)
  const acts: [string, (talk: Talk, where: Where) => Promise<Shown[]>][] = [
    ['words', (talk, where) => talk.says('status', where)],
    ['a press', (talk, where) => talk.presses({ verb: 'look', about: {} }, { where })],
  ]

  describe.each(acts)('An answer to %s', (_name, act) => {
    test.each(places)('to the actor in a %s is read by them alone', async (where) => {
      await inTalk(driver, { kind: 'say', to: 'actor', message: saying(secret) }, async ({ talk }) => {
        const shown = await act(talk, where)
        expect(read(shown, 'actor')).toContain(secret)
        expect(read(shown, 'place')).not.toContain(secret)
      })
    })

    const inChannel = places.includes('channel') ? test : test.skip
    inChannel('to the place in a channel is read by everyone there', async () => {
      await inTalk(driver, { kind: 'say', to: 'place', message: saying(notice) }, async ({ talk }) => {
        expect(read(await act(talk, 'channel'), 'place')).toContain(notice)
      })
    })

    test.each(places)('of nothing shows nothing in a %s', async (where) => {
      await inTalk(driver, { kind: 'nothing' }, async ({ talk }) => {
        expect(await act(talk, where)).toEqual([])
      })
    })
  })

  test.each(places)('a press in a %s opens a form', async (where) => {
    await inTalk(driver, { kind: 'form', how: 'open', form }, async ({ talk }) => {
      const shown = await talk.presses({ verb: 'apply', about: {} }, { where, opensForm: true })
      expect(shown).toMatchObject([{ by: 'actor', as: 'form' }])
      for (const field of fields) expect(shown[0]?.reads).toContain(field.label)
    })
  })

  test.each(places)('a press in a %s redraws its message', async (where) => {
    await inTalk(driver, { kind: 'replace', message: saying(notice) }, async ({ talk }) => {
      const shown = await talk.presses({ verb: 'say-yes', about: {} }, { where })
      expect(shown.filter((one) => one.as === 'replaced').map((one) => one.reads)).toEqual([
        expect.stringContaining(notice),
      ])
    })
  })

  test('a refused form stays, with every answer, the error and the problem', async () => {
    const mended: Form = {
      ...form,
      values: fullAnswers,
      errors: { email: 'This is no e-mail address.' },
      problem: 'One answer is missing.',
    }
    await inTalk(driver, { kind: 'form', how: 'mend', form: mended }, async ({ talk }) => {
      const shown = await talk.submits(form, fullAnswers)
      expect(shown).toMatchObject([{ by: 'actor', as: 'form' }])
      expect(shown[0]?.reads).toContain('This is no e-mail address.')
      expect(shown[0]?.reads).toContain('One answer is missing.')
      expect(driver.fill(mended, 'unchanged')).toEqual({ tag: form.tag, raw: fullAnswers })
    })
  })

  test('a finished form closes, and its last word is read by the actor alone', async () => {
    await inTalk(driver, { kind: 'done', message: saying(secret) }, async ({ talk }) => {
      const shown = await talk.submits(form, fullAnswers)
      expect(shown.filter((one) => one.as === 'form')).toEqual([])
      expect(read(shown, 'actor')).toContain(secret)
      expect(read(shown, 'place')).not.toContain(secret)
    })
  })

  test('the home page shows its message', async () => {
    await inTalk(driver, { kind: 'home', message: saying(secret) }, async ({ talk }) => {
      expect(read(await talk.opensHome(), 'actor')).toContain(secret)
    })
  })
}
