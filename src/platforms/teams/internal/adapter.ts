import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { httpClient } from './http-client.ts'

/** Addresses that take the place of Microsoft's, for tests on one machine. All four belong together. */
export type StandIns = { openIdUrl: string; tokenIssuer: string; oauthScope: string; loginUrl: string }

/** Who signs what reaches us, and whom our tokens are for, in the public cloud. */
export const microsoft = {
  tokenIssuer: 'https://api.botframework.com',
  oauthScope: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com',
  openIdUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
} as const

/** `token` gives the bot's token for the connector. `postWithin` in milliseconds. */
export type AdapterParts = { appId: string; token: () => Promise<string>; postWithin: number; standIns?: StandIns }

/**
 * The SDK's adapter with our own token and our own way to the wire.
 * @throws where the app id is empty: the SDK would then check nothing at all.
 */
export function cloudAdapter({ appId, token, postWithin, standIns }: AdapterParts): CloudAdapter {
  if (appId === '') throw new Error('Teams needs the app id of the bot')
  const settings = {
    MicrosoftAppId: appId,
    ...(standIns && {
      ToBotFromChannelOpenIdMetadataUrl: standIns.openIdUrl,
      ToBotFromChannelTokenIssuer: standIns.tokenIssuer,
      ToChannelFromBotOAuthScope: standIns.oauthScope,
      ToChannelFromBotLoginUrl: standIns.loginUrl,
    }),
  }
  const options = { httpClient: httpClient(postWithin) }
  return new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication(settings, credentials(appId, token), undefined, undefined, options),
  )
}

type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>

function credentials(appId: string, token: () => Promise<string>): Credentials {
  const signed: Awaited<ReturnType<Credentials['createCredentials']>> = {
    async signRequest(request) {
      request.headers.set('authorization', `Bearer ${await token()}`)
      return request
    },
  }
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => signed,
  }
}
