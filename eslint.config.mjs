import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** What the core takes as an argument and never fetches, so that a test or a seed can move the clock. */
const PURE = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time as an argument (clock.now()): a test, a seed and an import move it.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time as an argument (clock.now()): a test, a seed and an import move it.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'Take the time as an argument (clock.now()): a test, a seed and an import move it.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take chance as an argument (ids.next()): the same seed gives the same city.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only runtime/ reads the environment; take the value as an argument.',
  },
]

/** The core runs wherever a cloud function runs: of Node it knows the digests only. */
const NO_NODE = {
  patterns: [
    {
      regex: '^node:(?!crypto$)',
      message: 'The core knows no Node but node:crypto; put I/O behind a port and its code into adapters/ or runtime/.',
    },
    {
      regex: '^(fs|path|os|http|https|net|child_process|crypto)$',
      message: 'Write node:crypto; other built-ins belong to adapters/ or runtime/.',
    },
  ],
}

/** Phones in use (iOS 13, Chrome 80; `babel.config.js`) lack them, and the client brings no polyfills. */
const TOO_NEW = {
  selector:
    'CallExpression[callee.property.name=/^(at|replaceAll|findLast|findLastIndex|hasOwn|toSorted|toReversed|checkVisibility|replaceChildren|randomUUID)$/]:not([callee.object.name=/_COPY$/])',
  message: 'Phones that the client is built for (babel.config.js) do not know this yet.',
}

export default defineConfig(
  { ignores: ['dist/', 'artefacts/', '.data/', 'coverage/', 'node_modules/', 'tests/boundaries/planted/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,cjs,mjs}'],
    rules: { 'no-undef': 'off', 'no-unused-vars': ['error', { caughtErrors: 'none' }], 'prefer-const': 'error' },
  },
  {
    files: ['{src,cloudfunctions,types,config,tests}/**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
      // A port's adapter may answer at once and still be a promise; a handler that only reads memory too.
      '@typescript-eslint/require-await': 'off',
      // Ports are interfaces over closures: their methods stand without `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Instants, numbers and literal unions read well in a template; objects do not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true, allowNullish: false },
      ],
      '@typescript-eslint/ban-ts-comment': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-else-return': 'error',
      'prefer-const': 'error',
      // A file with more than one reason to change is split before it gets here (house style: discuss at 250).
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      // House style aims at 4; what reads well with a fifth or sixth is a matter for review, more never is.
      'max-params': ['error', { max: 6 }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-restricted-syntax': ['error', TOO_NEW],
    },
  },
  {
    name: 'the core is pure',
    files: [
      'cloudfunctions/*/domain/**/*.ts',
      'cloudfunctions/*/usecases/**/*.ts',
      'cloudfunctions/shared/kernel/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...PURE] },
  },
  {
    name: 'the core knows no Node',
    files: ['cloudfunctions/**/*.ts', 'types/**/*.ts'],
    ignores: ['cloudfunctions/adapters/**', 'cloudfunctions/runtime/**'],
    rules: { 'no-restricted-imports': ['error', NO_NODE] },
  },
  {
    name: 'commands and tests talk to a terminal',
    files: ['config/**', 'tests/**/*.{ts,tsx}', 'cloudfunctions/runtime/commands/**'],
    rules: { 'no-console': 'off' },
  },
  {
    name: 'tables of data, and contracts',
    // Lists of units, services and texts have one reason to change however long they are; a module has one contract.
    files: ['cloudfunctions/demo/**', 'cloudfunctions/shared/calendar/**', 'src/copy/**', 'types/*.contract.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      // A story is one test, and expect's matchers are typed as any.
      'max-lines': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      // It evaluates in the page: what is not true at the first look ends in an EvalError, by the pages' own policy.
      'no-restricted-properties': ['error', { property: 'waitForFunction', message: 'Wait by a locator or `until`.' }],
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Take `fc` of tests/support/property: its seed is fixed.' },
      ],
    },
  },
  { files: ['tests/support/property.ts'], rules: { 'no-restricted-imports': 'off' } },
)
