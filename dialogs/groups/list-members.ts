import { publicLine } from '#cards/applications/application-card.ts'
import { note, text } from '#cards/button.ts'
import { groupNamed } from '#cards/groups/group-choice.ts'
import { theOnlyGroup } from '#groups/only-group.ts'
import { readMembers } from '#groups/read-groups.ts'
import { isMember } from '#groups/roster.ts'
import { type Dialog, say } from '#inbox/dialog.ts'

/** Who is in a group: for those in it. */
export const listMembers: Dialog = {
  name: 'list-members',

  words: {
    verb: 'members',
    aliases: ['roster'],
    example: 'members procurement',
    does: 'who is in your group',
    who: 'member',
    where: 'direct',
    said: async (talk, words) => {
      const group =
        words === '' ? await talk.run(theOnlyGroup, { verb: 'members' }) : groupNamed(talk.charter, words, 'members')
      const { roster, people } = await talk.run(readMembers, { group: group.id })
      const leaders = new Set(roster.leaders.map(({ person }) => person))
      const everyone = [
        ...leaders,
        ...roster.members.map(({ person }) => person).filter((person) => !leaders.has(person)),
      ]
      const { member, leader } = talk.charter.words
      const lines = everyone.map((id) => {
        const person = people.get(id)
        const line =
          (isMember(roster, id, talk.now) && publicLine(talk.charter, person?.details ?? {})) ||
          person?.name ||
          'No name yet'
        return [line, ...(leaders.has(id) ? [` (${leader.one})`] : [])]
      })
      return say(
        text({ strong: group.title }, `: ${everyone.length} ${everyone.length === 1 ? member.one : member.many}.`),
        { kind: 'list', items: lines },
        note('You see what each of them agreed to publish.'),
      )
    },
  },
}
