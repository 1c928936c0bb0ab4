/** Whether a page shows a file of this media type; what no page shows (a PDF, an exported sheet) the person saves. */
export const isShown = (mediaType: string): boolean => /^(?:image|video)\//.test(mediaType)
