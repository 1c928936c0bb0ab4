import { derivedId } from '../../shared/kernel/ids'
import type { Credentials } from '../credentials'
import type { Counted } from '../usecases/attempts'
import type { Origin, SignInDeps } from './deps'

type Settings = Pick<SignInDeps, 'addressFailures'>

/** How an address is named in what is stored: by a hash of it. */
const nameOf = (address: string): string => derivedId('address', address)

/** What an attempt counts against at the address that it came from. @param accountId whose attempt it is */
export const countedAt = ({ addressFailures }: Settings, accountId: string, { address }: Origin): Counted[] =>
  address === undefined
    ? []
    : [
        {
          key: `address:${nameOf(address)}`,
          of: accountId,
          ...(addressFailures === undefined ? {} : { allowed: addressFailures }),
        },
      ]

/**
 * An attempt of the staff counts against the account, whether it exists or not, and against the address it came from. At an
 * address where this person got in before, it counts apart: whoever guesses elsewhere does not keep them out there.
 * @param whose `known`: the account's credentials; null where it has none, or does not exist
 */
export const countedFor = (
  settings: Settings,
  whose: { readonly accountId: string; readonly known: Credentials | null },
  from: Origin,
): Counted[] => {
  const { accountId, known } = whose
  const at = from.address === undefined ? undefined : nameOf(from.address)
  const isKnown = at !== undefined && known?.knownAddresses?.includes(at) === true
  return [{ key: `account:${accountId}${isKnown ? `@${at}` : ''}` }, ...countedAt(settings, accountId, from)]
}

/** The addresses of one person that are remembered: an office, a home, some more. */
const MOST_ADDRESSES = 5

/** The credentials of somebody who showed both factors: the address is the newest of those that they got in from. */
export const withAddress = (known: Credentials, { address }: Origin): Credentials => {
  if (address === undefined) return known
  const at = nameOf(address)
  const others = (known.knownAddresses ?? []).filter((each) => each !== at)
  return { ...known, knownAddresses: [...others, at].slice(-MOST_ADDRESSES) }
}
