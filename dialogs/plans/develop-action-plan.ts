import { note, text } from '#chat/button.ts'
import { type Message, message } from '#chat/message.ts'
import { annualCard } from '#features/plans/cards/annual-card.ts'
import { approveAnnualPlan, setGoal } from '#features/plans/change-annual-plan.ts'
import { type AnnualView, annualPlanLink, readAnnualPlan } from '#features/plans/read-annual-plan.ts'
import { type Dialog, type DialogContext, formDialog, toActor } from '#inbox/dialog.ts'

/** The action plan of a year: those who develop it set goals and the order, and approve it. */
export const developActionPlan: Dialog = {
  name: 'develop-action-plan',

  presses: {
    'set-goal': (context, { year = '' }) => context.open('goal', { about: { year } }),

    'approve-action-plan': async (context, { year = '', rev = '' }) => {
      const view = await context.run(approveAnnualPlan, { year, rev: Number(rev) })
      return toActor(await withCard(context, view, `You approved the ${year} plan.`))
    },
  },

  forms: {
    goal: formDialog({
      version: 1,
      draw: async (context, { year = '' }) => {
        const { lines } = await context.run(readAnnualPlan, { year })
        return {
          title: `Goal for ${year}`,
          submit: 'Save it',
          intro: [note('Everyone in the group sees its goal. Leave it empty to remove it.')],
          fields: [
            {
              name: 'group',
              label: 'Which group',
              kind: 'choice',
              options: lines.slice(0, 100).map(({ group }) => ({ value: group, label: shortOf(context, group) })),
            },
            { name: 'text', label: 'What is reached by the end of the year', kind: 'text', max: 200, optional: true },
            {
              name: 'place',
              label: 'Place in the plan',
              help: '1 is the first. Leave it empty to keep the order.',
              kind: 'number',
              min: 1,
              max: 100,
              optional: true,
            },
          ] as const,
        }
      },
      submitted: async (context, { group, text: goal, place }, { about: { year = '' } }) => {
        const view = await context.run(setGoal, { year, group, text: goal ?? '', place })
        return { kind: 'done', message: await withCard(context, view, `Saved for ${shortOf(context, group)}.`) }
      },
    }),
  },
}

/** The action plan of a year, with the way to its page. */
export async function annualPlan(context: DialogContext, view: AnnualView): Promise<Message> {
  const url = await context.run(annualPlanLink, { year: view.year })
  return annualCard(view, { charter: context.charter, now: context.now, url })
}

async function withCard(context: DialogContext, view: AnnualView, said: string): Promise<Message> {
  const { blocks } = await annualPlan(context, view)
  return message(text({ strong: said }), ...blocks)
}

function shortOf({ charter }: DialogContext, group: string): string {
  return charter.groups.find(({ id }) => id === group)?.short ?? group
}
