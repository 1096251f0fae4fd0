import { readFileSync } from 'node:fs'

/**
 * Who may import whom. Every import has to be allowed by a row; type-only imports count like any other.
 * A newcomer should hardly ever need a new row: if one does, the house is likely wrong.
 */
/** Each feature may import those before it: the order is the one of the list in app/features.ts. */
const listed = /features: readonly Feature\[\] = \[([^\]]*)\]/.exec(readFileSync('src/app/features.ts', 'utf8'))
const order = listed[1].match(/\w+/g)
const features = '^src/features/'
const stores = '^src/features/[^/]+/.*-store\\.ts$'
const room = (...names) => `^src/(${names.join('|')})/`
const file = (...paths) => `^src/(${paths.join('|')})\\.ts$`
/** What a store is made with. */
const storage = file(
  'database/collection',
  'database/collection-shape',
  'database/connection',
  'database/file-bucket',
  'database/model',
)
/** What an audience is remembered by. */
const remembering = file('database/joined', 'database/read-once')
const within = (folder) => `^src/features/[^/]+/${folder}/`

/** A room (or file) and what it may import besides itself. */
const table = [
  // A pattern that is no literal is made in one place, so that all can be checked.
  ['^src/', [file('built-pattern')]],
  // A list that is sorted out by a key once.
  ['^src/(features|outbox|time)/', [file('grouped-by')]],
  ['^src/features/', [file('plain-letters')]],
  [room('time', 'chat'), []],
  [room('charter'), [room('time'), file('user-error')]],
  [room('talk'), [room('time', 'chat', 'charter')]],
  ...order.map((name, place) => [
    `^src/features/${name}/`,
    [
      ...(place > 0 ? [`^src/features/(${order.slice(0, place).join('|')})/(?!feature\\.ts)`] : []),
      room('charter', 'time', 'chat'),
      file('context', 'user-error'),
    ],
  ]),
  [stores, [storage]],
  ['^src/features/groups/audience-store\\.ts$', [remembering]],
  ['^src/features/overview/read-situation\\.ts$', [room('talk')]],
  // A feature's list of what it brings, and the rules that say what invalidates its aggregates.
  ['^src/features/[^/]+/feature\\.ts$', ['^dialogs/', '^jobs/', file('feature')]],
  ['^src/features/groups/(concerned-groups|convened)\\.ts$', [file('feature')]],
  [file('feature'), [file('context', 'inbox/dialog', 'outbox/notice-kind', 'web/page', 'scheduler')]],
  [within('notices'), [file('outbox/notice-kind')]],
  [within('pages'), [room('web'), file('clock')]],
  ['^src/features/(subscriptions|minutes|directory)/', [room('icalendar')]],
  ['^src/features/(subscriptions/letter|meetings/reminded-members)\\.ts$', [file('outbox/notice-kind')]],
  [file('context'), [room('charter'), file('user-error', 'clock', 'chat/message', 'time/instant'), room('database')]],
  [
    '^dialogs/',
    [file('inbox/dialog', 'user-error'), room('chat', 'charter', 'time', 'talk'), '^src/features/(?!.*-store\\.ts$)'],
  ],
  [
    room('inbox', 'outbox'),
    [room('chat', 'charter', 'time', 'talk', 'database'), file('context', 'user-error', 'clock', 'app/log')],
  ],
  [room('inbox', 'outbox'), ['^src/features/(people|groups)/(?!cards|notices|pages|feature)']],
  [file('outbox/release-job'), [file('scheduler')]],
  ['^jobs/', [features, room('outbox'), file('scheduler', 'context')]],
  [room('platforms/(local|slack|teams)'), [room('chat'), file('time/say-instant', 'app/log', 'clock')]],
  [room('platforms/email'), [room('chat'), file('time/say-instant', 'app/log')]],
  [room('platforms/local'), [room('web/form'), file('web/layout'), storage]],
  [room('icalendar'), [room('time')]],
  [room('web'), [room('chat', 'charter', 'time'), file('context', 'user-error', 'clock')]],
  [room('database'), []],
  [file('scheduler'), [file('clock', 'app/log', 'database/now')]],
  // Those that join the machines know them all.
  [`${file('main')}|^(src/app|src/commands|test|bench|manifests)/`, ['^(src|dialogs|jobs|manifests|test|bench)/']],
]

/** A library and the only files that may know it. */
const libraries = [
  ['stemmer', room('talk')],
  ['zod', '^(src|dialogs)/'],
  ['pino|pino-pretty', file('app/log')],
  ['prom-client', room('app/metrics')],
  ['chrono-node|@vvo/tzdb|city-timezones|windows-iana', room('time')],
  ['mongoose', `${stores}|${room('database')}`],
  ['mongodb', `${room('database', 'outbox')}|${file('scheduler')}`],
  ['mongodb-memory-server-core|undici', room('database')],
  ['yaml', room('charter')],
  ['@slack/bolt', room('platforms/slack')],
  ['botbuilder|jose', room('platforms/teams')],
  ['hono', `${room('platforms/local', 'web')}|${within('pages')}`],
  ['@hono/node-server', `${room('platforms/local')}|${file('app/server')}`],
  ['ical-generator|timezones-ical-library', room('icalendar')],
  ['write-excel-file', '^src/features/desk/exports/excel-file\\.ts$'],
  ['nodemailer', room('platforms/email')],
  ['agenda|@agendajs/mongo-backend', file('scheduler')],
]

const escaped = (name) => name.replaceAll(/[.]/g, '\\.')

export default {
  allowed: [
    { from: { path: '.' }, to: { dependencyTypes: ['core'] } },
    {
      from: { path: '^(src/(?:platforms|features)/[^/]+|src/(?!platforms|features)[^/]+|dialogs|jobs)/' },
      to: { path: '^$1/' },
    },
    ...table.flatMap(([from, tos]) => tos.map((to) => ({ from: { path: from }, to: { path: to } }))),
    ...libraries.map(([names, from]) => ({ from: { path: from }, to: { path: `^node_modules/(${escaped(names)})/` } })),
    // Tests, benches and the few programs beside the house use what they like.
    { from: { path: '^(test|bench|src/commands)/' }, to: { path: '^node_modules/' } },
  ],
  allowedSeverity: 'error',
  forbidden: [
    { name: 'no-lost-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-test-in-the-house',
      severity: 'error',
      from: { path: '^(src|dialogs|jobs|manifests)/' },
      to: { path: '^(test|bench)/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
}
