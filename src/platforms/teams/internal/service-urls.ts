/** Where Teams serves each tenant: learned from what arrives, since a place's id does not say it. */
export type ServiceUrls = { learn(tenant: string, url: string): void; of(tenant: string): string }

/** Serves every tenant of the public cloud, more slowly: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const everywhere = 'https://smba.trafficmanager.net/teams/'

export function serviceUrls(): ServiceUrls {
  const urls = new Map<string, string>()
  return {
    learn: (tenant, url) => void urls.set(tenant, url),
    of: (tenant) => urls.get(tenant) ?? everywhere,
  }
}
