import { actButton, buttons, formButton } from '#chat/button.ts'
import type { Button, Message } from '#chat/message.ts'
import { andTell } from '#features/groups/cards/telling-words.ts'
import { whenSpans } from '#features/meetings/cards/meeting-spans.ts'
import { oddLabel } from '#features/meetings/preview/oddities.ts'
import type { SeriesPreview } from '#features/series/preview-series.ts'
import { seriesFacts } from './series-card.ts'
import { meaningBlocks } from './series-meaning.ts'
import { dateItems, sayMeetings, sayRepeats } from './series-spans.ts'

/** What was understood of meetings that repeat, what it means, and one button that says how many will be told. */
export function seriesPreview(preview: SeriesPreview, pending: string): Message {
  const { group, title, sessions, others } = preview
  return {
    summary: [
      `${group.short}, ${sayRepeats(preview)}, `,
      ...sessions.slice(0, 1).flatMap((session) => whenSpans(session)),
      '. Not scheduled yet.',
    ],
    blocks: [
      { kind: 'heading', text: `${group.short}: ${title}` },
      seriesFacts({ ...preview, group: group.short }),
      { kind: 'list', items: dateItems(preview) },
      ...meaningBlocks(preview),
      buttons(
        actButton(
          `Schedule${oddLabel(
            preview.warnings.filter(({ kind }) => kind === 'endless'),
            ` ${sayMeetings(preview)}`,
          )}${andTell(others)}`,
          'confirm-series',
          { pending },
        ),
        formButton('Change', 'change-schedule', { pending }),
        ...rotateButton(preview, pending),
      ),
    ],
  }
}

/** Where the same people would always meet at night, their times can go round. */
function rotateButton({ nights, dates }: SeriesPreview, pending: string): Button[] {
  const always = new Set(dates.map(({ time }) => time)).size === 1
  return always && nights.length > 0 ? [actButton('Rotate the times', 'rotate-times', { pending })] : []
}
