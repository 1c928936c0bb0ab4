import Taro from '@tarojs/taro'

/** px above what is brought into view, so that the question's label stays visible. */
const ROOM_ABOVE_PX = 120
/** Deep elements are drawn by Taro's `comp`: the second form reaches into components. */
const FIRST_ERROR = ['.page__body .field__error', '.page >>> .field__error']

/** Brings the first field that is marked as wrong into view, after the page has drawn it. Never throws. */
export function showFirstError(): void {
  Taro.nextTick(() => {
    for (const selector of FIRST_ERROR) void scrollTo(selector)
  })
}

/** A selector that finds nothing is refused by WeChat; then the page stays where it is. */
async function scrollTo(selector: string): Promise<void> {
  try {
    await Taro.pageScrollTo({ selector, offsetTop: -ROOM_ABOVE_PX })
  } catch {
    return
  }
}
