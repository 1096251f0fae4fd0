import type { Script } from './organisation-story.ts'

const delegate = (name: string, zone: string, mail: string) => ({
  'full-name': name,
  mail,
  'national-body': 'Hydrographic Office',
  zone,
})

/** The story of the standards body: the technical officer approves the minutes before the delegates get them. */
export const standardsBody: Script = {
  group: 'tides',
  leader: 'chair-tides',
  secretariat: 'office',
  others: ['officer'],
  applicants: [
    { who: 'delegate-lima', answers: delegate('Delegate in Lima', 'Lima', 'lima@example.org') },
    { who: 'delegate-manila', answers: delegate('Delegate in Manila', 'Manila', 'manila@example.org') },
  ],
  meeting: '11 February 14:00 UTC 2h Gauge messages',
  movedTo: '12 February 14:00 UTC',
  at: { decided: 1, scheduled: 3, told: 48, afterwards: 32.4 * 24, end: 40 * 24 },
  async afterwards(play, reference) {
    // The delegates hear nothing of a draft; the technical officer does.
    await play.goTo(33 * 24)
    await play.says('officer', 'status')
    const draft = await play.says('officer', `minutes ${reference}`)
    await play.presses('officer', draft, `Approve ${reference}`)
  },
  itsWords: [
    'Welcome: you are now a delegate of Tides.',
    'You get an answer by Thu 21 Jan.',
    'Open an account in the standards library',
    'This is a draft. The technical officer approves it.',
    'TIDE-2: approve the minutes',
    'Approved on Sat 13 Feb 2027.',
  ],
}
