import type { Phrases } from '#inbox/dialog.ts'

/** What people say when meetings should repeat. */
export const seriesPhrases: Phrases = {
  'schedule {group} {rhythm}': [
    '[<i> get together|<i> meet|make it a recurring thing|continue] {rhythm}',
    '[the] {group} [<group>] (should|shall|will|would like to|wants to|is to|must) (sit|meet|get together|convene|gather) {rhythm}',
  ],
  'schedule {group} {again} {amount} times': [
    '(add|schedule|plan|book|make|set|create) {amount} more [dates|meetings|sessions|calls|of these|of them] [after {day}|after {named}|after {text}] (at|in|with|on) the same (rhythm|rate|pattern|cadence|frequency|interval|schedule)',
    '(add|schedule|plan|book|make|set|create) {amount} more [of these|of them|like this|like these]',
  ],
  'schedule {group} {again} {until}': [
    '[after {meeting}] (continue|carry on|go on|keep going|keep meeting) [monthly|weekly|fortnightly|as before|like this] [on|at|in] [the] same (rhythm|pattern|cadence|day|weekday|monday|tuesday|wednesday|thursday|friday) [and|at] [same] [the] [hour|time] [{until}]',
  ],
  'schedule {group} {text}': [
    'monthly <meetings>',
    '{group} should sit {text}',
    'daily standup for {group} {text}',
    '<meetings> (of|for) [the] {group} [<group>] [in|for] {text}',
    '[the] <meetings> (of|for) [the] {group} [<group>] [in|for] {year} {text}',
  ],
  'schedule {group} {plan}': [
    '(set|fix|book|give) [the] {group} [<group>] [up] [with|for] [a|the] {plan}',
    '[a] standing (slot|meeting|call|session) [for] [{group}] [<group>] {plan}',
  ],
}

/** What people say when all meetings of a series are off. */
export const cancelSeriesPhrases: Phrases = {
  'cancel series {next} {note}': [
    '(cancel|scrap|delete|drop|call off|remove|discontinue) [the] [whole|entire] series [{note}]',
    'no more [monthly|weekly] {text} take them all out',
    'we stop meeting regularly [from now on] [remove every date]',
    'annule toutes les reunions de la serie',
    'call off all that is left of the series after {text}',
    'wipe our schedule clean',
    'the recurring meeting is not needed [any longer]',
    'alle termine absagen',
    '{group} is suspended until further notice [all its sessions go]',
    'discontinue {text} meetings of {group}',
    'cancel everything {group} has ahead [{note}]',
    'cancel all <meetings> [of {group}]',
  ],
}

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
