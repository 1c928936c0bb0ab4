import { TEMPLATE_VARIABLES, type TemplateVariable } from '../../../types/messages.drafting.terms'
import type { MessageView } from '../../../types/messages.contract'
import { dayOfInstant, dayWords, dueDayWords } from '../../copy/days'
import { KIND_WORDS } from '../../copy/terms'

const VARIABLE = new RegExp(`\\{(${TEMPLATE_VARIABLES.join('|')})\\}`, 'g')

/** A template with its variables filled from the message. @param today `YYYY-MM-DD` in Shanghai */
export function fillTemplate(body: string, view: MessageView, today: string): string {
  const values: Record<TemplateVariable, string> = {
    编号: view.code,
    标题: view.title,
    类型: KIND_WORDS[view.kind],
    单位: view.unitName ?? '市政府新闻办',
    提交日期: dayWords(dayOfInstant(view.submittedAt)),
    期限: dueDayWords(view),
    今天: dayWords(today),
  }
  return body.replace(VARIABLE, (_written, name: TemplateVariable) => values[name])
}
