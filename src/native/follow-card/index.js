/**
 * 关注卡: WeChat's `<official-account>` with its rules (rules.md D2). WeChat allows one on a page, at least 300 px wide,
 * and shows it only after a QR code, a share from the account and the like; it says so through `load` (status 0) or
 * `error`. Where it does not show, the account opens by a tap (same subject, base library 3.7.10) or is found by name.
 */
Component({
  properties: {
    name: { type: String, value: '' },
    introduction: { type: String, value: '' },
    /** 原始ID `gh_…`; empty when the account cannot be opened from here. */
    originalId: { type: String, value: '' },
    searchHint: { type: String, value: '' },
    openLabel: { type: String, value: '' },
  },

  data: {
    /** `asking` until WeChat says whether its card shows; then `shown` or `hidden`. */
    card: 'asking',
    canOpen: false,
  },

  observers: {
    originalId(originalId) {
      this.setData({ canOpen: originalId !== '' && typeof wx.openOfficialAccountProfile === 'function' })
    },
  },

  methods: {
    onLoad(event) {
      this.show(event.detail.status === 0 ? 'shown' : 'hidden')
    },
    onError() {
      this.show('hidden')
    },
    show(card) {
      this.setData({ card })
      this.triggerEvent('card', { card })
    },
    onOpen() {
      // Only from a tap, and only for accounts of the same subject; a refusal leaves the hint to search by name.
      wx.openOfficialAccountProfile({
        username: this.data.originalId,
        fail: () => this.setData({ canOpen: false }),
      })
    },
  },
})
