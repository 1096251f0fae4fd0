import { button, formOf, type Shown, type Stage } from './stage.ts'

/** Who plays the story of an organisation, in which of its groups, and what they type there. */
export type Script = {
  group: string
  /** Leads the group. */
  leader: string
  secretariat: string
  /** Whoever else has a part. */
  others: readonly string[]
  /** The first applies with an e-mail address that is none, and mends it. */
  applicants: readonly { who: string; answers: Record<string, string> }[]
  /** Behind the group's name: when the meeting is to be, and what about. */
  meeting: string
  movedTo: string
  /** Hours from the start of the story to each of its scenes. */
  at: { decided: number; scheduled: number; told: number; afterwards: number; end: number }
  /** Sentences that only this organisation has: each is read by somebody. */
  itsWords: readonly string[]
  /** What the organisation does of its own, once there are minutes. */
  afterwards(play: Play, reference: string): Promise<void>
}

/** Lets somebody act, and keeps what they saw. */
type Play = {
  stage: Stage
  says(who: string, words: string): Promise<Shown>
  presses(who: string, seen: Parameters<typeof button>[0], label: string): Promise<Shown>
  submits(who: string, shown: Shown, answers: Record<string, string | boolean>): Promise<Shown>
  /** Moves on to so many hours after the start. */
  goTo(hours: number): Promise<void>
}

export type Act = { at: string; who: string; did: string; saw: string }

/**
 * The whole story with an organisation's own charter: people apply and are accepted, a meeting is scheduled, moved and
 * held, its minutes are given, and what the organisation does with them. @returns every act with what came back.
 */
export async function organisationStory(stage: Stage, script: Script): Promise<Act[]> {
  const acts: Act[] = []
  const start = Temporal.Instant.from(await stage.now())
  const note = async (who: string, did: string, shown: Shown) => {
    acts.push({ at: await stage.now(), who, did, saw: shown.text })
    return shown
  }
  const play: Play = {
    stage,
    says: async (who, words) => note(who, `says "${words}"`, await stage.says(who, words)),
    presses: async (who, seen, label) => note(who, `presses "${label}"`, await stage.presses(who, button(seen, label))),
    submits: async (who, shown, answers) =>
      note(who, `sends "${formOf(shown).title}"`, await stage.submits(who, formOf(shown), answers)),
    goTo: (hours) =>
      stage.waitUntil(start.add({ seconds: Math.round(hours * 3600) }).toString({ smallestUnit: 'second' })),
  }

  for (const [index, { who, answers }] of script.applicants.entries())
    await apply(play, script, { who, answers, slips: index === 0 })
  await play.goTo(script.at.decided)
  await acceptAll(play, script)
  await play.goTo(script.at.scheduled)
  const reference = await schedule(play, script)
  await play.goTo(script.at.told)
  for (const { who } of script.applicants) await play.says(who, `yes ${reference}`)
  await play.goTo(script.at.afterwards)
  await play.says(script.leader, `minutes ${reference} https://files.example.org/${reference}`)
  await script.afterwards(play, reference)
  await play.goTo(script.at.end)
  return acts
}

type Applying = { who: string; answers: Record<string, string>; slips: boolean }

async function apply(play: Play, { group }: Script, { who, answers, slips }: Applying): Promise<void> {
  const first = await play.says(who, `apply ${group}`)
  const form = first.form ? first : await play.presses(who, first, 'Open the form')
  const [address = ''] = Object.keys(answers).filter((name) => answers[name]?.includes('@'))
  const wrong = slips ? await play.submits(who, form, { ...answers, [address]: 'nobody@nowhere' }) : form
  if (slips && !formOf(wrong).errors[address]) throw new Error('an address that is none was taken')
  const second = await play.submits(who, wrong, answers)
  const ticks = Object.fromEntries(formOf(second).fields.map((name) => [name, true]))
  const sent = await play.submits(who, second, ticks)
  if (sent.form) throw new Error(`the application was not taken: ${JSON.stringify(sent.form)}`)
}

async function acceptAll(play: Play, { leader, group, applicants }: Script): Promise<void> {
  const told = (await play.stage.arrived(leader)).map(({ lines }) => lines.join(' '))
  if (!told.some((words) => /appl(?:ied to|ications wait)/.test(words)))
    throw new Error(`${leader} was told of no application, but: ${told.join(' | ')}`)
  for (const _ of applicants) await play.presses(leader, await play.says(leader, `review ${group}`), 'Accept')
}

async function schedule(play: Play, { leader, group, meeting, movedTo }: Script): Promise<string> {
  const preview = await play.says(leader, `schedule ${group} ${meeting}`)
  const set = await play.presses(leader, preview, 'Schedule and tell')
  const reference = /[A-Z]{2,6}-\d+/.exec(set.text)?.[0]
  if (!reference) throw new Error(`no reference in: ${set.text}`)
  const moved = await play.says(leader, `move ${reference} ${movedTo}`)
  await play.presses(leader, moved, 'Move')
  return reference
}
