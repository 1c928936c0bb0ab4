/** What the server says in this module. */
export const ANSWERS_COPY = {
  notScreened: '自动检查有提示，请等转办员审看之后再公开',
  noConsent: '市民没有同意公开这条留言，或已撤回同意，不能公开，请另选一件',
  notAnswered: '这条留言还没有答复，请等答复后再公开',
  report: '举报须保密，不能公开，请另选一件',
  stillRevocable: '这份答复是线下审签的，签字人还可以撤回，请过了撤回期再公开',
  released: '这条留言的答复已经公开，不用再公开',
  changed: '这条留言刚刚有了新进展，请核对后再公开',
  answerChanged: '这条公开答复刚刚被改动，请刷新后再操作',
  alreadyWithdrawn: '这条公开答复已经撤下，不用再撤',
  consentWithdrawn: '市民撤回了公开的同意',
  consentUnasked: '登记的来电、来访或私信，没有征得本人同意公开',
  keptPrivate: '经核对，这条留言不公开展示',
  /** What a copy of one's own data calls an answer that is public no more. */
  takenBack: '已撤下的公开答复',
  rated: '您已经评价过这条答复，不用再评',
  notJoined: '请先选择“我也遇到”，再评价',
} as const
