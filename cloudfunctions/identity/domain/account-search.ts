import type { Grant } from '../../shared/kernel/actor'

interface Searched {
  readonly name: string
  readonly loginName?: string
  readonly grants: readonly Grant[]
}

/** Longest part of a word that is kept; a longer search is compared with the words themselves. */
const LONGEST = 8

/** Every word by which the administrator's list finds an account: beginnings of the login name, parts of the name. */
export function searchTokens({ name, loginName, grants }: Searched): string[] {
  const tokens = new Set<string>()
  for (const { role, unitId } of grants) {
    tokens.add(roleToken(role))
    if (unitId !== undefined) tokens.add(unitToken(unitId))
  }
  for (let end = 1; end <= Math.min(LONGEST, loginName?.length ?? 0); end += 1)
    tokens.add(textToken((loginName ?? '').slice(0, end)))
  const letters = [...name.toLowerCase()]
  for (let start = 0; start < letters.length; start += 1)
    for (let end = start + 1; end <= Math.min(letters.length, start + LONGEST); end += 1)
      tokens.add(textToken(letters.slice(start, end).join('')))
  return [...tokens]
}

export const roleToken = (role: string): string => `r:${role}`
export const unitToken = (unitId: string): string => `u:${unitId}`
export const textToken = (words: string): string => `t:${[...words.trim().toLowerCase()].slice(0, LONGEST).join('')}`

/** Whether an account fits all that was asked for: one token leads to candidates, this decides. */
export function fits(
  account: Searched,
  asked: {
    readonly search?: string | undefined
    readonly unitId?: string | undefined
    readonly role?: string | undefined
  },
): boolean {
  const words = asked.search?.trim().toLowerCase() ?? ''
  return (
    (words === '' || account.name.toLowerCase().includes(words) || (account.loginName ?? '').startsWith(words)) &&
    (asked.unitId === undefined || account.grants.some(({ unitId }) => unitId === asked.unitId)) &&
    (asked.role === undefined || account.grants.some(({ role }) => role === asked.role))
  )
}
