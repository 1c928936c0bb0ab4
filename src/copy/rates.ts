/** Hours in words that one grasps: under two days in hours, beyond that in days. */
export const hoursWords = (hours: number): string =>
  hours < 48 ? `${Math.round(hours * 10) / 10}小时` : `${Math.round((hours / 24) * 10) / 10}天`

/** `0.934` → `93%`; never 100% while one is late. */
export const shareWords = (part: number, whole: number): string =>
  part < whole ? `${Math.min(99, Math.round((100 * part) / whole))}%` : '100%'
