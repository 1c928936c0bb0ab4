import { createContext } from 'react'

/**
 * Whether what is drawn stands in a panel that does not scroll with the page. WeChat's text area has to be told, else it
 * is not where it seems (https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html, `fixed`).
 */
export const InFixed = createContext(false)
