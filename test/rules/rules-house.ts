import { test } from '@jest/globals'
import { pages } from '#app/features.ts'
import type { Charter } from '#charter/charter.ts'
import type { Form } from '#chat/form.ts'
import type { Raw } from '#chat/incoming.ts'
import type { Message } from '#chat/message.ts'
import type { Outcome } from '#chat/outcome.ts'
import { importMeetings } from '#features/meetings/import-meetings.ts'
import { pagesApp } from '#web/pages-app.ts'
import { secret } from '../app.ts'
import { type TestHouse, testHouse } from '../context.ts'
import { buttonsOf, wordsOf } from '../message-words.ts'
import { pageParts } from '../page-parts.ts'

/** What somebody is shown: everything that can be read on it, with buttons and the fields of a form. */
type Shown = { text: string; outcome: Outcome }

/** The house in which the rules are looked at: people talk to it, and read its pages. */
export type RulesHouse = TestHouse & {
  talks(who: string, words: string): Promise<Shown>
  /** Presses a button of what they were shown last, or of the latest message that reached them with such a button. */
  press(who: string, label: string): Promise<Shown>
  fill(who: string, answers: Raw): Promise<Shown>
  /** The names of the fields of the form that is open. */
  openFields(who: string): string[]
  /** Everything that has reached somebody by now, in one text. */
  told(who: string): string
  /** What the weekly digests have said, in one text. */
  digest(): string
  /** A page as its words, without markup. */
  page(path: string): Promise<string>
}

/** A test of these numbers of docs/rules.md: test/house/rules.test.ts counts them. */
export function rules(numbers: readonly number[], says: string, look: () => Promise<void>): void {
  test(`${numbers.join(', ')}: ${says}`, look, 30_000)
}

/** @param change what the charter has instead. Call it in `beforeAll`, once a file. */
export async function rulesHouse(change?: (charter: Charter) => Charter): Promise<RulesHouse> {
  const house = await testHouse(change)
  await importMeetings(house.as('charter'), {})
  const app = pagesApp(pages, pageParts({ contextOf: house.as, secret, publicUrl: 'https://convenor.example' }))
  const last = new Map<string, Outcome>()
  const inbox = new Map<string, Message[]>()
  const kept = (who: string) => (outcome: Outcome) => {
    last.set(who, outcome)
    return { text: textOf(outcome), outcome }
  }
  const shownTo = (who: string) => [messageOf(last.get(who)), ...(inbox.get(who) ?? []).toReversed()]
  return {
    ...house,
    talks: (who, words) => house.says(who, words).then(kept(who)),
    async press(who, label) {
      const all = shownTo(who).flatMap((message) => (message ? buttonsOf(message) : []))
      const button = all.find((one) => one.label.startsWith(label) && 'act' in one)
      if (!button || !('act' in button))
        throw new Error(`${who} has no button "${label}" but: ${all.map((one) => one.label).join(', ')}`)
      return house.presses(who, button.act).then(kept(who))
    },
    async fill(who, answers) {
      const open = last.get(who)
      if (open?.kind !== 'form') throw new Error(`${who} has no form open but: ${open ? textOf(open) : 'nothing'}`)
      return house.submits(who, open.form, answers).then(kept(who))
    },
    openFields(who) {
      const open = last.get(who)
      return open?.kind === 'form' ? open.form.fields.map(({ name }) => name) : []
    },
    async until(instant) {
      const arrived = await house.until(instant)
      for (const { to, message } of arrived) inbox.set(to, [...(inbox.get(to) ?? []), message])
      return arrived
    },
    told: (who) => (inbox.get(who) ?? []).map((message) => textOfMessage(message)).join('\n'),
    digest: () =>
      house
        .digests()
        .map(({ message }) => textOfMessage(message))
        .join('\n'),
    async page(path) {
      const response = await app.request(path)
      return plain(await response.text())
    },
  }
}

function messageOf(outcome: Outcome | undefined): Message | undefined {
  return outcome && 'message' in outcome && outcome.message ? outcome.message : undefined
}

function textOf(outcome: Outcome): string {
  if (outcome.kind === 'form') return textOfForm(outcome.form)
  const message = messageOf(outcome)
  return message ? textOfMessage(message) : ''
}

function textOfMessage(message: Message): string {
  return [wordsOf(message), ...buttonsOf(message).map(({ label }) => `[${label}]`)].join('\n')
}

function textOfForm({ title, intro = [], fields, submit, errors, problem }: Form): string {
  const lines = fields.map((field) => [
    field.label,
    'statement' in field ? field.statement : '',
    'help' in field ? field.help : '',
    errors[field.name] ?? '',
  ])
  return [title, wordsOf({ summary: [], blocks: intro }), ...lines.flat(), problem ?? '', `[${submit}]`]
    .filter((line) => line !== '' && line !== undefined)
    .join('\n')
}

function plain(page: string): string {
  return page
    .replaceAll(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}
