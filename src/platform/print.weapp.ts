/** The mini program cannot print: the text is copied instead. */
export const printPage: (() => void) | undefined = undefined
