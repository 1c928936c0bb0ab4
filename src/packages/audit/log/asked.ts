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

/** `2026-07-01`, and a day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** As it stands on a message, capitals or not. */
export const isCode = (text: string): boolean => MESSAGE_CODE.test(text.toUpperCase())
