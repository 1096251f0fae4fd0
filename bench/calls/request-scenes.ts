import { disputeStore } from '#features/requests/dispute-store.ts'
import { requestStore } from '#features/requests/request-store.ts'
import type { CountedHouse } from './counted-house.ts'

const logo = { where: 'Our report', until: 'May', text: 'For the cover' }

/** What people ask for, what the secretariat answers, and a dispute from its beginning to its guidance. */
export async function requestScenes(house: CountedHouse): Promise<void> {
  const leader = house.actor('leader-procurement')
  const member = house.actor('member-4')
  const secretariat = house.actor('secretariat')
  const last = async () => {
    const [found] = await house
      .context('clock')
      .store(requestStore)
      .find({}, { sort: { number: -1 }, limit: 1 })
    return { request: found?._id ?? '' }
  }
  const asks = async (words: string, answers: Record<string, string>) => {
    await leader.says(words)
    await leader.fills(answers)
    return last()
  }
  await member.says('request')
  await member.says('request speaking')
  const first = await asks('request logo', logo)
  for (const verb of ['read-request', 'approve-request']) await secretariat.acts(verb, first)
  await leader.says('request 1')
  await leader.says('status')
  await leader.acts('revoke-permission', first)
  await leader.fills({ why: 'Not needed' })
  await secretariat.acts('approve-with-conditions', await asks('request logo', logo))
  await secretariat.fills({ conditions: 'On the cover only' })
  await secretariat.acts('decline-request', await asks('request logo', logo))
  await secretariat.fills({ reason: 'Not this time' })
  await leader.acts('withdraw-request', await asks('request logo', logo))
  const copied = { work: 'Chapter 2', where: 'A newsletter', link: '', text: 'Without our names' }
  await secretariat.acts('mark-request-seen', await asks('report copied work', copied))
  await asks('request logo', logo)
  await secretariat.says('status')
  await member.says('dispute procurement financing Both write about loans')
  await member.fills()
  const [dispute] = await house.context('clock').store(disputeStore).find({})
  const about = { dispute: dispute?._id ?? '' }
  await leader.says('dispute')
  await leader.acts('say-view', about)
  await leader.fills({ view: 'We only buy.' })
  await secretariat.acts('guide-dispute', about)
  await secretariat.fills({ guidance: 'Loans stay with Financing.' })
  await leader.acts('read-dispute', about)
}
