import { PURPOSE_WORDS } from './airlock'
import { FORM_WORDS, STATE_WORDS } from './supervision'
import { KIND_WORDS, ROLE_WORDS, STATUS_WORDS } from './terms'
import { DUE_WORDS, FLAG_WORDS, QUEUE_WORDS } from './work'

/** Names of units by their ids; an id without one is shown as it is. */
export type UnitNames = ReadonlyMap<string, string>

const FACT_WORDS: Readonly<Record<string, string>> = {
  status: '状态',
  from: '原状态',
  unitId: '单位',
  version: '版本',
  draft: '答复稿指纹',
  hash: '内容指纹',
  written: '起草',
  form: '文书',
  state: '文书状态',
  messageId: '留言',
  role: '身份',
  purpose: '用途',
  before: '原有角色',
  after: '现有角色',
  rules: '规则数',
  clauses: '条款数',
  overrides: '自定期限',
  filters: '筛选数',
  imported: '导入条数',
  corrects: '更正原有',
  following: '关注',
  failed: '没有通过',
  under14: '未满14周岁',
  own: '含本人信息',
  found: '列出条数',
  seals: '封存次数',
  entries: '记录条数',
  kinds: '类型',
  due: '期限',
  flag: '标记',
  queue: '新闻办待办',
  urgent: '紧急',
}

const TABLES: readonly Readonly<Record<string, string>>[] = [STATUS_WORDS, FORM_WORDS, STATE_WORDS, ROLE_WORDS]
/** Two tables know `draft` and `closed`; the name of the fact says which is meant. */
const TABLE_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  status: STATUS_WORDS,
  from: STATUS_WORDS,
  state: STATE_WORDS,
  form: FORM_WORDS,
  written: FORM_WORDS,
  purpose: PURPOSE_WORDS,
  kinds: KIND_WORDS,
  due: DUE_WORDS,
  flag: FLAG_WORDS,
  queue: QUEUE_WORDS,
}

/** A hash stands for a text; its first signs tell two texts apart. */
const HASH = /^[0-9a-f]{64}$/
const SHOWN_OF_HASH = 12

/** `handler@heating,approver@heating` → `承办人（市供热集团）、审核人（市供热集团）`. */
export const capacityWords = (as: string, units: UnitNames): string =>
  as
    .split(',')
    .map((grant) => {
      const [role = '', where] = grant.split('@')
      const words = (ROLE_WORDS as Readonly<Record<string, string>>)[role] ?? (role === 'system' ? '系统' : role)
      return where === undefined ? words : `${words}（${units.get(where) ?? where}）`
    })
    .join('、')

function valueWords(name: string, value: string | number | boolean, units: UnitNames): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  if (HASH.test(value)) return value.slice(0, SHOWN_OF_HASH)
  if (name === 'before' || name === 'after') return value === '' ? '无' : capacityWords(value, units)
  const tables = TABLE_OF[name] ? [TABLE_OF[name]] : TABLES
  return value
    .split(',')
    .map((one) => units.get(one) ?? tables.map((table) => table[one]).find(Boolean) ?? one)
    .join('、')
}

/** The facts of a line in words, one after another: `状态：待审核；单位：市教育局；版本：4`. What has no word keeps its code. */
export const auditFactsWords = (what: Readonly<Record<string, string | number | boolean>>, units: UnitNames): string =>
  Object.entries(what)
    .map(([name, value]) => `${FACT_WORDS[name] ?? name}：${valueWords(name, value, units)}`)
    .join('；')
