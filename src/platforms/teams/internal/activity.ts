import { z } from 'zod'

/** Teams sends `null` and leaves out as it likes: whatever is not of the form we read is absent. */
const text = z.string().optional().catch(undefined)
const someone = z.object({ id: z.string(), name: text, aadObjectId: text })
const mention = z.object({ type: z.literal('mention'), mentioned: someone, text: z.string() })
const file = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string(),
  content: z.object({ downloadUrl: z.string(), fileType: text }),
})
const picture = z.object({ contentType: z.string().startsWith('image/') })
const html = z.object({ contentType: z.literal('text/html'), content: z.string() })

/** Of a list, what is of the shape. */
function those<Shape extends z.ZodType>(shape: Shape) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => shape.safeParse(one).data ?? []))
}

/** The part of a Bot Framework activity that Convenor reads: https://github.com/microsoft/botframework-sdk (botframework-activity.md). */
export const activityShape = z
  .object({
    type: z.string(),
    id: text,
    name: text,
    action: text,
    channelId: z.string(),
    serviceUrl: z.string(),
    timestamp: text,
    locale: text,
    localTimezone: text,
    text,
    value: z.unknown().optional(),
    replyToId: text,
    from: someone,
    recipient: someone,
    conversation: z.object({ id: z.string(), conversationType: text, tenantId: text }),
    channelData: z
      .object({ tenant: z.object({ id: z.string() }).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    entities: z.unknown().optional(),
    attachments: z.unknown().optional(),
    membersAdded: z.unknown().optional(),
    membersRemoved: z.unknown().optional(),
  })
  .transform(({ entities, attachments, membersAdded, membersRemoved, ...activity }) => ({
    ...activity,
    added: those(someone).parse(membersAdded),
    removed: those(someone).parse(membersRemoved),
    mentions: those(mention).parse(entities),
    files: those(file).parse(attachments),
    hasPictures: those(picture).parse(attachments).length > 0,
    html: those(html)
      .parse(attachments)
      .map(({ content }) => content),
  }))

export type Activity = z.output<typeof activityShape>
