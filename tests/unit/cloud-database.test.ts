import { cloudApi, CloudApiError, cloudbaseManifest } from '../../cloudfunctions/adapters/cloudbase'
import { authorization } from '../../cloudfunctions/adapters/cloudbase/cloud-api'
import { COLLECTIONS } from '../../cloudfunctions/runtime/collections'
import { runApart } from '../../cloudfunctions/runtime/commands/cloud-database'

const ENVIRONMENT = 'city-1a2b'
const SETTINGS = {
  MINSHENG_CLOUD_ENV: ENVIRONMENT,
  TENCENTCLOUD_SECRETID: 'AKIDexample',
  TENCENTCLOUD_SECRETKEY: 'secret-example',
}
const MANIFEST = cloudbaseManifest(COLLECTIONS)

interface Table {
  acl: string
  indexes: { Name: string; Keys: { Name: string }[] }[]
}
type Asked = Readonly<Record<string, unknown>> & { TableName: string; CollectionName: string; AclTag: string }

/** The management interface as its pages describe it; a new collection may be born open, as the console's are. */
function startCloud({ bornClosed = true } = {}) {
  const tables = new Map<string, Table>()
  const cloud = { tables, storage: 'PRIVATE', calls: [] as string[], busy: 0, bornClosed }
  const tableOf = (name: string): Table => {
    const table = tables.get(name)
    if (table === undefined) throw new CloudApiError('ResourceNotFound', 'no such table')
    return table
  }
  const actions: Record<string, (asked: Asked) => object> = {
    DescribeEnvs: ({ EnvId }) => ({
      EnvList:
        EnvId === ENVIRONMENT
          ? [{ EnvId, Databases: [{ InstanceId: 'tnt-1' }], Storages: [{ Bucket: '636974' }] }]
          : [],
    }),
    ListTables: ({ MgoOffset, MgoLimit }) => ({
      Tables: [...tables.keys()]
        .slice(Number(MgoOffset), Number(MgoOffset) + Number(MgoLimit))
        .map((TableName) => ({ TableName })),
    }),
    CreateTable: ({ TableName }) => {
      tables.set(TableName, { acl: cloud.bornClosed ? 'ADMINONLY' : 'PRIVATE', indexes: [] })
      return {}
    },
    DescribeDatabaseACL: ({ CollectionName }) => ({ AclTag: tableOf(CollectionName).acl }),
    ModifyDatabaseACL: ({ CollectionName, AclTag }) => Object.assign(tableOf(CollectionName), { acl: AclTag }),
    DescribeTable: ({ TableName }) => ({ Indexes: tableOf(TableName).indexes }),
    UpdateTable: ({ TableName, CreateIndexes }) => {
      const made = CreateIndexes as { IndexName: string; MgoKeySchema: { MgoIndexKeys: { Name: string }[] } }[]
      const { indexes } = tableOf(TableName)
      for (const { IndexName, MgoKeySchema } of made) indexes.push({ Name: IndexName, Keys: MgoKeySchema.MgoIndexKeys })
      return {}
    },
    DescribeStorageSafeRule: () => ({ AclTag: cloud.storage }),
    ModifyStorageSafeRule: ({ AclTag }) => {
      cloud.storage = AclTag
      return {}
    },
  }
  const send = (async (_url: string, { headers, body }: { headers: Record<string, string>; body: string }) => {
    const action = headers['x-tc-action'] ?? ''
    const seconds = Number(headers['x-tc-timestamp'])
    const key = { secretId: 'AKIDexample', secretKey: 'secret-example' }
    const signed = headers['authorization'] === authorization(key, 'tcb.tencentcloudapi.com', seconds, body)
    cloud.calls.push(action)
    const refuse = (Code: string, Message: string) => Response.json({ Response: { Error: { Code, Message } } })
    if (!signed) return refuse('AuthFailure.SignatureFailure', 'the signature is wrong')
    if (cloud.busy-- > 0) return refuse('RequestLimitExceeded', 'too many')
    try {
      return Response.json({ Response: { ...actions[action]?.(JSON.parse(body) as Asked), RequestId: 'r' } })
    } catch (error) {
      if (error instanceof CloudApiError) return refuse(error.code, error.message)
      throw error
    }
  }) as unknown as typeof fetch
  const said: string[] = []
  const run = async (argv: readonly string[] = [], environment: Record<string, string> = SETTINGS, by = send) => {
    said.length = 0
    cloud.calls.length = 0
    const terminal = { write: (text: string) => said.push(text) }
    const code = await runApart(argv, { environment, terminal, fetch: by, sleep: async () => undefined })
    return { code, text: said.join('') }
  }
  const changes = () => cloud.calls.filter((action) => !/^(?:Describe|List)/.test(action))
  return { cloud, run, changes }
}

describe('the database of an environment of WeChat cloud', () => {
  it('is signed for as Tencent’s own library signs', () => {
    // Made by @cloudbase/manager-node 5.6.5 for these very words.
    const body = '{"EnvId":"city-1","CollectionName":"messages"}'
    const key = { secretId: 'AKIDexample', secretKey: 'secret-example' }
    expect(authorization(key, 'tcb.tencentcloudapi.com', 1_767_225_600, body)).toBe(
      'TC3-HMAC-SHA256 Credential=AKIDexample/2026-01-01/tcb/tc3_request, SignedHeaders=content-type;host, ' +
        'Signature=9ef352628c390c66e52a5d7aeb7b1f49a831f0a2fad0e05e6c46bd21f36a33fd',
    )
  })

  it.each([true, false])(
    'is made whole in one run and left alone by the next (born closed: %s)',
    async (bornClosed) => {
      const { cloud, run, changes } = startCloud({ bornClosed })
      const { code, text } = await run()
      expect(text).toContain(`${String(MANIFEST.length)}个集合都在`)
      expect(code).toBe(0)
      expect([...cloud.tables.keys()].sort()).toEqual(MANIFEST.map(({ collectionName }) => collectionName).sort())
      for (const { collectionName, indexes } of MANIFEST) {
        const table = cloud.tables.get(collectionName)
        expect([collectionName, table?.acl]).toEqual([collectionName, 'ADMINONLY'])
        expect(table?.indexes.map(({ Name }) => Name)).toEqual(indexes.map(({ IndexName }) => IndexName))
      }
      expect(cloud.storage).toBe('ADMINONLY')
      expect((await run()).code).toBe(0)
      expect(changes()).toEqual([])
      expect((await run(['--check'])).code).toBe(0)
    },
  )

  it('names what clients could reach, and closes it unless it was only asked to look', async () => {
    const { cloud, run, changes } = startCloud()
    await run()
    cloud.tables.set('accounts', { acl: 'PRIVATE', indexes: cloud.tables.get('accounts')?.indexes ?? [] })
    cloud.tables.delete('audit_pending')
    cloud.storage = 'READONLY'
    const { code, text } = await run(['--check'])
    expect([code, changes()]).toEqual([1, []])
    expect(text).toContain('权限  accounts 原来是 PRIVATE')
    expect(text).toContain('权限  云存储原来是 READONLY')
    expect(text).toContain('集合  audit_pending')
    expect((await run()).code).toBe(0)
    expect(cloud.tables.get('accounts')?.acl).toBe('ADMINONLY')
    expect(cloud.storage).toBe('ADMINONLY')
  })

  it('leaves an index over other fields to a person, and says so until it is gone', async () => {
    const { cloud, run } = startCloud()
    await run()
    const { collectionName = '', indexes = [] } = MANIFEST.find((each) => each.indexes.length > 0) ?? {}
    const index = cloud.tables.get(collectionName)?.indexes[0]
    Object.assign(index ?? {}, { Keys: [{ Name: 'other' }] })
    const { code, text } = await run()
    expect(code).toBe(1)
    expect(text).toContain(`${collectionName}：${indexes[0]?.IndexName ?? ''} 已有，但字段不同`)
  })

  it('waits while the platform is busy', async () => {
    const { cloud, run } = startCloud()
    cloud.busy = 5
    expect((await run()).code).toBe(0)
  })

  it('says what to do where it cannot work', async () => {
    const { run, changes } = startCloud()
    expect(await run([], {})).toMatchObject({ code: 1, text: expect.stringContaining('MINSHENG_CLOUD_ENV') })
    expect((await run(['--drop'])).code).toBe(1)
    const elsewhere = await run([], { ...SETTINGS, MINSHENG_CLOUD_ENV: 'other' })
    expect(elsewhere).toMatchObject({ code: 1, text: expect.stringContaining('看不到环境“other”') })
    const stranger = await run([], { ...SETTINGS, TENCENTCLOUD_SECRETKEY: 'wrong' })
    expect(stranger).toMatchObject({ code: 1, text: expect.stringContaining('AuthFailure.SignatureFailure') })
    const offline = (async () => Promise.reject(new TypeError('fetch failed'))) as unknown as typeof fetch
    expect(await run([], SETTINGS, offline)).toMatchObject({ code: 1, text: expect.stringContaining('连不上腾讯云') })
    expect(changes()).toEqual([])
  })

  it('gives up where the platform stays busy', async () => {
    const busy = (async () =>
      Response.json({
        Response: { Error: { Code: 'RequestLimitExceeded', Message: 'too many' } },
      })) as unknown as typeof fetch
    const key = { secretId: 'a', secretKey: 'b', region: 'ap-shanghai' }
    const api = cloudApi(key, { fetch: busy, now: () => 0, sleep: async () => undefined })
    await expect(api('ListTables', {})).rejects.toMatchObject({ code: 'RequestLimitExceeded' })
  })
})
