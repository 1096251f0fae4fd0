import { describe } from '@jest/globals'
import { forms } from './contract/forms.ts'
import { incomings } from './contract/incomings.ts'
import { messages } from './contract/messages.ts'
import { outcomes } from './contract/outcomes.ts'
import type { Driver } from './driver.ts'

/** What every platform does alike. Called once by each platform's own test file, with its driver. */
export function contract(driver: Driver): void {
  describe(`The contract, kept by ${driver.name}`, () => {
    incomings(driver)
    outcomes(driver)
    messages(driver)
    forms(driver)
  })
}
