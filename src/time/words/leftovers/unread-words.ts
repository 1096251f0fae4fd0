import type { Doubt, OtherReading, SessionDraft } from '../../when.ts'
import { readCountry } from '../../zones/countries.ts'

/** Words that make a time less sure, and are no part of a title. */
const soft =
  /^(?:maybe|perhaps|possibly|probably|preferably|ideally|tentatively|hopefully|possible|if possible|usually|mostly)$/i

/** The questions about words that look like a time and were not read, and the title without those that are none of it. */
export function unreadWords(
  unread: readonly string[],
  { title, quoted, sessions }: { title: string | null; quoted: boolean; sessions: SessionDraft[] },
): { title: string | null; doubts: Doubt[] } {
  return {
    title: unread.filter((words) => soft.test(words)).reduce(without, title),
    doubts: unread.map((words) => {
      if (soft.test(words)) return { words, question: `"${words}": take it all the same?`, confirm: 'Yes, take it' }
      const others = words === 'us' ? americanZones(sessions, without(title, words)) : []
      return {
        words,
        question: others.length > 0 ? `What is "${words}"?` : `I didn't understand "${words}".`,
        confirm: quoted ? 'Leave it out' : 'It belongs to the title',
        ...(others.length > 0 ? { others } : {}),
      }
    }),
  }
}

/** "Us" in small letters may be the country, or we. */
function americanZones(sessions: SessionDraft[], title: string | null): OtherReading[] {
  const reading = readCountry('us')
  const zones = reading?.kind === 'ask' ? reading.choices.slice(0, 3) : []
  return zones.map(({ zone, said }) => ({
    label: `${said} time`,
    sessions: sessions.map((session) => ({ ...session, zone: { options: [{ zone, said }] } })),
    title,
  }))
}

function without(title: string | null, words: string): string | null {
  const rest = title?.replace(words, ' ').replace(/\s+/g, ' ').trim()
  return rest ? rest : null
}
