import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import {
  contextOfReader,
  keepTextCheck,
  openFindings,
  requirePublicText,
  scan,
  textChecks,
} from '../../../cloudfunctions/shared/privacy'
import { PRIVACY_COPY } from '../../../cloudfunctions/shared/privacy/copy'
import { sha256 } from '../../../cloudfunctions/shared/kernel/ids'
import type { PersonalKind } from '../../../types/privacy.terms'

const WRITER = { names: ['王小明'], contacts: ['13800138000'] }
/** Every passage of a text, with a reason why it may stand. */
const dismissed = (text: string, context = {}) =>
  scan(text, context).map(({ kind, start, end }) => ({ kind, start, end, reason: '单位公开号码' }))
const refusalOf = (...given: Parameters<typeof requirePublicText>) => {
  try {
    requirePublicText(...given)
  } catch (error) {
    return (error as { more: { fields: Record<string, string> } }).more.fields
  }
  return null
}

describe('what may stand in a text for everybody', () => {
  it('a passage stays open until somebody says why it may stand, each by itself', () => {
    const text = '请拨13900139000或0571-88886666'
    const [mobile, landline] = dismissed(text)
    expect(openFindings(text, {}).map(({ kind }) => kind)).toEqual(['mobile', 'landline'])
    expect(openFindings(text, {}, mobile && [mobile]).map(({ kind }) => kind)).toEqual(['landline'])
    expect(openFindings(text, {}, landline && [landline]).map(({ kind }) => kind)).toEqual(['mobile'])
    expect(openFindings(text, {}, dismissed(text))).toEqual([])
  })

  it('a dismissal is good for its kind at its very place', () => {
    const text = '请拨13900139000'
    const [one] = dismissed(text)
    for (const other of [{ kind: 'landline' as const }, { start: 1 }, { end: 12 }])
      expect(openFindings(text, {}, one && [{ ...one, ...other }])).toHaveLength(1)
  })

  it.each(['王小明已经来过', '请拨13800138000'])('what is the writer’s own is never dismissed: %s', (text) =>
    expect(openFindings(text, WRITER, dismissed(text, WRITER))).toHaveLength(1),
  )

  it('the refusal stands at the field, and says of the writer’s own that it must go', () => {
    expect(refusalOf('明天停水', WRITER)).toBeNull()
    expect(refusalOf('请拨13900139000', WRITER)).toEqual({ body: PRIVACY_COPY.notToStand(['mobile']) })
    expect(refusalOf('请拨13900139000找王小明', WRITER, [], { field: 'files' })).toEqual({
      files: PRIVACY_COPY.ownNotToStand(['own_name']),
    })
  })

  it('of the kinds that are asked for nothing else is refused', () => {
    const kinds: ReadonlySet<PersonalKind> = new Set(['mobile'])
    expect(refusalOf('请拨0571-88886666', {}, [], { kinds })).toBeNull()
    expect(refusalOf('请拨13900139000', {}, [], { kinds })).not.toBeNull()
  })
})

describe('whoever may not look at the contact', () => {
  const reader = contextOfReader({ ...WRITER, official: ['0571-88886666'] }, '我是王\u200b小 明，房东电话是13900139000')
  const kindsIn = (text: string) => scan(text, reader).map(({ kind }) => kind)

  it('is told of the writer’s own only where it stands in what they read, however it is spaced there', () => {
    expect(scan('王小明已经来过', reader)).toMatchObject([{ kind: 'own_name', start: 0, end: 3 }])
    expect(kindsIn('请拨13800138000')).toEqual(['mobile'])
  })
  it('learns of what others are called nothing more than anybody', () =>
    expect(kindsIn('请拨13900139000')).toEqual(['mobile']))
  it('is not told by trying what a letter says that people are called, unless they read it there', () => {
    const said = ['李建', '赵云']
    const told = (read: string) => scan('已请李建、赵云来谈', contextOfReader({ said }, read)).map(({ start }) => start)
    expect([told(''), told('邻居李建也停水'), told('李建和赵云都停水')]).toEqual([[], [2], [2, 5]])
  })
  it('is not told of the numbers of units', () => expect(kindsIn('请拨0571-88886666')).toEqual([]))
})

describe('the record of what was let through', () => {
  const check = { subjectId: 'm1', by: 'handler', at: '2026-07-03T01:00:00.000Z' }
  const text = '请拨13900139000'

  it('keeps places, kinds, reasons and whose it is; of the text its hash alone; once however often it is sent', async () => {
    const store = memoryStore()
    const keep = () =>
      store.transact((transaction) => keepTextCheck(transaction, { ...check, text, dismissed: dismissed(text) }))
    await keep()
    await keep()
    const { items } = await store.query(textChecks, { index: 'by_subject', equals: { subjectId: 'm1' }, limit: 10 })
    expect(items).toEqual([
      {
        ...check,
        id: expect.any(String) as string,
        version: 1,
        textHash: sha256(text),
        dismissed: dismissed(text),
      },
    ])
    expect(JSON.stringify(items)).not.toContain('13900139000')
  })

  it('there is none of a text in which nothing had to be let through', async () => {
    const store = memoryStore()
    await store.transact((transaction) => keepTextCheck(transaction, { ...check, text, dismissed: [] }))
    const { items } = await store.query(textChecks, { index: 'by_subject', equals: { subjectId: 'm1' }, limit: 10 })
    expect(items).toEqual([])
  })
})
