/** WeChat's own text size (我 → 设置 → 通用 → 字体大小), 1 to 1.6; 1 where the base library does not say (rules B8). */
export function systemTextScale(): number {
  const factor = typeof wx.getAppBaseInfo === 'function' ? wx.getAppBaseInfo().fontSizeScaleFactor : undefined
  return typeof factor === 'number' ? Math.min(1.6, Math.max(1, factor)) : 1
}
