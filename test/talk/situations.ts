import type { Charter } from '#charter/charter.ts'
import type { KnownMeeting, OpenQuestion, Situation } from '#talk/situation.ts'

/** Who speaks in the file of sentences, and in what situation: as its head says, as plain data. */
export function situationOf(charter: Charter, role: string, situation: string): Situation {
  const both = situation === 'in two groups'
  const groups =
    role === 'member'
      ? ['procurement', ...(both ? ['financing'] : [])]
      : role === 'leader'
        ? ['procurement', ...(both ? ['financing'] : [])]
        : role === 'secretariat'
          ? charter.groups.map(({ id }) => id)
          : []
  const leads = role === 'leader' || role === 'secretariat'
  const meetings = meetingsIn(situation, role)
  const known = (group: string) => groups.includes(group)
  return {
    charter,
    now: '2020-03-02T09:00:00Z',
    zone: role === 'expert' ? 'Africa/Nairobi' : 'Europe/Zurich',
    name: { expert: 'Jane Mwangi', member: 'Marta Rossi', leader: 'Amina Diallo', secretariat: 'Sofia' }[role] ?? role,
    groups: groups.map((id) => ({ id, leads, belongs: role !== 'secretariat' })),
    secretariat: role === 'secretariat',
    meetings: meetings.map((meeting) => ({ ...meeting, title: known(meeting.group) ? meeting.title : null })),
    people: [
      { name: 'Amina Diallo', groups: ['procurement'] },
      { name: 'Bruno Costa', groups: ['procurement'] },
      { name: 'Nadia Karim', groups: ['financing'] },
      { name: 'Omar Haddad', groups: ['ai'] },
      { name: 'Okan Geray', groups: ['ai'] },
      { name: 'Kenji Sato', groups: ['procurement'] },
      { name: 'Olga Petrova', groups: ['procurement'] },
      { name: 'Chidi Okafor', groups: ['procurement'] },
      ...(role === 'member' ? [] : [{ name: 'Marta Rossi', groups: ['procurement'] }]),
    ],
    applicants:
      situation === 'application waiting' && leads
        ? [{ name: 'Jane Doe', group: 'procurement', about: 'urban planner, Kenya' }]
        : [],
    applied: situation === 'applied' && role === 'expert' ? ['procurement'] : [],
    polls:
      situation === 'poll open'
        ? [
            {
              group: 'procurement',
              choices: [
                { date: '2020-03-24', time: '15:00' },
                { date: '2020-03-25', time: '10:00' },
                { date: '2020-03-26', time: '15:00' },
              ],
            },
          ]
        : [],
    open: situation === 'open question' ? questionTo(role) : null,
  }
}

const meeting = (reference: string, [date, time]: [string, string], title: string): KnownMeeting => ({
  reference,
  group: reference.startsWith('FIN') ? 'financing' : 'procurement',
  title,
  date,
  time,
  ended: false,
  owed: false,
})

function meetingsIn(situation: string, role: string): KnownMeeting[] {
  const six = meeting('PROC-6', ['2020-03-20', '15:00'], 'Case studies')
  const seven = meeting('PROC-7', ['2020-04-17', '15:00'], 'Draft chapters')
  switch (situation) {
    case 'nothing ahead':
    case 'poll open':
      return []
    case 'two meetings ahead':
      return [six, seven]
    case 'open question':
      return role === 'member' || role === 'expert' ? [six] : [six, seven]
    case 'meeting tomorrow':
      return [{ ...six, date: '2020-03-03' }]
    case 'meeting soon':
      return [{ ...six, date: '2020-03-02', time: '10:30' }]
    case 'minutes due':
      return [{ ...meeting('PROC-5', ['2020-02-21', '15:00'], 'Criteria'), ended: true, owed: true }, six]
    case 'in two groups':
      return [six, meeting('FIN-3', ['2020-03-25', '10:00'], 'Green bonds')]
    default:
      return [six]
  }
}

function questionTo(role: string): OpenQuestion {
  const act = (verb: string, about: Record<string, string>) => ({ verb, about })
  if (role === 'member')
    return {
      yes: act('answer-yes', { meeting: 'PROC-6' }),
      no: act('answer-no', { meeting: 'PROC-6' }),
      maybe: act('answer-maybe', { meeting: 'PROC-6' }),
    }
  if (role === 'expert') return { yes: act('say', { words: 'apply procurement' }), no: act('keep-nothing', {}) }
  return { yes: act('confirm-schedule', { pending: 'one' }), no: act('keep-nothing', {}) }
}
