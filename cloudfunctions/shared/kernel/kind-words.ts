import type { MessageKind } from '../../../types/messages.terms'

/** Kinds of a message as sheets, notices and documents of the server say them: the words of the pages; a test holds them together. */
export const KIND_WORDS: Readonly<Record<MessageKind, string>> = {
  inquiry: '咨询',
  complaint: '投诉',
  suggestion: '建议',
  help: '求助',
  report: '举报',
  praise: '表扬',
}
