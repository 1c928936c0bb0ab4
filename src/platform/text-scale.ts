/** Text size of the system on top of our own. A browser scales by itself. */
export const systemTextScale = (): number => 1
