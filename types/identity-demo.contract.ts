import * as z from 'zod/mini'
import { ActorView } from './identity.contract'
import { personText, procedure } from './wire.contract'

/**
 * Signing in by persona, on the demonstration server only.
 * Apart from `identity.contract.ts` so that no function bundle carries it (a test looks).
 */
export const identityDemoContract = {
  /** Personas: `citizen-1`, `citizen-2`, `dispatcher`, `handler:<unitId>`, `approver:<unitId>`, `liaison:<unitId>`, `press`, `supervisor`, `admin`, `auditor`. */
  demo_login: procedure({
    input: z.object({ persona: personText(1, 80) }),
    output: z.object({ token: z.string(), actor: ActorView }),
    by: 'anyone',
    errors: ['not_found', 'invalid_input'],
  }),
  /** The personas the login page offers. */
  demo_personas: procedure({
    input: z.object({}),
    output: z.object({ items: z.array(z.object({ persona: z.string(), name: z.string(), what: z.string() })) }),
    by: 'anyone',
    errors: [],
  }),
}
export type IdentityDemoContract = typeof identityDemoContract
