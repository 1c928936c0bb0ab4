import ExcelJS from 'exceljs'
import { memoryStore } from '../../../cloudfunctions/adapters/memory'
import { excelWorkbooks } from '../../../cloudfunctions/adapters/xlsx'
import { passingStorage } from '../../../cloudfunctions/adapters/storage/no-storage'
import { auditPending } from '../../../cloudfunctions/audit'
import { exportFiles, exportsFunction } from '../../../cloudfunctions/exports'
import type { ExportsDeps } from '../../../cloudfunctions/exports/deps'
import { overview } from '../../../cloudfunctions/insight'
import { readInbox, searchMessages, submitMessage } from '../../../cloudfunctions/messages'
import type { DocumentStore } from '../../../cloudfunctions/shared/documents'
import type { ExportsContract } from '../../../types/exports.contract'
import { SubmitMessageInput } from '../../../types/messages.contract'
import type { OutputOf, WireError } from '../../../types/wire.contract'
import { openSmallCity, people, type PersonName, requestId, type SmallCity } from '../../support/small-city'

/** The small city with exports: what is made is read back by the library that made it. */
export class ExportsCity {
  readonly storage = passingStorage()
  readonly city: SmallCity
  deps: ExportsDeps
  private requests = 0

  constructor(store: DocumentStore = memoryStore()) {
    this.city = openSmallCity(store)
    const { deps } = this.city
    this.deps = {
      ...deps,
      storage: this.storage,
      shown: { inbox: readInbox(deps), search: searchMessages(deps), overview: overview(deps) },
      write: excelWorkbooks(() => Promise.resolve(ExcelJS)),
    }
  }

  submit = (more: object = {}) =>
    submitMessage(this.city.deps)(
      people.citizen,
      SubmitMessageInput.parse({
        requestId: requestId((this.requests += 1)),
        kind: 'complaint',
        body: '家里暖气三天不热。',
        addresseeId: 'heating',
        ...more,
      }),
    )

  async call<P extends keyof ExportsContract>(who: PersonName | null, procedure: P, input: object) {
    const { body, status } = await exportsFunction(this.deps).call({
      procedure,
      input,
      traceId: 't',
      identify: async () => (who === null ? null : people[who]),
    })
    return { ...body, status } as unknown as { ok: boolean; data: OutputOf<ExportsContract[P]>; error: WireError }
  }

  /** The workbook that was made, as somebody opens it. */
  async open(id: string): Promise<ExcelJS.Workbook> {
    const file = await this.city.store.get(exportFiles, id)
    const bytes = await this.storage.get(file?.handle ?? '')
    if (bytes === null) throw new Error('no bytes')
    return readWorkbook(bytes)
  }

  async audited(action: string) {
    const { items } = await this.city.store.query(auditPending, { index: 'all', equals: {}, limit: 500 })
    return items.filter((entry) => entry.action === action)
  }
}

export async function readWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  return book
}

export const plain = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : ''

/** Every row of a sheet as texts; merged cells once. */
export const textsOf = (sheet: ExcelJS.Worksheet | undefined): string[][] => {
  const rows: string[][] = []
  sheet?.eachRow((row) => {
    const values = row.values as unknown[]
    rows.push(values.slice(1).map(plain))
  })
  return rows
}
