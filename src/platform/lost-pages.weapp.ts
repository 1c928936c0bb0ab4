/** WeChat loads whole packages and speaks for itself when one does not come. */
export const watchLostPages = (): void => undefined
