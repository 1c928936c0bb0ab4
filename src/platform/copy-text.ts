/** Puts a text on the clipboard. @returns whether it worked (a page without HTTPS may not). */
export const copyText = async (text: string): Promise<boolean> =>
  navigator.clipboard === undefined
    ? false
    : navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
