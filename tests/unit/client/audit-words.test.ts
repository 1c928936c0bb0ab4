import { auditActionWords } from '../../../src/copy/audit'
import { auditFactsWords, capacityWords } from '../../../src/copy/audit-facts'

const UNITS = new Map([['heating', '市供热集团']])

describe('the facts of an audit line in words', () => {
  it('names statuses, units, papers and yes or no', () => {
    expect(auditFactsWords({ status: 'awaiting_approval', unitId: 'heating', version: 4 }, UNITS)).toBe(
      '状态：待审核；单位：市供热集团；版本：4',
    )
    expect(auditFactsWords({ written: 'overdue_notice,supervision_order', corrects: true }, UNITS)).toBe(
      '起草：超期催办通知书、督办单；更正原有：是',
    )
  })

  it('reads `closed` as the fact that names it: of a message or of a paper', () => {
    expect(auditFactsWords({ state: 'draft' }, UNITS)).toBe('文书状态：待签发')
    expect(auditFactsWords({ status: 'closed' }, UNITS)).toBe('状态：已办结')
  })

  it('shortens a hash and keeps the code of what has no word', () => {
    expect(auditFactsWords({ draft: 'a'.repeat(64), novel: 'left_as_is' }, UNITS)).toBe(
      `答复稿指纹：${'a'.repeat(12)}；novel：left_as_is`,
    )
  })

  it('says in what capacity and where', () => {
    expect(capacityWords('handler@heating,dispatcher', UNITS)).toBe('承办人（市供热集团）、转办员')
    expect(capacityWords('handler@closed-unit', UNITS)).toBe('承办人（closed-unit）')
    expect(capacityWords('system', UNITS)).toBe('系统')
    expect(auditFactsWords({ before: '', after: 'approver@heating' }, UNITS)).toBe(
      '原有角色：无；现有角色：审核人（市供热集团）',
    )
  })

  it('names what was done; a new procedure keeps its code until it has a word', () => {
    expect(auditActionWords('messages.reveal_contact')).toBe('查看联系方式')
    expect(auditActionWords('messages.dispatch')).toBe('转办')
    expect(auditActionWords('novel.procedure')).toBe('novel.procedure')
  })
})
