const DAY = /((?:\d{4}年)?\d{1,2}月\d{1,2}日)/

/** A text cut at the days that it names (7月9日, 2026年7月9日): what stands around them at the even places, they at the odd ones. */
export const cutAtDays = (text: string): string[] => text.split(DAY)
