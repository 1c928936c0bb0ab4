import { readFileSync } from 'node:fs'
import {
  BrokenWordsError,
  type MsgSecCheck,
  readWords,
  STARTING_WORDS,
  wechatTextSafety,
  wordListSafety,
} from '../adapters/safety'
import { allOf, type ContentSafety } from '../shared/kernel/content-safety'
import { settingOf, StartRefusal } from './config'
import { REFUSALS } from './config-copy'

/** The local list: the city's own (SAFETY_WORDS, a file) or the one to start with. @throws StartRefusal */
export function localSafety(environment: Readonly<Record<string, string | undefined>>): ContentSafety {
  const path = settingOf(environment, 'SAFETY_WORDS')
  if (path === undefined) return wordListSafety(STARTING_WORDS)
  try {
    return wordListSafety(readWords(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new StartRefusal(
      error instanceof BrokenWordsError ? REFUSALS.badSafetyWords(path, error.line) : REFUSALS.noSafetyWords(path),
    )
  }
}

/** Accounts of the mini program are `wx_` and the OPENID. */
const OPENID = /^wx_(.+)$/

/** On CloudBase: the list that the city starts with, and WeChat's own check. */
export const cloudSafety = (msgSecCheck: MsgSecCheck): ContentSafety =>
  allOf([
    wordListSafety(STARTING_WORDS),
    wechatTextSafety(msgSecCheck, (personId) => OPENID.exec(personId)?.[1] ?? null),
  ])
