import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { dialogs } from '#app/features.ts'
import { applicationStore } from '#features/groups/application-store.ts'
import { officeTermStore } from '#features/groups/group-store.ts'
import { meetingStore, rsvpStore } from '#features/meetings/meeting-store.ts'
import { testDatabase } from '../database.ts'
import { type Door, type Dropped, doors, stranger } from './doors.ts'
import { button, formOf, type Opened, type Shown } from './stage.ts'

/*
 * What nobody should send, and what each gets. `npm run jest -- story/bad --verbose` prints it as a table. Whatever it is: it is
 * answered in a sentence, nothing is stored, nothing of it comes alive, and nothing fails.
 */

const unknown = "I didn't understand that. Here is what you can do."
const perhaps = "I didn't understand that. Did you mean one of these?"
const forMembers = 'Only the members of a thematic group see who is in it.'

const tooMuch =
  'This is too long for me (over 4,000 characters). Please use fewer words. Send longer text, such as minutes, as a file or link.'
const words = [
  { what: 'unknown words', text: 'flurble the wotsit', gets: unknown },
  { what: '10,000 characters', text: 'x'.repeat(10_000), gets: tooMuch },
  { what: 'a command with 10,000 characters behind it', text: `apply ${'x'.repeat(10_000)}`, gets: tooMuch },
  {
    what: 'a command with 3,000 characters behind it',
    text: `apply ${'x'.repeat(3000)}`,
    gets: `There is no thematic group called "${'x'.repeat(59)}…".`,
  },
  {
    what: 'a title of 500 characters',
    text: `schedule procurement 21 May 15:00 Geneva ${'x'.repeat(500)}`,
    gets: 'This title is too long for a phone.',
  },
  {
    what: 'a title of 3,000 characters',
    text: `schedule procurement 21 May 15:00 Geneva ${'x'.repeat(3000)}`,
    gets: 'This is long. I read only its first 600 characters.',
  },
  { what: 'emoji', text: '🎉🧑🏽‍🚀', gets: unknown },
  { what: 'right-to-left text', text: 'مرحبا بكم', gets: unknown },
  {
    what: 'a command inside a right-to-left override',
    text: '\u202emembers ai\u202c',
    gets: 'Only the members of a thematic group see who is in it.',
  },
  { what: '<!channel>', text: '<!channel>', gets: perhaps },
  { what: '<!channel> before a command', text: '<!channel> members ai', gets: forMembers },
  {
    what: 'a markdown link for a group',
    text: `members [seaports](https://${stranger})`,
    gets: `There is no thematic group called "[seaports](https://${stranger})".`,
  },
  {
    what: 'a markdown link alone',
    text: `[press here](https://${stranger})`,
    gets: 'None of your meetings needs minutes now. Say which one you mean, for instance: minutes proc7 https://...',
  },
  { what: 'HTML', text: '<b>bold</b><script>alert(1)</script>', gets: unknown },
  {
    what: 'HTML for a group',
    text: 'apply <img src=x onerror=alert(1)>',
    gets: 'There is no thematic group called "<img src=x onerror=alert(1)>".',
  },
  { what: 'the name of something inside JavaScript', text: '__proto__', gets: unknown },
  { what: 'a number that was not offered', text: '42', gets: 'There is no numbered choice here now.' },
]

const tooOld = 'This is too old. Nothing was changed. Please say it again.'

const presses = [
  {
    what: 'a button that is not in use any more',
    act: { verb: 'vote', about: {} },
    gets: 'This button is no longer in use. Say "help" to see what you can do.',
  },
  { what: 'the preview of somebody else, or of last year', act: pending('confirm-schedule'), gets: tooOld },
  { what: 'a move that nobody previewed', act: pending('confirm-move'), gets: tooOld },
  {
    what: 'a form that nobody opened',
    act: pending('open-form'),
    gets: 'This form is too old. Please ask for it again.',
  },
  {
    what: 'a group that is gone',
    act: { verb: 'apply-to', about: { group: 'seaports' } },
    gets: 'There is no thematic group called "seaports".',
  },
  {
    what: 'a meeting that never was',
    act: { verb: 'answer-yes', about: { meeting: 'none', session: '1', rev: '1' } },
    gets: "I don't know this meeting.",
  },
  {
    what: 'an application that never was',
    act: { verb: 'accept-application', about: { application: 'none' } },
    gets: 'This application no longer exists.',
  },
]

const program = Buffer.from('MZ\u0090\u0000 this is a program')
const pdf = Buffer.from('%PDF-1.7\n%%EOF')
const huge = Buffer.concat([pdf, Buffer.alloc(21_000_000, 32)])
const tooLarge = 'This file is larger than 20 MB. Please send a link instead.'

const dropped: { what: string; file: Dropped; gets: string; notOn?: string[] }[] = [
  {
    what: 'an .exe named .pdf',
    file: { name: 'minutes.pdf', bytes: program },
    gets: "This is not a real .pdf file, so I didn't keep it. Please check it and send it again.",
  },
  {
    what: 'an .exe',
    file: { name: 'setup.exe', bytes: program },
    gets: 'I can keep .pdf, .docx, .odt, .md, .txt, and links. "setup.exe" is none of these.',
  },
  {
    what: 'a file of 21 MB',
    file: { name: 'minutes.pdf', bytes: huge },
    gets: tooLarge,
    notOn: ['the local chat'],
  },
  {
    what: 'a file of 21 MB',
    file: { name: 'minutes.pdf', bytes: huge },
    gets: 'A file can be 20 MB at most. Share a link to it instead.',
    notOn: ['Slack', 'Teams'],
  },
  {
    what: 'a file of 21 MB that is said to have 10 bytes',
    file: { name: 'minutes.pdf', bytes: huge, claims: 10 },
    gets: tooLarge,
    notOn: ['the local chat'],
  },
  {
    what: 'a file that the platform does not have any more',
    file: { name: 'minutes.pdf', bytes: null },
    gets: "I couldn't get this file. Please send it again, or send a link.",
    notOn: ['the local chat'],
  },
]

const answers = {
  name: 'Ada <!channel>',
  capacity: `[boss](https://${stranger})`,
  country: '<b>Kenya</b>',
  email: 'ada@example.org',
  expertise: '<@U1> @everyone <at>Convenor</at> {{DATE(2020-01-01)}}',
  zone: 'Nairobi',
}

describe.each(['Slack', 'Teams', 'the local chat'] as const)('bad input on %s:', (platform) => {
  const { uri } = testDatabase()
  let door: Door
  let form: Opened

  beforeAll(async () => {
    door = await doors[platform](uri)
    form = await formFor('expert-nairobi')
  }, 60_000)
  afterAll(() => door?.stop())
  afterEach(() => {
    expect(door.alive()).toEqual([])
    expect(door.home.log.filter(({ level }) => level === 'error')).toEqual([])
  })

  async function formFor(person: string): Promise<Opened> {
    const asked = await door.says(person, 'apply procurement')
    return formOf(asked.form ? asked : await door.presses(person, button(asked, 'Open the form')))
  }

  /** Does it, and makes sure that nothing was stored. */
  async function harmless(act: () => Promise<Shown>): Promise<string[]> {
    const before = await stored(door)
    const { text } = await act()
    expect(await stored(door)).toEqual(before)
    return text.split('\n')
  }

  describe('words:', () => {
    it.each(words)('$what -> $gets', async ({ text, gets }) => {
      expect(await harmless(() => door.says('leader-procurement', text))).toContain(gets)
    })
  })

  describe('presses:', () => {
    it.each(presses)('$what -> $gets', async ({ act, gets }) => {
      const pressed = { label: 'An old one', act, opensForm: false }
      expect(await harmless(() => door.presses('secretariat', pressed))).toContain(gets)
    })

    it('any button without what it was about -> a sentence', async () => {
      for (const verb of dialogs.flatMap((dialog) => Object.keys(dialog.presses ?? {}))) {
        const shown = await door.presses('expert-sydney', { label: verb, act: { verb, about: {} }, opensForm: false })
        expect([verb, shown.text]).not.toEqual([verb, expect.stringMatching(/^\s*$|broke on our side/)])
      }
    })
  })

  describe('forms:', () => {
    const changed =
      'This form has changed since you opened it. Your answers are kept. Please check them and send it again.'
    it(`an older version -> ${changed}`, async () => {
      const shown = await door.sends('expert-nairobi', form, { tag: { version: 0 }, answers })
      expect(shown.text).toContain(changed)
      expect(formOf(shown).values).toMatchObject(answers)
    })

    const long = 'This is too long. It has 10000 characters; there is room for 100.'
    it(`an answer of 10,000 characters -> ${long}`, async () => {
      const given = { ...answers, capacity: 'x'.repeat(10_000) }
      const { errors, values } = formOf(await door.sends('expert-nairobi', form, { answers: given }))
      expect(errors).toEqual({ capacity: long })
      expect(values).toMatchObject({ name: answers.name, expertise: answers.expertise })
    })

    const gone = 'This application no longer exists.'
    it(`somebody else's form -> ${gone}`, async () => {
      const own = await formFor('expert-lima')
      const shown = await harmless(() => door.sends('expert-lima', own, { tag: tagOf(form), answers }))
      expect(shown).toContain(gone)
    })

    const late = 'This form was open too long. Your answers are kept. Please send it again.'
    it(`a form that nobody opened -> ${late}`, async () => {
      const shown = await door.sends('expert-nairobi', form, { tag: { instance: 'invented' }, answers })
      expect(shown.text).toContain(late)
      expect(formOf(shown).values).toMatchObject(answers)
    })

    const unused = 'This form is no longer in use. Say "help" to see what you can do.'
    it(`a form that does not exist -> ${unused}`, async () => {
      const shown = await harmless(() => door.sends('expert-nairobi', form, { tag: { form: 'constructor' }, answers }))
      expect(shown).toContain(unused)
    })

    it('mentions, links, HTML and macros in answers -> are read as they were written', async () => {
      const second = formOf(await door.sends('expert-nairobi', form, { answers }))
      const ticks = Object.fromEntries(second.fields.map((name) => [name, true]))
      await door.sends('expert-nairobi', second, { answers: ticks })
      await door.waitUntil('2020-03-02T08:30:00Z')
      const [told] = await door.arrived('leader-procurement')
      expect(told?.text).toMatch(/^Ada <!channel> applied to Procurement\./)
      expect(told?.lines).toEqual(expect.arrayContaining([`Areas of expertise: ${answers.expertise}`]))
    })

    const twice = "We have this already. We didn't send it twice."
    it(`a form replayed -> ${twice}`, async () => {
      expect(await harmless(() => door.sends('expert-nairobi', form, { answers }))).toContain(twice)
    })
  })

  describe('files:', () => {
    beforeAll(async () => {
      const preview = await door.says('leader-procurement', 'schedule procurement 3 March 10:00 Geneva 60m Test')
      await door.presses('leader-procurement', button(preview, 'Schedule'))
      await door.waitUntil('2020-03-03T12:00:00Z')
    }, 60_000)

    it.each(dropped.filter(({ notOn }) => !notOn?.includes(platform)))('$what -> $gets', async ({ file, gets }) => {
      expect(await harmless(() => door.gives('leader-procurement', '', file))).toContain(gets)
    })

    const keeper =
      'None of your meetings needs minutes now. Say which one you mean, for instance: minutes proc7 https://...'
    it(`a file of somebody who keeps no minutes -> ${keeper}`, async () => {
      const file = { name: 'minutes.pdf', bytes: pdf }
      expect(await harmless(() => door.gives('expert-sydney', '', file))).toContain(keeper)
    })

    it('a name that leads out of its folder -> a safe name', async () => {
      const file = { name: `../../<b>minutes\r\nSet-Cookie: a.pdf`, bytes: pdf }
      const { text } = await door.gives('leader-procurement', '', file)
      expect(text).toContain('bminutesSet-Cookie a.pdf')
    })
  })
})

/** What bad input could have left behind. */
async function stored({ home }: Door): Promise<object> {
  const { store } = home.house
  const applications = await store(applicationStore).find({})
  return {
    applications: applications.map(({ person, state, answers: given }) => ({ person, state, given })),
    meetings: (await store(meetingStore).find({})).map(({ reference, minutes }) => ({ reference, minutes })),
    rsvps: await store(rsvpStore).find({}),
    terms: (await store(officeTermStore).find({})).map(({ _id, state }) => ({ _id, state })),
    files: await home.database.connection.collection('minutes.files').countDocuments(),
  }
}

function pending(verb: string) {
  return { verb, about: { pending: 'none' } }
}

function tagOf({ tag }: Opened) {
  return { instance: tag.instance, about: tag.about ?? {} }
}
