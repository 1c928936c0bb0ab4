import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import { EXPORT_LIMITS } from '../../../types/exports.terms'
import { ExportsCity, textsOf } from './exports.city'

/** Exports on any store: what is made is what is shown, and nobody gets more by asking at once. */
export function exportsSuite(open: () => Promise<DocumentStore>): void {
  let one: ExportsCity
  beforeEach(async () => {
    one = new ExportsCity(await open())
  })

  it('holds every row of the inbox, also where the store answers in pages', async () => {
    const codes: string[] = []
    for (let n = 0; n < 7; n += 1) codes.push((await one.submit({ body: `暖气不热，第${n}次反映。` })).code)
    const { data } = await one.call('handler', 'inbox', {})
    const rows = textsOf((await one.open(data.id)).worksheets[0])
    expect(
      rows
        .slice(3, -1)
        .map(([code]) => code)
        .sort(),
    ).toEqual([...codes].sort())
    expect(await one.audited('exports.inbox')).toMatchObject([{ subjectId: data.id, what: { rows: 7 } }])
  })

  it('gives no more than a minute allows to somebody who asks many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => one.call('handler', 'inbox', {})))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(EXPORT_LIMITS.perMinute)
    for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('rate_limited')
    expect(await one.audited('exports.inbox')).toHaveLength(EXPORT_LIMITS.perMinute)
  })
}
