/** Provinces as the first two digits of an identity number and of their administrative codes (GB/T 2260). */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
)
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** An identity number of 18 characters: its check digit holds (GB 11643—1999, ISO 7064 MOD 11-2). */
export function isIdentityNumber18(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value) || !PROVINCES.has(value.slice(0, 2))) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(value[at]), 0)
  return CHECK[sum % 11] === value[17]
}

/** An identity number of 15 digits (before 1999): no check digit, so province and day of birth must be possible. */
export function isIdentityNumber15(value: string): boolean {
  if (!/^\d{15}$/.test(value) || !PROVINCES.has(value.slice(0, 2))) return false
  const month = Number(value.slice(8, 10))
  const day = Number(value.slice(10, 12))
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

/** What cards begin with: ISO/IEC 7812's 3 to 6, and numbers that 工行, 农行, 兴业, 中信 and 浦发 gave out before it. */
const CARD = /^(?:[3-6]\d{3}|955[89]|9666|9688|9843)\d{12,15}$/
/** A bank card: 16 to 19 digits under a prefix that cards have, and the check digit holds (Luhn, ISO/IEC 7812-1). */
export function isBankCard(value: string): boolean {
  if (!CARD.test(value)) return false
  const sum = [...value].reverse().reduce((total, digit, at) => {
    const number = Number(digit)
    if (at % 2 === 0) return total + number
    return total + (number > 4 ? number * 2 - 9 : number * 2)
  }, 0)
  return sum % 10 === 0
}

/** Eight digits that are rather a day (20260709) than a telephone. */
export const isCompactDay = (value: string): boolean => /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(value)
