import { localHost } from '#app/local-host.ts'
import type { Charter } from '#charter/charter.ts'
import { localPlatform } from '#platforms/local/platform.ts'
import { houseInMotion } from '../house-in-motion.ts'
import { type LocalStage, localStage } from './local-stage.ts'
import { deliveryOf } from './stage.ts'
import type { Playhouse } from './story-on.ts'

/** The story's people on the local chat, with the house in this process and business time that stands still between moves. */
export async function localHouse(uri: string, its?: Charter): Promise<Playhouse & LocalStage> {
  const home = await houseInMotion({
    uri,
    ...(its ? { charter: its } : {}),
    connect: async ({ receive, clock, log, database, charter, house, moveTo }) => {
      const host = localHost({ charter, clock, house, forward: moveTo })
      return [await localPlatform({ receive, clock, log, database, host })]
    },
  })
  const people = home.charter.demo?.people.map(({ id }) => id) ?? []
  for (const id of people) {
    const account = { platform: 'local', workspace: 'local', user: id } as const
    await home.seat(id, { account, via: 'local', address: id })
  }
  const stage = localStage(home.url)
  return {
    ...stage,
    home,
    notices: async () => {
      const all = await Promise.all(people.map(async (to) => (await stage.arrived(to)).map((one) => ({ to, ...one }))))
      return all.flat().flatMap(({ to, buttons }) => {
        const delivery = deliveryOf(buttons)
        return delivery === null ? [] : { to, delivery }
      })
    },
    stop: home.stop,
  }
}
