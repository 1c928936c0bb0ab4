import { cloudbaseStore } from '../../cloudfunctions/adapters/cloudbase'
import type { CloudbaseDatabase } from '../../cloudfunctions/adapters/cloudbase/cloudbase.database'
import { defineCollection, type DocumentStore } from '../../cloudfunctions/shared/documents'
import { type CloudbaseSdk, openCloudbase } from '../support/cloudbase-sdk'
import { until } from '../support/until'
import { type Thing, thing, things } from './thing'

/**
 * The six traps of the platform, twice: that the double has them (a naive use of the SDK falls in, as it does in the
 * cloud), and that the store does not.
 */
let sdk: CloudbaseSdk
let store: DocumentStore
let naive: NaiveDatabase
let tests = 0
const own = (text: string): string => `${text}-${tests}`
const CONFLICT = [
  'DATABASE_TRANSACTION_CONFLICT',
  'Transaction is conflict, maybe resource operated by others.',
] as const

/** Of one request that the platform refuses for there being too many. */
const MOST_TRIES = 7

/** What the SDK offers beyond what the store takes: the ways into the traps. */
interface NaiveQuery {
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
}
interface NaiveCollection {
  where(condition: object): NaiveQuery
  doc(id: string): NaiveQuery & { get(): Promise<{ data: Thing }>; set(options: { data: object }): Promise<unknown> }
  add(options: { data: object }): Promise<unknown>
}
interface NaiveTransaction {
  collection(name: string): NaiveCollection
  rollback(): Promise<unknown>
}
interface NaiveDatabase {
  collection(name: string): NaiveCollection
  startTransaction(): Promise<NaiveTransaction>
  runTransaction(work: (transaction: NaiveTransaction) => Promise<unknown>): Promise<unknown>
}

beforeAll(async () => {
  sdk = await openCloudbase(['things'])
  store = cloudbaseStore(sdk.cloud)
  naive = sdk.cloud.database() as unknown as NaiveDatabase
})
afterAll(() => sdk.wire.close())
beforeEach(async () => {
  tests += 1
  await store.transact(async (transaction) => transaction.insert(things, thing(own('a'), { more: { old: 1 } })))
})
const put = async (more: Partial<Thing>): Promise<number> => {
  let attempts = 0
  await store.transact(async (transaction) => {
    attempts += 1
    const found = await transaction.get(things, own('a'))
    if (found !== null) transaction.put(things, { ...found, ...more })
  })
  return attempts
}

describe('1: operations that leave the transaction', () => {
  it('the SDK sends where().update() outside: it survives the rollback', async () => {
    const transaction = await naive.startTransaction()
    await transaction
      .collection('things')
      .where({ _id: own('a') })
      .update({ data: { rank: 5 } })
    await transaction.rollback()
    expect(await store.get(things, own('a'))).toMatchObject({ rank: 5 })
  })

  it('the store sends nothing outside between start and end', async () => {
    const before = sdk.wire.calls.length
    await store.transact(async (transaction) => {
      const found = await transaction.get(things, own('a'))
      if (found !== null) transaction.put(things, { ...found, rank: 2 })
      transaction.insert(things, thing(own('b')))
    })
    const calls = sdk.wire.calls.slice(before)
    const start = calls.findIndex(({ action }) => action === 'database.startTransaction')
    const inside = calls.slice(start + 1)
    expect(inside.map(({ action }) => action)).toEqual([
      'database.getDocument',
      'database.modifyDocument',
      'database.insertDocument',
      'database.commitTransaction',
    ])
    expect(new Set(inside.map(({ transactionId }) => transactionId)).size).toBe(1)
    expect(inside.every(({ transactionId }) => transactionId !== undefined)).toBe(true)
  })
})

describe('2: conflicts in mid-operation', () => {
  it('the SDK drops their code, and runTransaction does not try again', async () => {
    let attempts = 0
    const work = naive.runTransaction(async (transaction) => {
      attempts += 1
      sdk.wire.failNext('database.modifyDocument', ...CONFLICT)
      await transaction
        .collection('things')
        .doc(own('a'))
        .set({ data: { version: 2 } })
    })
    await expect(work).rejects.toMatchObject({ errCode: -501001 })
    expect(attempts).toBe(1)
  })

  it.each(['database.getDocument', 'database.modifyDocument', 'database.commitTransaction'])(
    'the store runs again after one in %s',
    async (action) => {
      let failed = false
      let attempts = 0
      await store.transact(async (transaction) => {
        attempts += 1
        const found = await transaction.get(things, own('a'))
        if (!failed) sdk.wire.failNext(action, ...CONFLICT)
        failed = true
        if (found !== null) transaction.put(things, { ...found, rank: 3 })
      })
      expect(attempts).toBe(2)
      expect(await store.get(things, own('a'))).toMatchObject({ rank: 3, version: 2 })
    },
  )

  it('and after an unknown system error within the transaction', async () => {
    sdk.wire.failNext('database.modifyDocument', 'SOMETHING_ELSE', '未知错误')
    expect(await put({ rank: 4 })).toBe(2)
    expect(await store.get(things, own('a'))).toMatchObject({ rank: 4, version: 2 })
  })
})

describe('3: nested objects and missing documents', () => {
  it('the SDK flattens an update: an empty object changes nothing', async () => {
    await naive
      .collection('things')
      .doc(own('a'))
      .update({ data: { more: {} } })
    expect(await store.get(things, own('a'))).toMatchObject({ more: { old: 1 } })
  })

  it('the store replaces the whole document', async () => {
    await put({ more: {} })
    expect((await store.get(things, own('a')))?.more).toStrictEqual({})
  })

  it('the SDK throws for a missing id unless told otherwise; the store answers null', async () => {
    await expect(naive.collection('things').doc(own('missing')).get()).rejects.toMatchObject({ errCode: -1 })
    expect(await store.get(things, own('missing'))).toBeNull()
  })
})

describe('4: what the codes say', () => {
  it('a duplicate key is -502001 like any failed request: the text decides', async () => {
    await expect(naive.collection('things').add({ data: { _id: own('a') } })).rejects.toMatchObject({
      errCode: -502001,
    })
    const again = store.transact(async (transaction) => transaction.insert(things, thing(own('a'))))
    await expect(again).rejects.toMatchObject({ name: 'DuplicateIdError', collection: 'things', id: own('a') })
    sdk.wire.failNext('database.insertDocument', 'DATABASE_REQUEST_FAILED', '[FailedOperation] document too large')
    const failed = store.transact(async (transaction) => transaction.insert(things, thing(own('b'))))
    await expect(failed).rejects.toMatchObject({ errCode: -502001 })
  })

  it('a missing collection is a defect of the deployment, never an answer', async () => {
    const missing = defineCollection<Thing>('missing', [{ name: 'all', equals: [] }])
    await expect(store.get(missing, own('a'))).rejects.toThrow('CloudBase 缺少集合')
    await expect(store.query(missing, { index: 'all', equals: {}, limit: 1 })).rejects.toThrow('CloudBase 缺少集合')
    const work = store.transact(async (transaction) => transaction.insert(missing, thing(own('a'))))
    await expect(work).rejects.toThrow('CloudBase 缺少集合')
  })

  it('a fault of the platform’s own, time out, overload that lasts and a lost network are unavailable', async () => {
    const hurried = cloudbaseStore({
      database: (config) => sdk.cloud.database(config),
      backoff: { wait: () => Promise.resolve(), random: () => 0 },
    })
    for (const code of [
      'SOMETHING_ELSE',
      'SERVER_TIMEOUT',
      'EXCEED_REQUEST_LIMIT',
      'EXCEED_CONCURRENT_REQUEST_LIMIT',
    ]) {
      const times = code.startsWith('EXCEED_') ? MOST_TRIES : 1
      for (let n = 0; n < times; n += 1) sdk.wire.failNext('database.getDocument', code, '请稍后')
      await expect(hurried.get(things, own('a'))).rejects.toMatchObject({ code: 'unavailable' })
    }
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })
    const away = cloudbaseStore({
      database: () =>
        ({ collection: () => ({ doc: () => ({ get: () => Promise.reject(refused) }) }) }) satisfies Reader,
    })
    await expect(away.get(things, own('a'))).rejects.toMatchObject({ code: 'unavailable' })
  })
})

describe('5: no counter of the platform’s own', () => {
  it('the SDK has no updateAndReturn, and the store counts by compare-and-swap', async () => {
    expect(sdk.cloud.database().collection('things')).not.toHaveProperty('updateAndReturn')
    const add = (): Promise<void> =>
      store.transact(async (transaction) => {
        const found = await transaction.get(things, own('a'))
        if (found !== null) transaction.put(things, { ...found, rank: found.rank + 1 })
      })
    await Promise.all(Array.from({ length: 8 }, add))
    expect(await store.get(things, own('a'))).toMatchObject({ rank: 8, version: 9 })
  })
})

describe('6: texts of digits only', () => {
  it('the SDK makes a number of such an OPENID; an id in the store stays a text', async () => {
    process.env['WX_OPENID'] = '123456'
    expect(sdk.cloud.getWXContext()).toMatchObject({ OPENID: 123456 })
    const id = `20260709${tests}`
    await store.transact(async (transaction) => transaction.insert(things, thing(id)))
    expect((await store.get(things, id))?.id).toBe(id)
  })
})

describe('7: requests beyond what the plan bears at once', () => {
  it('the SDK sends all it is asked for, and the platform refuses what is beyond', async () => {
    const goOn = sdk.wire.hold()
    const refused: unknown[] = []
    const asked = Array.from({ length: 60 }, () => {
      const answer = naive.collection('things').doc(own('a')).get()
      return answer.catch((error: unknown) => refused.push(error))
    })
    await until('those beyond to be refused', () => refused.length === 40)
    goOn()
    await Promise.all(asked)
    expect(refused).toHaveLength(40)
    expect(refused[0]).toMatchObject({ errCode: -501004 })
  })

  it('the store asks for few at once, however many are wanted, and answers them all', async () => {
    let most = 0
    let underWay = 0
    const get = async (): Promise<{ data: { _id: string; version: number } }> => {
      most = Math.max(most, (underWay += 1))
      await new Promise((resolve) => setImmediate(resolve))
      underWay -= 1
      return { data: { _id: 'a', version: 1 } }
    }
    const away = cloudbaseStore({
      database: () => ({ collection: () => ({ doc: () => ({ get }) }) }) satisfies Reader,
    })
    const read = await Promise.all(Array.from({ length: 100 }, () => away.get(things, 'a')))
    expect(read.every((found) => found?.id === 'a')).toBe(true)
    expect(most).toBeLessThan(20)
  })

  it.each([
    'startTransaction',
    'getDocument',
    'modifyDocument',
    'insertDocument',
    'removeDocument',
    'commitTransaction',
  ])('the store sends %s again, since nothing of it was done', async (action) => {
    await store.transact(async (transaction) => transaction.insert(things, thing(own('gone'))))
    let attempts = 0
    const gone = await store.get(things, own('gone'))
    sdk.wire.failNext(`database.${action}`, 'EXCEED_CONCURRENT_REQUEST_LIMIT', '请稍后')
    await store.transact(async (transaction) => {
      attempts += 1
      const found = await transaction.get(things, own('a'))
      if (found !== null) transaction.put(things, { ...found, rank: 6 })
      transaction.insert(things, thing(own('c')))
      if (gone !== null) transaction.remove(things, gone)
    })
    expect(attempts).toBe(1)
    expect(await store.get(things, own('a'))).toMatchObject({ rank: 6, version: 2 })
    expect(await store.get(things, own('c'))).not.toBeNull()
    expect(await store.get(things, own('gone'))).toBeNull()
  })
})

describe('8: a commit whose answer was lost', () => {
  const count = (): Promise<number> => {
    let attempts = 0
    return store
      .transact(async (transaction) => {
        attempts += 1
        const found = await transaction.get(things, own('a'))
        if (found !== null) transaction.put(things, { ...found, rank: found.rank + 1 })
        transaction.insert(things, thing(own(`note-${attempts}`)))
      })
      .then(() => attempts)
  }

  it.each(['SOMETHING_ELSE', 'SERVER_TIMEOUT'])('is not done a second time where it was done: %s', async (code) => {
    sdk.wire.loseAnswer('database.commitTransaction', code, '请稍后')
    expect(await count()).toBe(1)
    expect(await store.get(things, own('a'))).toMatchObject({ rank: 1, version: 2 })
    expect(await store.get(things, own('note-2'))).toBeNull()
  })

  it('is done again where it was not', async () => {
    sdk.wire.failNext('database.commitTransaction', 'SYS_ERR', '系统错误')
    expect(await count()).toBe(2)
    expect(await store.get(things, own('a'))).toMatchObject({ rank: 1, version: 2 })
  })

  it('says that the store is away where it was not done and time was up', async () => {
    sdk.wire.failNext('database.commitTransaction', 'SERVER_TIMEOUT', '请稍后')
    await expect(count()).rejects.toMatchObject({ code: 'unavailable' })
    expect(await store.get(things, own('a'))).toMatchObject({ version: 1 })
  })
})

/** Only what a single read needs. */
interface Reader {
  collection: () => { doc: () => Pick<ReturnType<ReturnType<CloudbaseDatabase['collection']>['doc']>, 'get'> }
}
