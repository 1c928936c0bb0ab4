import * as z from 'zod/mini'
import { DocumentId, PageInput, personText, procedure } from './wire.contract'

/** R54, R55: what people come for. */
export const SERVICE_TOPICS = [
  'documents', // 证件办理
  'social_security', // 社保医保
  'housing', // 住房公积金
  'education', // 教育入学
  'health', // 医疗卫生
  'transport', // 交通出行
  'utilities', // 水电气热
  'family', // 婚育养老
  'business', // 企业开办
  'culture', // 文化旅游
] as const

export const ServiceRow = z.object({
  id: z.string(),
  name: z.string(),
  topic: z.enum(SERVICE_TOPICS),
  unitName: z.string(),
  /** In a list only its beginning. */
  summary: z.string(),
})

/** Rows of a list at once, where nothing else is asked for as well as at most: a whole catalogue is more than comes through. */
const MOST_ROWS = 200

/** R57: 名称、内容、依据、时限、主体、方式、渠道、对象. */
export const ServiceItem = z.extend(ServiceRow, {
  unitId: z.string(),
  content: z.string(),
  basis: z.string(),
  timeLimit: z.string(),
  audience: z.string(),
  materials: z.array(z.string()),
  steps: z.array(z.string()),
  channels: z.array(z.string()),
  fee: z.string(),
  phone: z.optional(z.string()),
})

export const servicesContract = {
  /** In the order that the city gave them, with how many items each topic has of all; a topic without is not named. */
  list: procedure({
    input: z.object({
      topic: z.optional(z.enum(SERVICE_TOPICS)),
      ...PageInput,
      limit: z._default(z.int().check(z.minimum(1), z.maximum(MOST_ROWS)), MOST_ROWS),
    }),
    output: z.object({
      items: z.array(ServiceRow),
      topics: z.array(z.object({ topic: z.enum(SERVICE_TOPICS), count: z.int() })),
      nextCursor: z.nullable(z.string()),
    }),
    by: 'anyone',
    errors: ['invalid_input'],
  }),
  /**
   * Spoken words find items through their aliases 别名 (身份证 丢了 → 补领居民身份证). `near` only have some words in common
   * with what was asked for. At most 20 of both, best first.
   */
  search: procedure({
    input: z.object({ query: personText(1, 40) }),
    output: z.object({ items: z.array(ServiceRow), near: z.optional(z.array(ServiceRow)) }),
    by: 'anyone',
    errors: ['invalid_input'],
  }),
  get: procedure({ input: z.object({ id: DocumentId }), output: ServiceItem, by: 'anyone', errors: ['not_found'] }),
}
export type ServicesContract = typeof servicesContract
export type ServiceRow = z.output<typeof ServiceRow>
export type ServiceItem = z.output<typeof ServiceItem>
