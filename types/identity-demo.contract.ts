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
  /** The personas the login page offers: in `items` those in the order in which a story meets them, and the people of every unit. */
  demo_personas: procedure({
    input: z.object({}),
    output: z.object({
      items: z.array(z.object({ persona: z.string(), name: z.string(), what: z.string() })),
      /** Who works in each unit: `<office>:<unitId>` is a persona. */
      offices: z.array(z.object({ office: z.string(), name: z.string(), what: z.string() })),
      /** Those that people write to most come first. */
      units: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    by: 'anyone',
    errors: [],
  }),
}
export type IdentityDemoContract = typeof identityDemoContract
