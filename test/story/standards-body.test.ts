import { expect, it } from '@jest/globals'
import { organisationOn } from './organisation-on.ts'
import { standardsBody } from './standards-body.ts'

organisationOn('standards-body', standardsBody, (played) => {
  it('sends the minutes to the delegates once the technical officer has approved them', () => {
    const { acts, arrived } = played()
    const approved = acts.find(({ did }) => did.startsWith('presses "Approve'))
    const told = (arrived.get('delegate-lima') ?? []).filter(({ text }) => text.includes('minutes are here'))
    expect(told).toHaveLength(1)
    expect(told[0]?.at.localeCompare(approved?.at ?? '')).toBe(1)
  })

  it('takes applications at any time', async () => {
    const page = await (await fetch(`${played().stage.home.url}/groups/tides`)).text()
    expect(page).toContain('There is no deadline.')
  })

  it('keeps the minutes among the delegates', async () => {
    const page = await (await fetch(`${played().stage.home.url}/groups/tides`)).text()
    expect(page).not.toContain('files.example.org')
  })
})
