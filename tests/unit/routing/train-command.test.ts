import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { readModelInForce } from '../../../cloudfunctions/routing'
import { benchRouting } from '../../../cloudfunctions/runtime/commands/bench-routing'
import { train } from '../../../cloudfunctions/runtime/commands/train'

const folder = mkdtempSync(join(tmpdir(), 'routing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const row = (title: string, content: string, category?: string) => JSON.stringify({ title, content, category })
const TEXTS = {
  城乡建设: '物业费又涨了，小区没人管',
  卫生计生: '医院挂号排队，医生不在',
  教育文体: '学校乱补课，孩子太累',
}
const file = join(folder, 'letters-labelled.jsonl')
writeFileSync(
  file,
  Object.entries(TEXTS)
    .flatMap(([category, text]) =>
      Array.from({ length: 20 }, (_, n) => row(`第${n}封`, `${text}，${n}号来信`, category)),
    )
    .concat('这一行不是 JSON')
    .join('\n'),
)
writeFileSync(join(folder, 'letters-open.jsonl'), [row('甲', '供暖不热'), row('乙', '公交太慢')].join('\n'))
writeFileSync(
  join(folder, 'taxonomy.csv'),
  '﻿level1,level2,level3\n城乡建设,物业,小区\n卫生计生,医院,挂号\n教育文体,学校,补课\n',
)

function setUp() {
  const said: string[] = []
  const store = memoryStore()
  const context = {
    store,
    clock: { now: () => '2026-07-01T02:00:00.000Z' },
    config: { auth: 'demo' } as never,
    progress: (what: string) => said.push(what),
  }
  const terminal = { write: (text: string) => said.push(text.trimEnd()) } as never
  return { said, store, context, terminal }
}

describe('npm run train and bench:routing', () => {
  it('trains from a file and what lies beside it, and says what it read', async () => {
    const { said, store, context, terminal } = setUp()
    expect(await train([file], context, terminal)).toBe(0)
    expect(said.join('\n')).toContain('1行不是留言')
    expect(said.join('\n')).toContain('letters-open.jsonl')
    const model = await readModelInForce(store)
    expect(model?.categories).toMatchObject({ targets: ['城乡建设', '卫生计生', '教育文体'], learntFrom: 60 })
    expect(await train([file], context, terminal)).toBe(0)
    expect((await readModelInForce(store))?.version).toBe(model?.version)
  })
  it('measures the model in force, or by folds, and ends with one JSON object', async () => {
    const { said, context, terminal } = setUp()
    await train([file], context, terminal)
    const picture = join(folder, 'confusion.svg')
    for (const more of [[], ['--folds', '3']]) {
      expect(await benchRouting([file, '--picture', picture, ...more], context, terminal, 20)).toBe(0)
      const last = JSON.parse(said[said.length - 1] ?? '') as Record<string, number>
      expect(Object.keys(last)).toEqual(['accuracy', 'macroF1', 'top3', 'messagesPerSecond'])
      expect(last.accuracy).toBe(1)
    }
    expect(readFileSync(picture, 'utf8')).toContain('城乡建设')
  })
  it('says how it is used, and which file cannot be read', async () => {
    const { said, context, terminal } = setUp()
    expect(await train([], context, terminal)).toBe(1)
    expect(await benchRouting([file, '--folds', 'x'], context, terminal, 20)).toBe(1)
    expect(await train([join(folder, 'none.jsonl')], context, terminal)).toBe(1)
    expect(said.join('\n')).toContain('npm run train')
    expect(said.join('\n')).toContain('ENOENT')
  })
})
