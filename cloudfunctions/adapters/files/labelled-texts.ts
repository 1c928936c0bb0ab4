import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { AnsweredText, Category, Example } from '../../routing'

/** What a file of texts held: one JSON object a line, `title`, `content`, and `category` or `unit` where decided. */
export interface TextsFile {
  readonly texts: readonly Example[]
  /** Lines that were not such an object; counted, never quoted. */
  readonly broken: number
}

/** @throws the file system's error */
export function readTexts(path: string): TextsFile {
  let broken = 0
  const texts = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const text = textOf(line)
      if (text === null) broken += 1
      return text === null ? [] : [text]
    })
  return { texts, broken }
}

/** Answered messages: one JSON object a line, `title`, `content` and `reply`; other lines are passed over. */
export function readAnswered(path: string): AnsweredText[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .flatMap((line) => {
      const text = line.trim() === '' ? null : textOf(line)
      if (text === null) return []
      const { reply } = JSON.parse(line) as { readonly reply?: unknown }
      return typeof reply === 'string' && reply !== '' ? [{ title: text.title, body: text.body, reply }] : []
    })
}

function textOf(line: string): Example | null {
  try {
    const row = JSON.parse(line) as unknown
    if (typeof row !== 'object' || row === null) return null
    const { title = '', content, body = content, category, unit } = row as Readonly<Record<string, unknown>>
    if (typeof title !== 'string' || typeof body !== 'string') return null
    return {
      title,
      body,
      ...(typeof category === 'string' && category !== '' ? { category } : {}),
      ...(typeof unit === 'string' && unit !== '' ? { unitId: unit } : {}),
    }
  } catch {
    return null
  }
}

/** `level1,level2,level3` with a heading: the tree by its first level, names below it without repeats. */
export function readTaxonomy(path: string): readonly Category[] {
  const rows: string[][] = parse(readFileSync(path), { bom: true, skip_empty_lines: true, relax_column_count: true })
  const tree = new Map<string, Set<string>>()
  for (const [first = '', ...below] of rows.slice(1)) {
    if (first.trim() === '') continue
    const children = tree.get(first.trim()) ?? new Set()
    for (const child of below) if (child.trim() !== '') children.add(child.trim())
    tree.set(first.trim(), children)
  }
  return [...tree].map(([name, children]) => ({ name, children: [...children] }))
}

/** What lies beside a file and needs no labels: other `.jsonl` of the same name's beginning, and `taxonomy.csv`. */
export function filesBeside(path: string): {
  readonly undecided: readonly string[]
  readonly taxonomy: string | undefined
} {
  const folder = dirname(path)
  const stem = /^[^-.]+/.exec(basename(path))?.[0] ?? ''
  const names = readdirSync(folder).sort()
  return {
    undecided: names
      .filter((name) => name.endsWith('.jsonl') && name.startsWith(`${stem}-`) && name !== basename(path))
      .map((name) => join(folder, name)),
    taxonomy: names.includes('taxonomy.csv') ? join(folder, 'taxonomy.csv') : undefined,
  }
}
