/**
 * Whether the person agreed to the privacy guide (用户隐私保护指引); WeChat asks them where they have not yet.
 * Base libraries before 2.32.3 know no such question: there it counts as agreed, and the interface asks by itself.
 */
export const privacyAgreed = (): Promise<boolean> =>
  new Promise((answer) => {
    if (typeof wx.requirePrivacyAuthorize !== 'function') return answer(true)
    wx.requirePrivacyAuthorize({ success: () => answer(true), fail: () => answer(false) })
  })
