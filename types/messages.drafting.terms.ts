/** Drafting a reply: words and limits without a validator. */

/** What a template may leave open, `{编号}`: filled from the message when it is inserted. */
export const TEMPLATE_VARIABLES = ['编号', '标题', '类型', '单位', '提交日期', '期限', '今天'] as const
export type TemplateVariable = (typeof TEMPLATE_VARIABLES)[number]

export const TEMPLATE_LIMITS = {
  title: { min: 2, max: 30 },
  body: { min: 4, max: 3000 },
  /** Templates of one unit, and of the city. */
  each: 100,
} as const

/** Everything in braces of a template, in the order of the text; what is no variable is a mistake. */
export const variablesIn = (body: string): string[] =>
  [...body.matchAll(/\{([^{}\n]{1,20})\}/gu)].map(([, name = '']) => name)
