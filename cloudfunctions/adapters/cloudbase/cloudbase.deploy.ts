import type { CloudApi } from './cloud-api'
import type { CloudbaseCollectionManifest, CloudbaseIndex } from './cloudbase.manifest'

/** What an environment lacked, one thing each; `other_index`: the name is taken by an index over other fields. */
export type Lacking =
  | { readonly what: 'collection' | 'index' | 'other_index'; readonly collection: string; readonly name: string }
  /** Clients could reach it: `was` is the permission that it had. */
  | { readonly what: 'open'; readonly collection: string; readonly was: string }
  | { readonly what: 'open_storage'; readonly was: string }

export interface DeployOptions {
  /** Says what is lacking and changes nothing. */
  readonly checkOnly: boolean
  /** Told after each collection. @param share 0–1 */
  readonly progress: (share: number) => void
}

interface Environment {
  /** Names the database of the environment in each call. */
  readonly database: object
  readonly bucket: string | undefined
}

/** Only functions reach it: https://cloud.tencent.com/document/api/876/34819 */
const CLOSED = 'ADMINONLY'
const PAGE = 100

/**
 * Makes the database of an environment what the manifest says: every collection there, closed to clients and with its
 * indexes, and the file storage closed too. Safe to run again, and goes on where it was broken off. Nothing is ever
 * removed, and an index over other fields is left for a person.
 * @returns what was lacking, with `checkOnly` what still is; null where the key sees no such environment
 */
export async function deployDatabase(
  api: CloudApi,
  envId: string,
  manifest: readonly CloudbaseCollectionManifest[],
  { checkOnly, progress }: DeployOptions,
): Promise<Lacking[] | null> {
  const environment = await environmentOf(api, envId)
  if (environment === null) return null
  const lacking: Lacking[] = []
  const { database, bucket } = environment
  const there = await collectionsOf(api, database)
  let done = 0
  for (const { collectionName: collection, indexes } of manifest) {
    const table = { ...database, TableName: collection }
    if (!there.has(collection)) {
      lacking.push({ what: 'collection', collection, name: collection })
      if (!checkOnly) await api('CreateTable', { ...table, PermissionInfo: { EnvId: envId, AclTag: CLOSED } })
    }
    if (there.has(collection) || !checkOnly) {
      const own = { EnvId: envId, CollectionName: collection }
      const was = String((await api('DescribeDatabaseACL', own))['AclTag'])
      if (was !== CLOSED) {
        if (there.has(collection)) lacking.push({ what: 'open', collection, was })
        if (!checkOnly) await api('ModifyDatabaseACL', { ...own, AclTag: CLOSED })
      }
      lacking.push(...(await deployIndexes(api, table, collection, indexes, checkOnly)))
    } else lacking.push(...indexes.map(({ IndexName: name }) => ({ what: 'index' as const, collection, name })))
    progress(++done / manifest.length)
  }
  if (bucket !== undefined) lacking.push(...(await closeStorage(api, envId, bucket, checkOnly)))
  return lacking
}

async function environmentOf(api: CloudApi, envId: string): Promise<Environment | null> {
  const { EnvList: list } = (await api('DescribeEnvs', { EnvId: envId })) as {
    EnvList?: readonly {
      EnvId?: string
      Databases?: readonly { InstanceId?: string }[] | null
      Storages?: readonly { Bucket?: string }[] | null
    }[]
  }
  const found = list?.find((each) => each.EnvId === envId)
  const instance = found?.Databases?.[0]?.InstanceId
  if (instance === undefined) return null
  return { database: { EnvId: envId, Tag: instance }, bucket: found?.Storages?.[0]?.Bucket }
}

async function collectionsOf(api: CloudApi, database: object): Promise<Set<string>> {
  const names = new Set<string>()
  for (;;) {
    const page = (await api('ListTables', { ...database, MgoLimit: PAGE, MgoOffset: names.size })) as {
      Tables?: readonly { TableName: string }[] | null
    }
    const before = names.size
    for (const { TableName: name } of page.Tables ?? []) names.add(name)
    if (names.size - before < PAGE) return names
  }
}

async function deployIndexes(
  api: CloudApi,
  table: object,
  collection: string,
  indexes: readonly CloudbaseIndex[],
  checkOnly: boolean,
): Promise<Lacking[]> {
  if (indexes.length === 0) return []
  const { Indexes: present } = (await api('DescribeTable', table)) as {
    Indexes?: readonly { Name: string; Keys?: readonly { Name: string }[] | null }[] | null
  }
  const fieldsOf = new Map((present ?? []).map(({ Name, Keys }) => [Name, (Keys ?? []).map((key) => key.Name).join()]))
  const missing = indexes.filter(({ IndexName: name }) => !fieldsOf.has(name))
  const other = indexes.filter(({ IndexName: name, MgoKeySchema: { MgoIndexKeys: keys } }) => {
    const fields = fieldsOf.get(name)
    return fields !== undefined && fields !== keys.map((key) => key.Name).join()
  })
  if (missing.length > 0 && !checkOnly) await api('UpdateTable', { ...table, CreateIndexes: missing })
  return [
    ...missing.map(({ IndexName: name }) => ({ what: 'index' as const, collection, name })),
    ...other.map(({ IndexName: name }) => ({ what: 'other_index' as const, collection, name })),
  ]
}

async function closeStorage(api: CloudApi, envId: string, bucket: string, checkOnly: boolean): Promise<Lacking[]> {
  const own = { EnvId: envId, Bucket: bucket }
  const was = String((await api('DescribeStorageSafeRule', own))['AclTag'])
  if (was === CLOSED) return []
  if (!checkOnly) await api('ModifyStorageSafeRule', { ...own, AclTag: CLOSED })
  return [{ what: 'open_storage', was }]
}
