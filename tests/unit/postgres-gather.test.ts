import { gatherCommits } from '../../cloudfunctions/adapters/postgres/postgres.gather-commits'
import { gatherPages } from '../../cloudfunctions/adapters/postgres/postgres.gather-pages'
import { gatherReads } from '../../cloudfunctions/adapters/postgres/postgres.gather-reads'
import type { StoredDocument } from '../../cloudfunctions/shared/documents'
import { LostRaceError, type Write } from '../../cloudfunctions/shared/documents/write'
import { DomainError } from '../../cloudfunctions/shared/kernel/domain-error'

const insert = (id: string, collection = 'c'): Write => ({
  kind: 'insert',
  collection,
  id,
  document: { id, version: 1 },
})
const idsOf = (writes: readonly Write[]): string => writes.map(({ id }) => id).join()

/** A database that answers when it is told to, and notes what came as one statement. */
function slowDatabase(refuse: (writes: readonly Write[]) => Error | null = () => null, slowMs = 60_000) {
  const statements: string[] = []
  let open: (() => void)[] = []
  const commit = gatherCommits(async (writes) => {
    statements.push(idsOf(writes))
    await new Promise<void>((done) => open.push(done))
    const error = refuse(writes)
    if (error !== null) throw error
  }, slowMs)
  const answerAll = async (): Promise<void> => {
    while (open.length > 0) {
      const now = open
      open = []
      for (const done of now) done()
      await new Promise((done) => setImmediate(done))
    }
  }
  return { statements, commit, answerAll }
}

describe('commits', () => {
  afterEach(() => jest.useRealTimers())

  it('go alone and at once while nothing is under way, and together behind what is', async () => {
    const { statements, commit, answerAll } = slowDatabase()
    const all = ['a', 'f', 'e', 'd'].map((id) => commit([insert(id)]))
    expect(statements).toEqual(['a'])
    await answerAll()
    await Promise.all(all)
    expect(statements).toEqual(['a', 'd,e,f'])
  })

  it('do not wait for one that takes long: it may wait for a lock of somebody else', async () => {
    const { statements, commit, answerAll } = slowDatabase(() => null, 0)
    const all = ['a', 'b'].map((id) => commit([insert(id)]))
    expect(statements).toEqual(['a', 'b'])
    // and not more than three of them, whatever they wait for
    all.push(...['c', 'd', 'e'].map((id) => commit([insert(id)])))
    expect(statements).toEqual(['a', 'b', 'c'])
    await answerAll()
    await Promise.all(all)
    expect(statements).toEqual(['a', 'b', 'c', 'd,e'])
  })

  it('go on behind a slow one when nobody comes any more', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
    const { statements, commit, answerAll } = slowDatabase(() => null, 5)
    const all = ['a', 'b'].map((id) => commit([insert(id)]))
    jest.advanceTimersByTime(4)
    expect(statements).toEqual(['a'])
    jest.advanceTimersByTime(1)
    expect(statements).toEqual(['a', 'b'])
    await answerAll()
    await Promise.all(all)
  })

  it('of one document never go together, and keep their order', async () => {
    const { statements, commit, answerAll } = slowDatabase()
    const all = [['a'], ['x', 'y'], ['y', 'z'], ['z'], ['w']].map((ids) => commit(ids.map((id) => insert(id))))
    await answerAll()
    await Promise.all(all)
    expect(statements.slice(1)).toEqual(['w,x,y', 'y,z', 'z'])
  })

  it('fail alone: a lost race of one is written again without it, the others succeed', async () => {
    const { statements, commit, answerAll } = slowDatabase((writes) =>
      writes.some(({ id }) => id === 'bad') ? new LostRaceError() : null,
    )
    const all = ['a', 'd', 'bad', 'e'].map((id) =>
      commit([insert(id)]).then(
        () => 'written',
        (error: Error) => error.name,
      ),
    )
    await answerAll()
    expect(await Promise.all(all)).toEqual(['written', 'written', 'LostRaceError', 'written'])
    expect(statements).toEqual(['a', 'bad,d,e', 'd', 'bad', 'e'])
  })

  it('are told together that the database is away', async () => {
    const { statements, commit, answerAll } = slowDatabase(() => new DomainError('unavailable'))
    const all = ['a', 'd', 'e'].map((id) => commit([insert(id)]).catch((error: DomainError) => error.code))
    await answerAll()
    expect(await Promise.all(all)).toEqual(['unavailable', 'unavailable', 'unavailable'])
    expect(statements).toEqual(['a', 'd,e'])
  })

  it('are told at once that the database hangs where they waited behind one that it never answered', async () => {
    const hanging = new DomainError('unavailable', { cause: 'no_answer' })
    let going = true
    const { statements, commit, answerAll } = slowDatabase(() => (going ? hanging : null))
    const all = ['a', 'd', 'e'].map((id) => commit([insert(id)]).catch((error: unknown) => error))
    await answerAll()
    expect(await Promise.all(all)).toEqual([hanging, hanging, hanging])
    expect(statements).toEqual(['a'])
    // Whoever comes later asks anew.
    going = false
    const later = commit([insert('f')])
    await answerAll()
    await later
    expect(statements).toEqual(['a', 'f'])
  })

  it('of many documents keep nobody waiting: they go by themselves, beside the small ones', async () => {
    const { statements, commit, answerAll } = slowDatabase()
    const large = (name: string): Write[] => Array.from({ length: 41 }, (_, n) => insert(`${name}${n}`))
    const waiting = [large('l'), [insert('a')], [insert('b')], large('m'), large('n'), [insert('c')]]
    const all = waiting.map((writes) => commit(writes))
    expect(statements.map((ids) => ids.split(',').length)).toEqual([41, 1, 41])
    await answerAll()
    await Promise.all(all)
    expect(statements.slice(3).map((ids) => ids.split(',').length)).toEqual([41, 2])
  })
})

describe('reads', () => {
  const many = jest.fn(async (_collection: string, ids: readonly string[]): Promise<StoredDocument[]> =>
    ids.filter((id) => id !== 'absent').map((id) => ({ id, version: 1 })),
  )
  const one = jest.fn(async (_collection: string, id: string) => ({ id, version: 1 }))
  beforeEach(() => jest.clearAllMocks())

  it('of one moment become one, each with its own document', async () => {
    const read = gatherReads(one, many)
    const found = await Promise.all(['a', 'absent', 'b', 'a'].map((id) => read('c', id)))
    expect(found.map((document) => document?.id ?? null)).toEqual(['a', null, 'b', 'a'])
    expect(found[0]).not.toBe(found[3])
    expect(many.mock.calls).toEqual([['c', ['a', 'absent', 'b']]])
    expect(one).not.toHaveBeenCalled()
  })

  it('of one document stay what they were', async () => {
    const read = gatherReads(one, many)
    expect(await Promise.all([read('c', 'a'), read('d', 'a')])).toHaveLength(2)
    expect(one).toHaveBeenCalledTimes(2)
    expect(many).not.toHaveBeenCalled()
  })

  it('fail together', async () => {
    const read = gatherReads(one, () => Promise.reject(new DomainError('unavailable')))
    const found = await Promise.allSettled([read('c', 'a'), read('c', 'b')])
    expect(found.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })
})

describe('pages', () => {
  afterEach(() => jest.useRealTimers())

  const turn = (): Promise<void> => new Promise((done) => setImmediate(done))
  const asked = (queue: string, shape = 's') => ({ shape, queue })
  type Asked = ReturnType<typeof asked>

  /** A database that answers a page with its queue's name when it is told to, and notes what came as one statement. */
  function slowPages(refuse: (pages: readonly Asked[]) => Error | null = () => null, slowMs = 60_000) {
    const statements: string[] = []
    let open: (() => void)[] = []
    const answer = async (pages: readonly Asked[]): Promise<string[]> => {
      statements.push(pages.map(({ queue }) => queue).join())
      await new Promise<void>((done) => open.push(done))
      const error = refuse(pages)
      if (error !== null) throw error
      return pages.map(({ queue }) => `page of ${queue}`)
    }
    const read = gatherPages(async (page: Asked) => (await answer([page]))[0] ?? '', answer, slowMs)
    const answerAll = async (): Promise<void> => {
      await turn()
      while (open.length > 0) {
        const now = open
        open = []
        for (const done of now) done()
        await turn()
      }
    }
    return { statements, read, answerAll }
  }

  it('of one turn are read together, each with its own answer; whoever comes meanwhile, together behind them', async () => {
    const { statements, read, answerAll } = slowPages()
    const all = ['a', 'b', 'a'].map((queue) => read(asked(queue)))
    await turn()
    expect(statements).toEqual(['a,b,a'])
    all.push(...['c', 'd'].map((queue) => read(asked(queue))))
    await turn()
    expect(statements).toEqual(['a,b,a'])
    await answerAll()
    expect(await Promise.all(all)).toEqual(['a', 'b', 'a', 'c', 'd'].map((queue) => `page of ${queue}`))
    expect(statements).toEqual(['a,b,a', 'c,d'])
  })

  it('of another shape go by themselves, and so does whoever is alone', async () => {
    const { statements, read, answerAll } = slowPages()
    const all = [read(asked('a')), read(asked('b', 'other')), read(asked('c'))]
    await answerAll()
    await Promise.all(all)
    expect(statements).toEqual(['a,c', 'b'])
    const later = read(asked('d'))
    await answerAll()
    expect(await later).toBe('page of d')
    expect(statements).toEqual(['a,c', 'b', 'd'])
  })

  it('are at most fifty in one statement', async () => {
    const { statements, read, answerAll } = slowPages()
    const all = Array.from({ length: 120 }, (_, n) => read(asked(String(n))))
    await answerAll()
    await Promise.all(all)
    expect(statements.map((queues) => queues.split(',').length)).toEqual([50, 50, 20])
  })

  it('do not wait for one that takes long, and no more than three are under way', async () => {
    const { statements, read, answerAll } = slowPages(() => null, 0)
    const all: Promise<string>[] = []
    for (const queue of ['a', 'b', 'c', 'd', 'e']) {
      all.push(read(asked(queue)))
      await turn()
    }
    expect(statements).toEqual(['a', 'b', 'c'])
    await answerAll()
    await Promise.all(all)
    expect(statements).toEqual(['a', 'b', 'c', 'd,e'])
  })

  it('go on behind a slow one when nobody comes any more', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
    const { statements, read, answerAll } = slowPages(() => null, 5)
    const first = read(asked('a'))
    await turn()
    const second = read(asked('b'))
    await turn()
    jest.advanceTimersByTime(4)
    expect(statements).toEqual(['a'])
    jest.advanceTimersByTime(1)
    expect(statements).toEqual(['a', 'b'])
    await answerAll()
    await Promise.all([first, second])
  })

  it('fail alone where only one of them fails', async () => {
    const { statements, read, answerAll } = slowPages((pages) =>
      pages.some(({ queue }) => queue === 'bad') ? new Error('bad') : null,
    )
    const all = ['a', 'bad', 'c'].map((queue) => read(asked(queue)).catch((error: Error) => error.message))
    await answerAll()
    expect(await Promise.all(all)).toEqual(['page of a', 'bad', 'page of c'])
    expect(statements).toEqual(['a,bad,c', 'a', 'bad', 'c'])
  })

  it('are told together that the database is away', async () => {
    const { statements, read, answerAll } = slowPages(() => new DomainError('unavailable'))
    const all = ['a', 'b'].map((queue) => read(asked(queue)).catch((error: DomainError) => error.code))
    await answerAll()
    expect(await Promise.all(all)).toEqual(['unavailable', 'unavailable'])
    expect(statements).toEqual(['a,b'])
  })

  it('are told at once that the database hangs where they waited behind one that it never answered', async () => {
    const hanging = new DomainError('unavailable', { cause: 'no_answer' })
    const { statements, read, answerAll } = slowPages(() => hanging)
    const first = read(asked('a')).catch((error: unknown) => error)
    await turn()
    const behind = ['b', 'c'].map((queue) => read(asked(queue)).catch((error: unknown) => error))
    await answerAll()
    expect(await Promise.all([first, ...behind])).toEqual([hanging, hanging, hanging])
    expect(statements).toEqual(['a'])
  })
})
