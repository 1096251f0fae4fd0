import type { Phrases } from '#inbox/dialog.ts'

/** What people say of their own calendar. */
export const calendarPhrases: Phrases = {
  'subscribe {group}': [
    'how do (i|we|members|the members) get (these|it|this|them|the dates) (into|in) [my|their own|our] (outlook|calendar|diary|diaries|google calendar|phone)',
    '[my] (google calendar|outlook|calendar|diary|phone|iphone) (show|display|have|get) {text} (automatically|by itself|on its own)',
    'is there an (ics|ical|feed|subscription)',
    '[je voudrais] m abonner [a] {text}',
    "je voudrais m'abonner a {text}",
    'is there a public feed [of the dates] [that i can follow]',
    '{text} appear in my [teams|outlook|google] calendar [by themselves]',
    'one (calendar|calender) feed for {text}',
    '(ical|ics) url [for everything]',
    'let {text} flow into {text}',
    'put both meetings in my (iphone|phone|calendar)',
  ],
  'subscribe {meeting}': ['add {meeting} to my (calendar|calender|diary)'],
}

/** What those are about who want the dates in their own calendar. */
export const calendarGists: Phrases = {
  'subscribe {group}': [
    '(calendar|outlook|ical|ics|.ics|google calendar|apple calendar|icloud|webcal) (subscribe|subscription|feed|sync|import|add|get|put|file|link|in my|my outlook|my phone|outlook calendar|google|export|connect|integrate) [{meeting}] [<meetings>|<group>|my|how|phone|all|both|groups|dates|mine|outlook|google|calendar|apple|in] ...',
  ],
}

/** What people say of guests of a meeting. */
export const guestPhrases: Phrases = {
  'invite {meeting} {text}': [
    'invite {text} (to|as a guest to|as guest to) [the] {meeting}',
    'add {text} as [a] guest (to|of|for) {meeting}',
  ],
  'invite {meeting}': ['who are the guests (of|at) {meeting}', '[<show>] [the] guests (of|at) {meeting}'],
}
