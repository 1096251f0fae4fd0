import { expect, it } from '@jest/globals'
import { academicSociety } from './academic-society.ts'
import { organisationOn } from './organisation-on.ts'

organisationOn('academic-society', academicSociety, (played) => {
  it('closes its call when the day has ended everywhere on Earth', async () => {
    const page = await (await fetch(`${played().stage.home.url}/groups/floods`)).text()
    expect(page).toContain('2027-02-01T12:00:00Z')
    expect(page).toMatch(/anywhere on Earth/i)
  })

  it('publishes the proceedings once the next meeting has approved them', async () => {
    const page = await (await fetch(`${played().stage.home.url}/groups/floods`)).text()
    expect(page).toMatch(/Approved on [^<]*, at FLD-\d/)
    expect(page).toContain('https://files.example.org/FLD-2')
  })
})
