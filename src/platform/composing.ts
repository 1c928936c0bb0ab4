import type { KeyboardEvent } from 'react'

/** What a browser says of a key that the input method takes for itself: Safari no longer calls that composing. */
const KEY_OF_INPUT_METHOD = 229

/** Whether a key still belongs to the input method: Enter takes its letters over, Escape lets go of them. */
export const isComposing = ({ nativeEvent }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || nativeEvent.keyCode === KEY_OF_INPUT_METHOD
