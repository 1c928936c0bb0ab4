import type { Actor, Grant } from '../../../cloudfunctions/shared/kernel/actor'
import type { Role } from '../../../types/wire.contract'

/** The unit that leads the matrix's message, the post it was written to, and those that have nothing to do with it. */
export const OWN = { unitId: 'office', postId: 'mayor' } as const
export const OTHER = { unitId: 'traffic', postId: 'secretary' } as const

const staff = (id: string, grant: Grant): Actor => ({ id, kind: 'staff', name: id, grants: [grant] })
const inUnit = (role: Role, unit: 'own' | 'other'): Actor =>
  staff(`${role}.${unit}`, { role, unitId: (unit === 'own' ? OWN : OTHER).unitId })
const citizen = (id: string): Actor => ({ id, kind: 'citizen', name: '市民', grants: [{ role: 'citizen' }] })

/** Everybody who may call: each role, and where a role has a unit or post, both of the message's and of another. */
export const SUBJECTS = {
  nobody: null,
  owner: citizen('owner'),
  citizen: citizen('citizen'),
  'handler.own': inUnit('handler', 'own'),
  'handler.other': inUnit('handler', 'other'),
  'approver.own': inUnit('approver', 'own'),
  'approver.other': inUnit('approver', 'other'),
  'liaison.own': inUnit('liaison', 'own'),
  'liaison.other': inUnit('liaison', 'other'),
  'post_holder.own': staff('post_holder.own', { role: 'post_holder', postId: OWN.postId }),
  'post_holder.other': staff('post_holder.other', { role: 'post_holder', postId: OTHER.postId }),
  dispatcher: staff('dispatcher', { role: 'dispatcher' }),
  editor: staff('editor', { role: 'editor' }),
  reviewer: staff('reviewer', { role: 'reviewer' }),
  chief: staff('chief', { role: 'chief' }),
  supervisor: staff('supervisor', { role: 'supervisor' }),
  admin: staff('admin', { role: 'admin' }),
  auditor: staff('auditor', { role: 'auditor' }),
} as const satisfies Record<string, Actor | null>
export type Subject = keyof typeof SUBJECTS
export const NAMES = Object.keys(SUBJECTS) as Subject[]

/** What becomes of a call. `allowed`: the right was there, whether or not this message's state let it through. */
export type Verdict = 'allowed' | 'forbidden' | 'not_found' | 'unauthenticated'
