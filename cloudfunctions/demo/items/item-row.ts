import type { ServiceItemDocument } from '../../services'

/** An item as these pages write it; lists are separated by `；`, aliases by spaces. */
interface ItemRow {
  readonly id: string
  readonly name: string
  readonly unitId: string
  readonly aliases: string
  readonly summary: string
  readonly content: string
  readonly basis: string
  readonly timeLimit: string
  readonly audience: string
  readonly materials: string
  readonly steps: string
  readonly channels?: string
  readonly fee?: string
}
/** An item before its place in the list is known. */
export type UnrankedItem = Omit<ServiceItemDocument, 'version' | 'rank'>

/** Said at the foot of every item, so that nobody takes a demonstration for the rule of a real city. */
const DEMONSTRATION = '本页为示范市演示文本，具体材料和时限以当地公布的办事指南为准'
const listed = (list: string): string[] => list.split('；').filter((entry) => entry !== '')

export const itemsOf = (topic: UnrankedItem['topic'], rows: readonly ItemRow[]): readonly UnrankedItem[] =>
  rows.map((row) => ({
    ...row,
    topic,
    aliases: row.aliases.split(' '),
    basis: `${row.basis}\n${DEMONSTRATION}。`,
    materials: listed(row.materials),
    steps: listed(row.steps),
    channels: listed(row.channels ?? '办事大厅窗口；政务服务网'),
    fee: row.fee ?? '不收费',
    phone: '12345',
  }))
