import { button, formOf, type Shown, type Stage } from './stage.ts'

/** The people of the story, as the charter's demo names them. */
export const cast = ['expert-nairobi', 'expert-lima', 'leader-procurement', 'secretariat'] as const

/** Told after each act, so that whoever plays the story can stop the application there. */
export type Between = (act: string) => Promise<void>

/** What the story found out on the way. */
export type Told = { acts: { at: string; who: string; did: string; saw: string }[]; reference: string }

const aboutNairobi = {
  name: 'Expert in Nairobi',
  capacity: 'Urban planner',
  country: 'Kenya',
  expertise: 'Public procurement of transport services.',
  zone: 'Nairobi',
}

/**
 * The first story: somebody applies (with one bad e-mail first), two accept at once, another joins, a meeting is scheduled
 * and moved twice, reminders come, it passes, nobody uploads the minutes for a while, and then somebody does.
 */
export async function procurementStory(stage: Stage, between: Between = async () => {}): Promise<Told> {
  const acts: Told['acts'] = []
  const note = async (who: string, did: string, shown: Shown) => {
    acts.push({ at: await stage.now(), who, did, saw: shown.text })
    await between(did)
    return shown
  }

  await apply('expert-nairobi', { ...aboutNairobi, email: 'expert-nairobi@example' }, 'expert-nairobi@example.org')
  await acceptTwice('expert-nairobi')
  await stage.waitUntil('2020-03-02T08:20:00Z')
  await apply(
    'expert-lima',
    {
      name: 'Expert in Lima',
      capacity: 'Economist',
      country: 'Peru',
      expertise: 'Tenders.',
      zone: 'Lima',
      email: 'expert-lima@example.org',
    },
    null,
  )
  await acceptTwice('expert-lima')
  await stage.waitUntil('2020-03-02T09:00:00Z')

  const reference = await schedule()
  await stage.waitUntil('2020-03-02T09:10:00Z')
  await move(reference, '22 May 15:00 Geneva')
  await stage.waitUntil('2020-03-02T09:14:00Z')
  await move(reference, '28 May 16:00 Geneva')
  await stage.waitUntil('2020-03-03T09:00:00Z')
  await note('expert-nairobi', 'says yes', await stage.says('expert-nairobi', `yes ${reference}`))
  // The day after the third ask, on the way to the fourth.
  await stage.waitUntil('2020-06-08T12:00:00Z')
  await note(
    'leader-procurement',
    'gives the minutes',
    await stage.says('leader-procurement', `minutes ${reference} https://example.org/minutes/proc`),
  )
  await stage.waitUntil('2020-07-15T12:00:00Z')
  return { acts, reference }

  async function apply(who: string, answers: Record<string, string>, mended: string | null) {
    // The words open the form at once, or a button does.
    const asked = await note(who, 'applies', await stage.says(who, 'apply procurement'))
    const first = asked.form ? asked : await stage.presses(who, button(asked, 'Open the form'))
    let second = await note(who, 'says who they are', await stage.submits(who, formOf(first), answers))
    if (mended !== null) {
      const refused = formOf(second)
      if (!refused.errors.email) throw new Error('the bad e-mail address was taken')
      for (const [name, value] of Object.entries(answers))
        if (refused.values[name] !== value) throw new Error(`the answer to ${name} was lost`)
      second = await note(
        who,
        'mends the e-mail address',
        await stage.submits(who, refused, { ...answers, email: mended }),
      )
    }
    const commitments = formOf(second)
    const ticks = Object.fromEntries(commitments.fields.map((name) => [name, true]))
    await note(who, 'confirms the commitments', await stage.submits(who, commitments, ticks))
    await stage.waitUntil(await later(stage, 60))
  }

  async function acceptTwice(who: string) {
    const toRead = (await stage.arrived('leader-procurement')).findLast(({ text }) => text.includes('applied to'))
    if (!toRead) throw new Error(`the leader was not told of ${who}`)
    const review = await note('secretariat', 'reviews', await stage.says('secretariat', 'review'))
    const [leader, secretariat] = await Promise.all([
      stage.presses('leader-procurement', button(toRead, 'Accept')),
      stage.presses('secretariat', button(review, 'Accept')),
    ])
    await note('leader-procurement', 'accepts', leader)
    await note('secretariat', 'accepts', secretariat)
  }

  async function schedule(): Promise<string> {
    const preview = await note(
      'leader-procurement',
      'schedules',
      await stage.says('leader-procurement', 'schedule procurement 21 May 15:00 Geneva 90m Case studies'),
    )
    const set = await note(
      'leader-procurement',
      'confirms',
      await stage.presses('leader-procurement', button(preview, 'Schedule and tell 2')),
    )
    const found = /PROC-\d+/.exec(set.text)?.[0]
    if (!found) throw new Error(`no reference in: ${set.text}`)
    return found
  }

  async function move(meeting: string, to: string) {
    const preview = await note(
      'leader-procurement',
      `moves it to ${to}`,
      await stage.says('leader-procurement', `move ${meeting} ${to}`),
    )
    await note(
      'leader-procurement',
      'confirms the move',
      await stage.presses('leader-procurement', button(preview, 'Move')),
    )
  }
}

async function later(stage: Stage, seconds: number): Promise<string> {
  return Temporal.Instant.from(await stage.now())
    .add({ seconds })
    .toString({ smallestUnit: 'second' })
}
