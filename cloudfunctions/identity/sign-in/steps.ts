import type { SignInStep } from '../../../types/identity.terms'
import type { SignInStepView } from '../../../types/identity-sign-in.contract'
import type { DocumentReader } from '../../shared/documents'
import { DomainError } from '../../shared/kernel/domain-error'
import { derivedId } from '../../shared/kernel/ids'
import { type Account, accounts } from '../account'
import { SIGN_IN_COPY } from '../copy'
import { type Credentials, credentials } from '../credentials'
import { openSession } from './open-session'
import type { Origin, SignInDeps } from './deps'

/** The steps after the password, in their order; the first that is missing is asked for. */
const ahead = (known: Credentials, codeShown: boolean): Exclude<SignInStep, 'signed_in'> | null => {
  if (known.authenticator !== undefined && !codeShown) return 'code'
  if (known.passwordHash === undefined) return 'new_password'
  return known.authenticator === undefined ? 'enrol' : null
}

/**
 * Where this person stands: signed in, or the next step with the ticket to it.
 * @param codeShown the second factor was shown on this way in
 */
export async function nextStep(
  deps: SignInDeps,
  account: Account,
  known: Credentials,
  { codeShown, ...from }: Origin & { readonly codeShown: boolean },
): Promise<SignInStepView> {
  const step = ahead(known, codeShown)
  if (step === null) return { step: 'signed_in', ...(await openSession(deps, account, from)) }
  return {
    step,
    ticket: await deps.tickets.issue({ sub: account.id, sid: ticketFor(step, known), epoch: account.epoch }),
  }
}

/** A ticket is for one step, and for whoever showed the password that holds now: a changed one ends every way in. */
const ticketFor = (step: SignInStep, { passwordHash, setUp }: Credentials): string =>
  `${step}.${derivedId('ticket', passwordHash ?? setUp?.hash ?? '')}`

/**
 * The account that a ticket was given to, for the step it was given for.
 * @throws DomainError `unauthenticated` for any other ticket, or when the account or its password changed meanwhile
 */
export async function holderOf(
  { tickets, store }: Pick<SignInDeps, 'tickets'> & { readonly store: DocumentReader },
  ticket: string,
  step: SignInStep,
): Promise<{ account: Account; known: Credentials }> {
  const runOut = new DomainError('unauthenticated', { step }, { say: SIGN_IN_COPY.stepRunOut })
  const { sub, sid, epoch } = await tickets.verify(ticket).catch(() => {
    throw runOut
  })
  const [account, known] = await Promise.all([store.get(accounts, sub), store.get(credentials, sub)])
  if (account === null || known === null || account.disabled || account.epoch !== epoch) throw runOut
  if (sid !== ticketFor(step, known)) throw runOut
  return { account, known }
}
