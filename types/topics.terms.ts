/** How a topic moves against the window before. */
export const DIRECTIONS = ['new', 'rising', 'steady', 'falling'] as const
export type Direction = (typeof DIRECTIONS)[number]
