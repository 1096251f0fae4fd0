import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { readCharter } from '#charter/charter-file.ts'

/** A mistake in one of the two example charters: what was written, what stands there instead, and what the check says. */
type Mistake = { name: string; charter: string; written: [string, string][]; says: string[] }

const mistakes: Mistake[] = [
  {
    name: 'an approver who is no office',
    charter: 'standards-body',
    written: [['approver: technical-officer', 'approver: technical-oficer']],
    says: [
      'on "approver: technical-oficer": minutes.approver "technical-oficer" is not known > Did you mean "technical-officer"?',
    ],
  },
  {
    name: 'an office filled in a way that is none',
    charter: 'academic-society',
    written: [['how: election, note', 'how: vote, note']],
    says: [
      'on "{ who: the fellows of the working group, how: vote, note: "C": offices[coordinator].appointedBy.how "vote" does not fit here > Write one of: election.',
    ],
  },
  {
    name: 'a renewal in words',
    charter: 'standards-body',
    written: [
      ['    renewable: 1\n    warnBefore: [P180D, P30D]', '    renewable: once\n    warnBefore: [P180D, P30D]'],
    ],
    says: ['on "renewable: once": offices[chair].renewable "once" does not fit here > Write a number.'],
  },
  {
    name: 'an office of a body that is none',
    charter: 'standards-body',
    written: [['body: council', 'body: counsel']],
    says: ['on "body: counsel": offices[central-office].body "counsel" is not known > Did you mean "council"?'],
  },
  {
    name: 'a body without an office that answers',
    charter: 'academic-society',
    written: [
      ['    body: society\n', ''],
      ['approvers: { anyOf: [president, society-office] }', 'approvers: { anyOf: [president, society] }'],
    ],
    says: [
      'on "approvers: { anyOf: [president, society] }": requests[lecture].approvers.anyOf[2] no office belongs to "society" > Write body: society in an office of the organisation.',
    ],
  },
  {
    name: 'a request nobody answers',
    charter: 'standards-body',
    written: [['approvers: { anyOf: [board-member] }', 'approvers: { anyOf: [board] }']],
    says: [
      'on "approvers: { anyOf: [board] }": requests[work-item].approvers.anyOf[1] "board" is not known > Use one of: chair, board-member, technical-officer, central-office, council.',
    ],
  },
  {
    name: 'a request answered by an office of a committee',
    charter: 'standards-body',
    written: [['approvers: { anyOf: [board-member] }', 'approvers: { anyOf: [chair] }']],
    says: [
      'on "approvers: { anyOf: [chair] }": requests[work-item].approvers.anyOf[1] "chair" is an office of a group > Name an office of the whole organisation, or a body.',
    ],
  },
  {
    name: 'a request counted to a day that is not asked',
    charter: 'academic-society',
    written: [['      - { id: date, label: Day, kind: date, onPage: true }\n', '']],
    says: [
      'on "daysAhead: 30": requests[lecture].daysAhead counts to a day that no field asks for > Add a field of kind date.',
      'on "expires: { after: event, lasts: P1D }": requests[lecture].expires is after a day that no field asks for > Add a field of kind date.',
    ],
  },
  {
    name: 'two kinds of request by one word',
    charter: 'academic-society',
    written: [['words: [travel, money]', 'words: [travel, speak]']],
    says: [
      'on "words: [travel, speak]": requests[grant].words[2] "speak" stands here twice > Use another word: it must mean one kind of request.',
    ],
  },
  {
    name: 'a request with both ways to decide',
    charter: 'standards-body',
    written: [
      ['{ allOf: [technical-officer, central-office] }', '{ allOf: [technical-officer], anyOf: [central-office] }'],
    ],
    says: [
      'on "approvers: { allOf: [technical-officer], anyOf: [central-off": requests[mark].approvers {"allOf":["technical-officer"],"anyOf":["central-office"]} does not fit here > Write either allOf or anyOf, with a list of offices or bodies.',
    ],
  },
  {
    name: 'a first step that the member gives themselves access by',
    charter: 'standards-body',
    written: [['    who: secretariat\n    access: ballots', '    who: member\n    access: ballots']],
    says: [
      'on "access: ballots": onboarding[ballots].access is given by the secretariat, but the step is for the member > Write who: secretariat, or remove access.',
    ],
  },
  {
    name: 'a first step without a name',
    charter: 'academic-society',
    written: [['    name: mailing list\n', '']],
    says: ['on "- id: list": onboarding[list].name is missing > Write text.'],
  },
  {
    name: 'a partner in a role that is none',
    charter: 'standards-body',
    written: [['role: coordinator', 'role: owner']],
    says: ['on "role: owner": partners[bureau].role "owner" does not fit here > Write one of: coordinator, supporter.'],
  },
  {
    name: 'a partner with an address for a domain',
    charter: 'standards-body',
    written: [['domains: [shores.example.org]', 'domains: [desk@shores.example.org]']],
    says: [
      'on "domains: [desk@shores.example.org]": partners[bureau].domains[1] "desk@shores.example.org" is not the domain of an e-mail address > Write what stands behind the @, in small letters, for instance example.org.',
    ],
  },
  {
    name: 'a plan counted in months',
    charter: 'standards-body',
    written: [['remindBefore: [P14D, PT0S]', 'remindBefore: [P1M, PT0S]']],
    says: [
      'on "remindBefore: [P1M, PT0S]": plans.remindBefore[1] "P1M" counts in years or months, which differ in length > Count in weeks, days, hours or minutes, for instance P90D.',
    ],
  },
  {
    name: 'a plan with the consent of a statement that is none',
    charter: 'academic-society',
    written: [['consent: authorship', 'consent: author']],
    says: ['on "consent: author": plans.consent "author" is not known > Use one of: authorship, open-minutes.'],
  },
  {
    name: 'a duty met in two ways',
    charter: 'standards-body',
    written: [['met: { link: the report }', 'met: { link: the report, statement: what you said }']],
    says: [
      'on "met: { link: the report, statement: what you said }": duties[board-report].met is met in two ways > Keep one of rule, link and statement.',
    ],
  },
  {
    name: 'a duty met by a record that is none',
    charter: 'academic-society',
    written: [['rule: minutes-in-time', 'rule: minutes-on-time']],
    says: [
      'on "met: { rule: minutes-on-time }": duties[coordinator-proceedings].met.rule "minutes-on-time" does not fit here > Did you mean "minutes-in-time"?',
    ],
  },
  {
    name: 'a duty of an office that is none',
    charter: 'standards-body',
    written: [['who: [technical-officer]\n    what: Approve', 'who: [technical-oficer]\n    what: Approve']],
    says: [
      'on "who: [technical-oficer]": duties[officer-minutes].who[1] "technical-oficer" is not known > Did you mean "technical-officer"?',
    ],
  },
  {
    name: 'a document that cannot be read',
    charter: 'academic-society',
    written: [['kind: report, url: "https://rivers.example.org/report"', 'kind: report']],
    says: [
      'on "- { id: report, title: Yearly report of the society, kind: r": documents[report] cannot be read > Give its url, or a text file beside the charter.',
    ],
  },
  {
    name: 'a document whose file is not there',
    charter: 'standards-body',
    written: [['kind: terms, file: standards-body-rules.txt', 'kind: terms, file: rules.txt']],
    says: [
      'on "- { id: rules, title: Rules of Procedure, kind: terms, file:": documents[rules].file "rules.txt" is not there > Put the file beside the charter, or mend its name.',
    ],
  },
  {
    name: 'a deadline in a zone that is none, and four more at once',
    charter: 'academic-society',
    written: [
      ['zone: AoE', 'zone: EoA'],
      ['liveFrom: 2027-01-01', 'liveFrom: 2027-13-01'],
      ['prefix: DEL', 'prefix: FLD'],
      ['renewable: 0', 'renewable: -1'],
      ['readers: public', 'readers: everybody'],
    ],
    says: [
      'on "liveFrom: 2027-13-01": organisation.liveFrom "2027-13-01" is not a day of the calendar > Write year, month and day of a day that exists, for instance 2020-03-31.',
      'on "renewable: -1": offices[president].renewable -1 is too small > Write 0 or more.',
      'on "prefix: FLD": groups[deltas].prefix "fld" already names the group "floods" > Use another word: whoever types it must reach one group.',
      'on "deadline: { date: 2027-01-31, zone: EoA }": calls[floods-2027].deadline.zone "EoA" is not a time zone > Write an IANA zone, for instance Europe/Zurich.',
      'on "readers: everybody": minutes.readers "everybody" does not fit here > Write one of: members, public.',
    ],
  },
]

/** The text of a file beside the example charters. */
function beside(name: string): string | undefined {
  try {
    return readFileSync(`charters/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

test.each(mistakes)('$name: each has its line and how to mend it, all at once', ({ charter, written, says }) => {
  const sound = beside(`${charter}.yaml`) ?? ''
  const broken = written.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the charter`)
    return text.replace(from, to)
  }, sound)
  const read = readCharter(broken, beside)
  const errors = read.kind === 'faulty' ? read.errors : []
  const lines = broken.split('\n')
  const there = (line: number) => lines[line - 1]?.trim().slice(0, 60)
  expect(errors.map(({ line, where, says: what, mend }) => `on "${there(line)}": ${where} ${what} > ${mend}`)).toEqual(
    says,
  )
})
