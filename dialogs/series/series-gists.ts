import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who call off all meetings of a series. */
export const cancelSeriesGists: Phrases = {
  'cancel series {next} {note}': [
    '(cancel|call off|stop|end|delete|scrap|drop) (series|all meetings|all our meetings|all upcoming meetings|all our upcoming meetings|all the meetings|every meeting|whole series|entire series|monthly meetings|weekly meetings|recurring meetings) [{meeting}] [{group}] [<group>|<meetings>|entire|whole|both|upcoming|series|of|monthly|weekly|all] [{note}]',
  ],
}

/** What those are about who want meetings to repeat. */
export const seriesGists: Phrases = {
  'schedule {group} {plan}': [
    '(series|recurring|regular|we meet|should meet|meet|standing|recurrent|repeat|repeating|reunir|treffen) {times} [{group}] [<group>|<meeting>|<meetings>|create|schedule|them all|now on|set up|a series|slot|plan|start|all|make|put|in the calendar|please]',
  ],
}
