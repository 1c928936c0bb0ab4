import type { Unit } from '../../hall'

/** Words in one string, separated by spaces: a page of units stays readable. */
export const words = (list: string): readonly string[] => list.split(/\s+/).filter((word) => word !== '')

/** A department or utility of 示范市. `topics` and `keywords` are lists of words separated by spaces. */
export const department = (
  id: string,
  name: string,
  topics: string,
  keywords: string,
  account?: Unit['account'],
): Unit => ({
  id,
  name,
  kind: 'department',
  topics: words(topics),
  keywords: words(keywords),
  ...(account === undefined ? {} : { account }),
})

/** A 科室 or station below a department; messages reach it through its parent. */
export const section = (parentId: string, id: string, name: string): Unit => ({
  id: `${parentId}-${id}`,
  name,
  kind: 'department',
  parentId,
  topics: [],
  keywords: [],
})

/** An account on WeChat. `introduction` is what the hall shows below its name. */
export const account = (name: string, introduction: string): NonNullable<Unit['account']> => ({
  name,
  platform: 'wechat',
  introduction,
})
