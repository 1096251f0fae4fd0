import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who want the dates in their own calendar. */
export const calendarGists: Phrases = {
  'subscribe {group}': [
    '(calendar|outlook|ical|ics|.ics|google calendar|apple calendar|icloud|webcal) (subscribe|subscription|feed|sync|import|add|get|put|file|link|in my|my outlook|my phone|outlook calendar|google|export|connect|integrate) [{meeting}] [<meetings>|<group>|my|how|phone|all|both|groups|dates|mine|outlook|google|calendar|apple|in] ...',
  ],
}
