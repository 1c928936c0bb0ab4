/** Prints this page as its print styles lay it out; the browser asks where. */
export const printPage: (() => void) | undefined = () => window.print()
