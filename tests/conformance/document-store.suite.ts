import type { DocumentStore } from '../../cloudfunctions/shared/documents'
import { InvalidCursorError } from '../../cloudfunctions/shared/documents/query-plan'
import { documentsSuite } from './documents.suite'
import { pagingSuite } from './paging.suite'
import { type SuiteSurroundings, things } from './thing'
import { transactionsSuite } from './transactions.suite'

export interface OpenStore {
  readonly store: DocumentStore
  close(): Promise<void>
}

/** The behaviour that every store has in common. What differs between them is not in the port. */
export function documentStoreSuite(name: string, open: () => Promise<OpenStore>): void {
  describe(`document store: ${name}`, () => {
    let opened: OpenStore
    let tests = 0
    const surroundings: SuiteSurroundings = {
      store: () => opened.store,
      own: (text) => `${text}-${tests}`,
      insert: (...documents) =>
        opened.store.transact(async (transaction) => {
          for (const document of documents) transaction.insert(things, document)
        }),
      digits: () => `99${tests}`,
    }

    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.close())
    beforeEach(() => {
      tests += 1
    })

    documentsSuite(surroundings)
    transactionsSuite(surroundings)
    pagingSuite(surroundings)

    describe('queries that no index serves', () => {
      const refused: [string, object][] = [
        ['an undeclared index', { index: 'by_name', equals: {}, limit: 5 }],
        ['a missing equality field', { index: 'by_due', equals: {}, limit: 5 }],
        ['a further equality field', { index: 'by_due', equals: { queue: 'q', rank: 1 }, limit: 5 }],
        ['a token without contains', { index: 'by_due', equals: { queue: 'q' }, token: '水', limit: 5 }],
        ['a second token without a first', { index: 'by_due', equals: { queue: 'q' }, also: '水', limit: 5 }],
        ['contains without a token', { index: 'by_token', equals: { queue: 'q' }, limit: 5 }],
        ['no documents', { index: 'by_due', equals: { queue: 'q' }, limit: 0 }],
        ['too many documents', { index: 'by_due', equals: { queue: 'q' }, limit: 1001 }],
      ]
      it.each(refused)('%s', async (_, query) => {
        await expect(surroundings.store().query(things, query as never)).rejects.toThrow('things')
      })

      const encoded = (text: string) => Buffer.from(text).toString('base64url')
      // What reads like a cursor and holds what no key can: a database would refuse it in its own words.
      const forged = [
        '[1.5,"a"]',
        '[1e400,"a"]',
        '["\\u0000","a"]',
        '["a","\\u0000"]',
        '["\\ud800","a"]',
        '["长","a"]',
        '["a",""]',
      ]
      it.each([[['']], [['x', '%%%']], [['bm90IGpzb24']], [[encoded('[1]')]], [forged.map(encoded)]])(
        'the cursors %p are refused as such',
        async (cursors) => {
          for (const cursor of cursors) {
            const query = { index: 'by_due', equals: { queue: 'q' }, limit: 5, cursor }
            await expect(surroundings.store().query(things, query)).rejects.toBeInstanceOf(InvalidCursorError)
          }
        },
      )
    })
  })
}
