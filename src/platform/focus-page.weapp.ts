/** WeChat moves its own focus when pages change. */
export const useFocusOnShow = (): void => undefined

/** WeChat's readers follow what is drawn; a page there cannot move them. */
export const focusText = (_selector: string): boolean => true
export const focusControl = (_selector: string): void => undefined
/** The keyboard covers what lies below the field. */
export const isTyping = (_label: string): boolean => true
export const holdFocus = (_part?: string): void => undefined
