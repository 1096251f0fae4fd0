import type { Script } from './organisation-story.ts'

const fellow = (name: string, zone: string, email: string) => ({
  name,
  email,
  university: 'University of the Delta',
  abstract: 'What three villages remember of one flood.',
  zone,
})

/** The story of the academic society: the next meeting approves the proceedings, and a second coordinator is elected. */
export const academicSociety: Script = {
  group: 'floods',
  leader: 'coordinator-floods',
  secretariat: 'office',
  others: ['president'],
  applicants: [
    { who: 'scholar-dhaka', answers: fellow('Scholar in Dhaka', 'Dhaka', 'dhaka@example.org') },
    { who: 'scholar-quito', answers: fellow('Scholar in Quito', 'Quito', 'quito@example.org') },
  ],
  meeting: '15 February 15:00 Accra 90m First chapters',
  movedTo: '16 February 15:00 Accra',
  at: { decided: 1, scheduled: 3, told: 48, afterwards: 37 * 24, end: 62 * 24 },
  async afterwards(play, reference) {
    await play.says('president', `minutes ${reference}`)
    const next = await play.says('coordinator-floods', 'schedule floods 8 March 15:00 Accra 90m Second chapters')
    await play.presses('coordinator-floods', next, 'Schedule and tell')
    const offer = await play.says('office', 'appoint Scholar in Dhaka coordinator floods')
    await play.presses('office', offer, 'Offer the role')
    await play.goTo(57 * 24)
    const offered = (await play.stage.arrived('scholar-dhaka')).findLast(({ kind }) => kind === 'office-offered')
    if (!offered) throw new Error('nobody told the scholar of the election')
    await play.presses('scholar-dhaka', offered, 'Accept the role')
    const draft = await play.says('coordinator-floods', `minutes ${reference}`)
    await play.presses('coordinator-floods', draft, `Approve ${reference}`)
  },
  itsWords: [
    'Welcome: you are now a fellow of Floods.',
    'Your abstract for',
    'This is a draft. The next meeting approves it.',
    'FLD-2: the proceedings',
    'Approved on Tue 9 Mar 2027, at FLD-3.',
    'On record: elected by the fellows of the working group.',
    'Will you be coordinator of Floods?',
  ],
}
