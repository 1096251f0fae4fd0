import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { testDatabase } from '../database.ts'
import { type SlackStage, slackStage } from '../story/slack-stage.ts'
import { button, formOf, type Seen } from '../story/stage.ts'

/* Nothing typed is lost: whatever failed reopens filled, and a draft, a question and a preview survive a restart. */

const { uri } = testDatabase()
let stage: SlackStage

beforeAll(async () => {
  stage = await slackStage(uri)
}, 60_000)
afterAll(() => stage?.stop())

/** The house ends, and another one begins on what it left. */
async function restart() {
  await stage.stop()
  stage = await slackStage(uri)
}

const answers = {
  name: 'Expert in Nairobi',
  capacity: 'Urban planner',
  country: 'Kenya',
  expertise: 'Public procurement of transport services.',
  zone: 'Nairobi',
}
/** The two questions that need no answer. */
const unneeded = { sdgs: '', experience: '' }

test('a form that was refused, and the next step of one that was taken, reopen by the first button after a restart', async () => {
  const asked = await stage.says('expert-nairobi', 'apply procurement')
  const open: Seen = button(asked, 'Open the form')
  const form = formOf(await stage.presses('expert-nairobi', open))
  const refused = await stage.submits('expert-nairobi', form, { ...answers, email: 'nobody@nowhere' })
  expect(formOf(refused).errors).toHaveProperty('email')
  await restart()
  const reopened = formOf(await stage.presses('expert-nairobi', open))
  expect(reopened.values).toEqual({ ...answers, ...unneeded, email: 'nobody@nowhere' })
  const second = formOf(await stage.submits('expert-nairobi', reopened, { email: 'nobody@example.org' }))
  expect(second.tag.form).toBe('commitments')
  await restart()
  expect(formOf(await stage.presses('expert-nairobi', open)).tag).toEqual(second.tag)
}, 60_000)

test('a draft is there again when somebody applies again', async () => {
  const asked = await stage.says('expert-nairobi', 'apply procurement')
  const form = formOf(await stage.presses('expert-nairobi', button(asked, 'Open the form')))
  expect(form.values).toEqual({ ...answers, ...unneeded, email: 'nobody@example.org' })
})

test('a question and a preview wait for their press over a restart', async () => {
  const question = await stage.says('leader-procurement', 'schedule procurement 21 May at 3 Geneva 90m Case studies')
  await restart()
  const preview = await stage.presses('leader-procurement', button(question, '15:00'))
  expect(preview.text).toContain('Procurement: Case studies')
  await restart()
  const set = await stage.presses('leader-procurement', button(preview, 'Schedule'))
  expect(set.text).toMatch(/PROC-\d+ is set: Thu 21 May, 15:00 Geneva\./)
}, 60_000)

test('words that are no time come back in the form, all of them', async () => {
  const asked = await stage.says(
    'leader-procurement',
    'schedule procurement on the day after the summit 90m Case studies',
  )
  await restart()
  const form = formOf(await stage.presses('leader-procurement', button(asked, 'Open the form')))
  expect(form.values).toMatchObject({ group: 'procurement', lasts: '90m' })
  expect(String(form.values.title)).toContain('the day after the summit')
}, 60_000)
