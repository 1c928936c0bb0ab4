export { BrokenWordsError, readWords, wordListSafety } from './word-list'
export { STARTING_WORDS } from './words'
export { mediaEventOf, type MediaCheckAsync, wechatMediaCheck } from './wechat-media'
export { type MsgSecCheck, type OpenidOf, wechatTextSafety } from './wechat-text'
