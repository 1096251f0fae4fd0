/**
 * Who may import whom. Every import in the house has to be allowed by a row; type-only imports count like any other.
 * A newcomer to the house should hardly ever need a new row: if one does, the house is likely wrong.
 */
const nouns = '^src/(charter|people|groups|applications|meetings)/'
const stores = '^src/(people|groups|applications|meetings)/.*-store\\.ts$'
const room = (...names) => `^src/(${names.join('|')})/`
const file = (...paths) => `^src/(${paths.join('|')})\\.ts$`

const joiners = file('main', 'compose', 'features', 'start/[^/]+')

/** A room (or file) and what it may import besides itself. */
const table = [
  // A pattern that is no literal is made in one place, so that all can be checked.
  ['^src/', [file('built-pattern')]],
  [room('time', 'chat'), []],
  [nouns, [nouns, room('time'), file('context', 'user-error', 'chat/incoming')]],
  [room('people'), [room('chat')]],
  [stores, [file('database/collection', 'database/connection', 'database/file-bucket')]],
  [file('context'), [nouns, file('user-error', 'clock', 'chat/message', 'time/instant'), room('database')]],
  [room('cards'), [room('chat', 'time'), nouns, file('context', 'user-error')]],
  [room('notices'), [room('cards', 'chat', 'time', 'icalendar'), nouns, file('delivery/notice-kind')]],
  ['^dialogs/', [file('inbox/dialog', 'user-error'), room('cards', 'chat', 'time'), nouns]],
  [
    room('inbox'),
    [room('chat', 'people', 'charter', 'time', 'database'), file('context', 'user-error', 'clock', 'log')],
  ],
  [room('delivery'), [room('chat', 'people', 'charter', 'time', 'database'), file('groups/roster', 'clock', 'log')]],
  ['^jobs/', [nouns, room('delivery'), file('wake-ups', 'context')]],
  [room('platforms/(local|slack|teams)'), [room('chat'), file('time/say-instant', 'log', 'clock')]],
  [room('platforms/email'), [room('chat'), file('time/say-instant', 'log')]],
  [
    room('platforms/local'),
    [room('web/form'), file('web/layout', 'database/collection', 'database/connection', 'database/file-bucket')],
  ],
  [room('icalendar'), [room('meetings', 'time')]],
  [room('web'), [nouns, room('cards', 'chat', 'icalendar', 'time'), file('context', 'user-error', 'clock')]],
  [room('database'), []],
  [file('wake-ups'), [file('clock', 'log')]],
  [file('config'), [file('setting-words')]],
  // Those that join the machines know them all.
  [`${joiners}|^(src/commands|test|bench|manifests)/`, ['^(src|dialogs|jobs|manifests|test|bench)/']],
]

/** A library and the only files that may know it. */
const libraries = [
  ['zod', '^(src|dialogs)/'],
  ['pino|pino-pretty', file('log')],
  ['chrono-node|@vvo/tzdb|city-timezones|windows-iana', room('time')],
  ['mongoose', `${stores}|${room('database')}`],
  ['mongodb', `${room('database', 'delivery')}|${file('wake-ups')}`],
  ['mongodb-memory-server-core|undici', room('database')],
  ['yaml', room('charter')],
  ['@slack/bolt', room('platforms/slack')],
  ['botbuilder|jose', room('platforms/teams')],
  ['hono', `${room('platforms/local', 'web')}`],
  ['@hono/node-server', `${room('platforms/local')}|${file('server')}`],
  ['timezones-ical-library', room('icalendar')],
  ['nodemailer', room('platforms/email')],
  ['agenda|@agendajs/mongo-backend', file('wake-ups')],
]

const escaped = (name) => name.replaceAll(/[.]/g, '\\.')

export default {
  allowed: [
    { from: { path: '.' }, to: { dependencyTypes: ['core'] } },
    { from: { path: '^(src/platforms/[^/]+|src/(?!platforms)[^/]+|dialogs|jobs)/' }, to: { path: '^$1/' } },
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
