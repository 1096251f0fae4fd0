import type { Phrases } from '#inbox/dialog.ts'

/** What those are about who call off all meetings of a series. */
export const cancelSeriesGists: Phrases = {
  'cancel series {next} {note}': [
    '(cancel|call off|stop|end|delete|scrap|drop) (series|all meetings|all our meetings|all upcoming meetings|all our upcoming meetings|all the meetings|every meeting|whole series|entire series|monthly meetings|weekly meetings|recurring meetings) [{meeting}] [{group}] [<group>|<meetings>|entire|whole|both|upcoming|series|of|monthly|weekly|all] [{note}]',
  ],
}
