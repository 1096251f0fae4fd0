import { type Charter, groupOf } from '#charter/charter.ts'

/** What each kind of notice is called where it is turned down. */
const names: Record<string, string> = {
  'meeting-reminder': 'reminders',
  'answer-missing': 'questions whether you come',
  'meeting-scheduled': 'messages about new meetings',
  'series-shifted': 'messages about clock changes',
  'minutes-uploaded': 'messages about new minutes',
  'application-to-read': 'messages about each new application',
  'draft-closing': 'messages about drafts',
  'member-left': 'messages about people who leave',
  'poll-opened': 'polls',
  'poll-waiting': 'reminders of polls',
  'call-opened': 'messages about open calls',
  'absence-begun': 'messages about people who are away',
  'term-ending': 'messages about terms that end',
}

/** "reminders (Procurement)". @param key as in `person.muted`: `kind|group`. */
export function mutedName(charter: Charter, key: string): string {
  const [kind = '', group = ''] = key.split('|')
  const known = charter.groups.find(({ id }) => id === group)
  return `${names[kind] ?? 'messages of this kind'}${known ? ` (${groupOf(charter, known.id).short})` : ''}`
}
