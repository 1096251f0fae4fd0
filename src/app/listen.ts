import { startServer } from '#app/server.ts'
import type { Platform } from '#chat/platform.ts'
import { steadyTime } from '#clock.ts'
import type { Metrics } from './metrics/metrics.ts'
import { type MetricsAccess, metricsRoute } from './metrics/metrics-route.ts'

type Receivers = Pick<Parameters<typeof startServer>[0], 'pages' | 'checks' | 'about' | 'report'> & {
  port: number
  platforms: Iterable<Platform>
  metrics: Pick<Metrics, 'acknowledged' | 'scrape'>
  metricsAccess: MetricsAccess
}

/** `localPort`: where the local chat is, which has a door of its own beside a platform; null = none. */
type Listening = { port: number; localPort: number | null; close(): Promise<void> }

const thisMachine = '127.0.0.1'

/**
 * Opens the house to the network. The local chat has no log-in: alone it keeps the network out, and beside Slack or
 * Teams it listens on this machine only, on the next port, where no proxy that stands before the house leads to it.
 */
export async function listen({ port, platforms, metrics, metricsAccess, ...common }: Receivers): Promise<Listening> {
  const all = [...platforms]
  const routeOf = routes(metrics)
  const local = all.filter(({ name }) => name === 'local')
  const others = all.filter((platform) => !local.includes(platform))
  const beside = local.length > 0 && others.some(({ paths }) => paths.length > 0)
  const server = await startServer({
    ...common,
    port,
    ...(others.some(({ paths }) => paths.length > 0) ? {} : { host: thisMachine }),
    routes: [metricsRoute(metrics, metricsAccess), ...(beside ? others : all).map(routeOf)],
  })
  const second = beside
    ? await startServer({
        ...common,
        port: port === 0 ? 0 : port + 1,
        host: thisMachine,
        routes: local.map(routeOf),
      }).catch(async (error) => {
        await server.close()
        throw error
      })
    : null
  return {
    port: server.port,
    localPort: second?.port ?? null,
    close: async () => {
      await Promise.all([server.close(), second?.close()])
    },
  }
}

/**
 * Files dropped on the local chat come in the body. The platforms' own requests are small; some proxies pass them on in
 * chunks, and Slack's and Teams' receivers count what they read.
 */
function routes({ acknowledged }: Pick<Metrics, 'acknowledged'>) {
  return ({ name, paths, handle }: Platform) => ({
    paths,
    handle: (...[request, response]: Parameters<Platform['handle']>) => {
      const began = steadyTime()
      response.once('finish', () => {
        // The pages and live lines of the local chat are asked for by GET, and acknowledge nothing, as no refusal does.
        if (request.method === 'POST' && response.statusCode < 300) acknowledged(name, (steadyTime() - began) / 1_000)
      })
      return handle(request, response)
    },
    ...(name === 'local' ? { bodyLimit: 40_000_000 } : { countsBody: true as const }),
  })
}
