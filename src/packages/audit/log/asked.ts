import { MESSAGE_CODE } from '../../../../types/audit.terms'

/** What the auditor looks for; an empty text does not narrow. */
export interface Asked {
  from: string
  to: string
  actorId: string
  subjectId: string
  /** 留言编号 */
  code: string
  action: string
  personalOnly: boolean
}
export const NOTHING_ASKED: Asked = {
  from: '',
  to: '',
  actorId: '',
  subjectId: '',
  code: '',
  action: '',
  personalOnly: false,
}

/** The same as the server takes it. */
export const inputOf = ({ personalOnly, ...texts }: Asked) => ({
  ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  personalOnly,
})

/** As it stands on a message, capitals or not. */
export const isCode = (text: string): boolean => MESSAGE_CODE.test(text.toUpperCase())
