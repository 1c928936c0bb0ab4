import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cloudbaseManifest } from '../../cloudfunctions/adapters/cloudbase'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { SCHEDULE } from '../../cloudfunctions/runtime/schedule'
import { others, things } from './thing'

const keysOf = (index: { MgoKeySchema: { MgoIndexKeys: readonly { Name: string }[] } } | undefined): string[] =>
  index?.MgoKeySchema.MgoIndexKeys.map(({ Name }) => Name) ?? []

it('lists every collection as closed to clients, with its indexes and no unique one', () => {
  const [first, second] = cloudbaseManifest([things, others])
  expect(first).toMatchObject({ collectionName: 'things', aclTag: 'ADMINONLY' })
  expect(first?.indexes.map(keysOf)).toEqual([
    ['queue', 'dueOn', '_id'],
    ['queue', 'rank', '_id'],
    ['queue', '_id'],
    ['queue', 'tokens', 'dueOn', '_id'],
  ])
  expect(second).toEqual({ collectionName: 'others', aclTag: 'ADMINONLY', indexes: [] })
})

it('covers the whole system, each collection and each index name once', () => {
  const manifest = cloudbaseManifest(COLLECTIONS)
  const names = manifest.map(({ collectionName }) => collectionName)
  expect(new Set(names).size).toBe(names.length)
  for (const { aclTag, indexes } of manifest) {
    expect(aclTag).toBe('ADMINONLY')
    expect(new Set(indexes.map(({ IndexName }) => IndexName)).size).toBe(indexes.length)
    expect(indexes.every(({ MgoKeySchema }) => !MgoKeySchema.MgoIsUnique)).toBe(true)
  }
})

it('the system’s list forgets no collection that is declared anywhere', () => {
  const root = join(__dirname, '../../cloudfunctions')
  const declared = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(join('shared', 'documents')))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /define(?:Collection|AlikeIndex)(?:<[^(]*>)?\(\s*'([a-z0-9_]+)'/g,
      ),
    ])
    .map((match) => match[1] ?? '')
  expect(COLLECTIONS.map(({ name }) => name).sort()).toEqual(declared.sort())
})

it('operations says how many collections, functions and timers that makes', () => {
  const functions = readdirSync(resolve('cloudfunctions/runtime/function-entries')).length
  const timers = new Set(SCHEDULE.map(({ module }) => module)).size
  expect(readFileSync(resolve('docs/operations.md'), 'utf8')).toContain(
    `${COLLECTIONS.length} collections (a plan has to allow as many), ${functions} functions with ${timers} timers`,
  )
})
