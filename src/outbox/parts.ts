import type { NamedZone } from '#chat/name-zone.ts'
import type { Sent } from '#chat/platform.ts'
import type { Clock } from '#clock.ts'
import type { Aside } from '#features/people/aside.ts'
import type { QuietHours } from '#features/people/person.ts'
import type { AccountStore } from '#features/people/person-store.ts'
import type { PlannedAggregate } from './aggregate.ts'
import type { BudgetStore } from './budget/budget-store.ts'
import type { SummaryWords } from './budget/carrier.ts'
import type { BudgetRules } from './budget/day-budget.ts'
import type { ClockWatch } from './clock-watch.ts'
import type { Delivery } from './delivery.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { Platforms } from './routes.ts'
import type { Rates } from './sending/rate-limiter.ts'

/** What holds for those who have not chosen for themselves: the charter's. */
export type Defaults = { quiet: QuietHours } & NamedZone

/** Ids only: no answers, names or addresses. */
export type Log = Record<'info' | 'warn' | 'error', (fields: Record<string, unknown>, text: string) => void>

/** Whether this process ends: then nothing more is begun, and what is in hand is finished. */
export type Halt = { asked: boolean }

/** What planning and sending both work with. */
export type Parts = {
  halt?: Readonly<Halt>
  watch?: Pick<ClockWatch, 'look' | 'isSteady' | 'sinceNow'>
  /** This process, as `processName` calls it: others of its host can tell whether it has died. */
  me: string
  store: DeliveryStore
  clock: Clock
  log: Log
  accounts: Pick<AccountStore, 'find' | 'change'>
  /** @returns those of these persons who have not been erased. */
  notErased(persons: readonly string[]): Promise<ReadonlySet<string>>
  platforms: Platforms
  /** Messages a second, by platform. */
  rates: Rates
  aggregates: readonly PlannedAggregate[]
  /** The kinds that go out by the clock: what is due of these waits until their job releases it. */
  timed: ReadonlySet<string>
  defaults: Defaults
  /** How many messages a person gets in a day; absent = nothing is counted, and each goes by itself. */
  budget?: { store: BudgetStore; rules: BudgetRules; words: SummaryWords }
  /** What may be asked beside a notice. */
  aside?: Aside
  /** Is told of every post what its platform said at first, to count it. */
  posted?(row: Pick<Delivery, 'kind' | 'workspace'>, answer: Sent): void
  /** Is told that something came off a queue without a post. */
  moved?(queue: string): void
}
