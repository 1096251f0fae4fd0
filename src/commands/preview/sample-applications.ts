import type { ApplicationFacts } from '#features/applications/application-facts.ts'
import type { Application, Warning } from '#features/groups/application.ts'
import { decided, newDraft, submitted } from '#features/groups/application-rules.ts'
import { plus } from '#time/instant.ts'
import { sampleMeeting } from './sample-meetings.ts'
import type { SampleWorld } from './sample-world.ts'
import type { Situation } from './situation.ts'

/** The states an application goes through, each with the notices it is there to show. */
export function applicationSituations(world: SampleWorld): Situation<ApplicationFacts>[] {
  const { charter, now, roster } = world
  const facts = (about: Application): ApplicationFacts => sampleApplicationFacts(world, about)
  const { draft, waiting, asked, answered } = sampleApplications(world)
  const leaderless = { ...roster, leaders: [] }
  return [
    { title: 'not sent yet', kinds: ['draft-closing'], facts: facts({ ...draft, startedAt: plus(now, '-P60D') }) },
    {
      title: 'sent',
      kinds: ['application-received', 'application-to-read', 'application-waiting'],
      facts: facts(waiting),
    },
    {
      title: `sent to a group without ${charter.words.leader.many}, after the deadline`,
      kinds: ['application-received', 'application-to-read'],
      facts: { ...facts({ ...waiting, late: 'I was travelling when the call closed.' }), roster: leaderless },
    },
    {
      title: 'sent from the public page',
      kinds: ['application-received', 'application-to-read', 'question-asked'],
      facts: facts({ ...asked, onPage: { addressConfirmed: true } }),
    },
    { title: 'asked about', kinds: ['question-asked'], facts: facts(asked) },
    { title: 'asked about and answered', kinds: ['question-answered'], facts: facts(answered) },
    {
      title: 'warned',
      kinds: ['member-warned', 'warning-answered'],
      facts: facts({
        ...decided(waiting, { to: 'accepted', by: world.leader._id, at: now, reason: null, note: null }),
        warnings: [
          { ...sampleWarning(world), answer: 'I was ill. I will come in May.', answeredAt: plus(now, 'PT2H') },
        ],
      }),
    },
    {
      title: 'accepted',
      kinds: ['application-decided'],
      facts: facts(decided(waiting, { to: 'accepted', by: world.leader._id, at: now, reason: null, note: null })),
    },
    {
      title: 'accepted at once, from another group',
      kinds: ['application-decided', 'application-to-read'],
      facts: {
        ...facts(decided(waiting, { to: 'accepted', by: 'charter', at: now, reason: null, note: null })),
        meetings: [],
      },
    },
    {
      title: 'left by themselves',
      kinds: ['member-left'],
      facts: facts({ ...waiting, state: 'ended', endedAt: now }),
    },
    ...charter.removals.reasons.map(({ id, label }) => ({
      title: `removed: ${label}`,
      kinds: ['member-removed', 'member-left'],
      facts: facts({
        ...{ ...waiting, state: 'ended' as const, endedAt: now },
        removal: { by: world.secretary._id, at: now, reason: id, note: null },
      }),
    })),
    ...charter.decisions.reasons.map(({ id, label }, index) => ({
      title: `declined: ${label}`,
      kinds: ['application-decided'],
      facts: facts(
        decided(waiting, {
          to: 'declined',
          by: world.leader._id,
          at: now,
          reason: id,
          note: index === 0 ? 'Thank you for the care you took with it.' : null,
        }),
      ),
    })),
  ]
}

/** One application, in the states that forms and notices are about. Their ids say which. */
export function sampleApplications(
  world: SampleWorld,
): Record<'draft' | 'waiting' | 'asked' | 'answered', Application> {
  const { charter, now, group, applicant, leader } = world
  const started = newDraft('draft', { group: group.id, person: applicant._id, at: now })
  const draft = { ...started, answers: sampleAnswers(world) }
  const waiting = { ...submitted(draft, charter, now), _id: 'waiting' }
  const question = {
    id: 'question',
    by: leader._id,
    at: now,
    text: 'Which of your projects would you write about?',
    answer: null,
    answeredAt: null,
  }
  return {
    draft,
    waiting,
    asked: { ...waiting, _id: 'asked', questions: [question] },
    answered: {
      ...waiting,
      _id: 'answered',
      questions: [{ ...question, answer: 'The tender for electric buses of 2018.', answeredAt: now }],
    },
  }
}

export function sampleApplicationFacts(world: SampleWorld, about: Application): ApplicationFacts {
  const { charter, roster, call, people, links, secretary } = world
  return {
    about,
    charter,
    roster: { ...roster, warners: [secretary._id] },
    call,
    people,
    links,
    onboarding: null,
    meetings: [sampleMeeting(world)],
  }
}

/** Something in every field: the person's own where it is known, else what the charter gives as an example. */
function sampleAnswers({ charter, applicant }: SampleWorld): Record<string, string> {
  const known = { name: applicant.name, email: applicant.email ?? '' }
  return Object.fromEntries(
    charter.fields.map(({ id, label, prefill, options, kind }) => [
      id,
      prefill
        ? known[prefill]
        : (options?.[0] ?? (kind === 'url' ? 'https://example.org' : `(${label.toLowerCase()})`)),
    ]),
  )
}

/** What the secretariat warns a member of. */
export function sampleWarning({ secretary, now }: SampleWorld): Warning {
  const reason = 'You missed four meetings without a word.'
  return { id: 'warning', by: secretary._id, at: now, reason, answer: null, answeredAt: null }
}
