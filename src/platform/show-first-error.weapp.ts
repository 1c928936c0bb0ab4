import Taro from '@tarojs/taro'

/** px above what is brought into view, so that the question's label stays visible. */
const ROOM_ABOVE_PX = 120
/** Deep elements are drawn by Taro's `comp`: the second form reaches into components. */
const FIRST_ERROR = [
  '.page__body .field__error',
  '.page >>> .field__error',
  '.page__body .callout--live',
  '.page >>> .callout--live',
]

/**
 * Brings the first field that is marked as wrong into view, after the page has drawn it; where no field is, the sentence
 * that says why it was refused. Never throws.
 */
export function showFirstError(): void {
  Taro.nextTick(() => void scrollToFirst())
}

/** WeChat scrolls pages only: a panel stays where it is, and the page below it too. */
export const showFirstErrorOfSheet = (): void => undefined

async function scrollToFirst(): Promise<void> {
  for (const selector of FIRST_ERROR) if (await scrollTo(selector)) return
}

/** A selector that finds nothing is refused by WeChat; then the page stays where it is. */
async function scrollTo(selector: string): Promise<boolean> {
  try {
    await Taro.pageScrollTo({ selector, offsetTop: -ROOM_ABOVE_PX })
    return true
  } catch {
    return false
  }
}
