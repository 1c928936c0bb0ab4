import { plantTree } from './planted-tree'

/** Lint rules of our own making, each with code that breaks it and the file it must not stand in. */
const VIOLATIONS = [
  {
    path: 'cloudfunctions/messages/domain/clock.ts',
    code: 'export const at = Date.now()',
    rule: 'no-restricted-syntax',
  },
  {
    path: 'cloudfunctions/messages/usecases/today.ts',
    code: 'export const today = new Date()',
    rule: 'no-restricted-syntax',
  },
  {
    path: 'cloudfunctions/shared/kernel/dice.ts',
    code: 'export const dice = Math.random()',
    rule: 'no-restricted-syntax',
  },
  {
    path: 'cloudfunctions/messages/domain/settings.ts',
    code: 'export const key = process.env.KEY',
    rule: 'no-restricted-syntax',
  },
  {
    path: 'cloudfunctions/shared/documents/reads-file.ts',
    code: "import { readFileSync } from 'node:fs'\nexport const text = readFileSync('a', 'utf8')",
    rule: 'no-restricted-imports',
  },
  {
    path: 'cloudfunctions/messages/usecases/forgets.ts',
    code: 'export const act = (save: () => Promise<void>) => {\n  save()\n}',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    path: 'types/loose.contract.ts',
    code: 'export const read = (value: any): unknown => value',
    rule: '@typescript-eslint/no-explicit-any',
  },
  {
    path: 'cloudfunctions/messages/domain/half.ts',
    code: "export function half(kind: 'a' | 'b') {\n  switch (kind) {\n    case 'a':\n      return 1\n  }\n  return 0\n}",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  {
    path: 'src/components/hook.tsx',
    code: "import { useState } from 'react'\nexport function Hook(props: { on: boolean }) {\n  if (props.on) useState(1)\n  return null\n}",
    rule: 'react-hooks/rules-of-hooks',
  },
  {
    path: 'src/components/last.ts',
    code: 'export const last = (items: readonly string[]) => items.at(-1)',
    rule: 'no-restricted-syntax',
  },
] as const

const HARMLESS = {
  'cloudfunctions/runtime/now.ts': 'export const at = Date.now()\nexport const key = process.env.KEY',
  'cloudfunctions/messages/domain/instant.ts': 'export const at = (instant: string) => new Date(instant).getTime()',
  'cloudfunctions/shared/kernel/digest.ts':
    "import { createHash } from 'node:crypto'\nexport const digest = () => createHash('sha256')",
}

interface LintedFile {
  filePath: string
  messages: { ruleId: string | null; message: string }[]
}

describe('lint rules', () => {
  const tree = plantTree({
    ...HARMLESS,
    ...Object.fromEntries(VIOLATIONS.map(({ path, code }) => [path, `${code}\n`])),
  })
  afterAll(() => tree.remove())
  const linted = JSON.parse(tree.run('eslint', ['--format', 'json', 'cloudfunctions', 'types', 'src'])) as LintedFile[]
  const messagesOf = (path: string) => linted.find(({ filePath }) => filePath.endsWith(path))?.messages

  it.each(VIOLATIONS)('$rule fires in $path', ({ path, rule }) => {
    expect(messagesOf(path)?.map(({ ruleId }) => ruleId)).toContain(rule)
  })

  it.each(Object.keys(HARMLESS))('accepts %s', (path) => {
    expect(messagesOf(path)).toEqual([])
  })
})
