import { isDeepStrictEqual } from 'node:util'

/**
 * `expect(actual).toEqual(expected)` for what is asked hundreds of thousands of times: for each `expect` Jest makes all its
 * matchers anew, which takes longer than most comparisons. What is strictly the same needs none of them; the rest is Jest's.
 */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}
