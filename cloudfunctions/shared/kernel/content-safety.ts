/**
 * What a check says of a text. `review`: somebody should look before it is shown in public; it goes on meanwhile.
 * `risky`: somebody looks first, within 4 working hours, while the citizen's clock runs. Nothing is ever refused by it.
 */
export type SafetySuggestion = 'pass' | 'review' | 'risky'

export interface SafetyVerdict {
  readonly suggestion: SafetySuggestion
  /** Why, as a dispatcher reads it: 广告, 赌博 …; never the words that were found. */
  readonly labels: readonly string[]
}

/** 内容安全. An adapter may take long or fail; `checkedInTime` makes `review` of that. */
export interface ContentSafety {
  /** @param personId the account that wrote it; WeChat's check wants a person who was there within two hours. */
  check(text: string, personId: string): Promise<SafetyVerdict>
}

export const PASSED: SafetyVerdict = { suggestion: 'pass', labels: [] }
/** A check that could not be made: somebody looks before anything is shown in public. */
export const UNCHECKED: SafetyVerdict = { suggestion: 'review', labels: ['未能自动检查'] }
const RANK: Readonly<Record<SafetySuggestion, number>> = { pass: 0, review: 1, risky: 2 }

/** Of several, each has this long, milliseconds. */
const EACH_MS = 2_000

/** Several checks at once; the gravest word counts, all labels are kept. */
export const allOf = (checks: readonly ContentSafety[]): ContentSafety => ({
  async check(text, personId) {
    // Each runs out before the whole does: one that is silent must not swallow what another found.
    const verdicts = await Promise.all(checks.map((each) => checkedInTime(each, text, personId, EACH_MS)))
    return verdicts.reduce(
      (worst, each) => ({
        suggestion: RANK[each.suggestion] > RANK[worst.suggestion] ? each.suggestion : worst.suggestion,
        labels: [...new Set([...worst.labels, ...each.labels])],
      }),
      PASSED,
    )
  },
})

/** A check that takes longer than this has not been made, milliseconds. */
const PATIENCE_MS = 2_500

/** Whatever becomes of the check, the message goes on: an error or a long silence is `review`. */
export async function checkedInTime(
  safety: ContentSafety,
  text: string,
  personId: string,
  patienceMs = PATIENCE_MS,
): Promise<SafetyVerdict> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<SafetyVerdict>((resolve) => {
    timer = setTimeout(resolve, patienceMs, UNCHECKED)
  })
  try {
    return await Promise.race([safety.check(text, personId), silence])
  } catch {
    return UNCHECKED
  } finally {
    clearTimeout(timer)
  }
}
