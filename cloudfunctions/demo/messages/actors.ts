import type { Actor } from '../../shared/kernel/actor'
import type { Role } from '../../../types/wire.contract'

/** The personas of the demonstration, with the ids under which people sign in as them. */
const staff = (id: string, name: string, grant: { role: Role; unitId?: string; postId?: string }): Actor => ({
  id: `demo-${id}`,
  kind: 'staff',
  name,
  grants: [grant],
})

export const demoActors = {
  dispatcher: staff('dispatcher', '转办员', { role: 'dispatcher' }),
  press: staff('press', '新闻办签发', { role: 'chief' }),
  supervisor: staff('supervisor', '督查', { role: 'supervisor' }),
  handler: (unitId: string) => staff(`handler-${unitId}`, '承办人', { role: 'handler', unitId }),
  approver: (unitId: string) => staff(`approver-${unitId}`, '审核人', { role: 'approver', unitId }),
  liaison: (unitId: string) => staff(`liaison-${unitId}`, '联络员', { role: 'liaison', unitId }),
  postHolder: (postId: string) => staff(`post-${postId}`, '信箱主人', { role: 'post_holder', postId }),
}

/** A citizen: `citizen-1` and `citizen-2` can be signed in as, `writer-…` only write. */
export const demoCitizen = (name: string): Actor => ({
  id: `demo-${name}`,
  kind: 'citizen',
  name: '市民',
  grants: [{ role: 'citizen' }],
})
