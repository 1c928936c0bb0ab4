import { memoryStore } from '../../cloudfunctions/adapters/memory'
import { DIRECTORY_ID, toDirectory } from '../../cloudfunctions/hall'
import { accounts, newAccount } from '../../cloudfunctions/identity'
import { demoStaff } from '../../cloudfunctions/identity/demo'
import { storedStaff } from '../../cloudfunctions/identity/staff'

const water = { role: 'handler', unitId: 'water' } as const
const people = [
  newAccount({ id: 'a', kind: 'staff', name: '甲', grants: [water, { role: 'liaison', unitId: 'heat' }] }),
  newAccount({ id: 'b', kind: 'staff', name: '乙', grants: [water, { role: 'handler', unitId: 'heat' }] }),
  newAccount({ id: 'c', kind: 'staff', name: '丙', grants: [{ role: 'approver', unitId: 'water' }] }),
  { ...newAccount({ id: 'd', kind: 'staff', name: '丁', grants: [water] }), disabled: true },
]

const staffed = async () => {
  const store = memoryStore()
  await store.transact(async (transaction) => {
    for (const account of people) transaction.insert(accounts, account)
  })
  return storedStaff(store)
}

describe('the staff directory', () => {
  it('knows the handlers of a unit out of the accounts, without those who are disabled', async () => {
    const staff = await staffed()
    expect(await staff.handlersOf('water')).toEqual([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
    ])
    expect(await staff.handlersOf('heat')).toEqual([{ id: 'b', name: '乙' }])
    expect(await staff.handlersOf('nowhere')).toEqual([])
  })

  it('knows everybody of a unit, however many they are', async () => {
    const store = memoryStore()
    const approver = { role: 'approver', unitId: 'water' } as const
    await store.transact(async (transaction) => {
      for (let n = 0; n < 130; n += 1) {
        const grants = [n === 129 ? approver : water]
        transaction.insert(accounts, newAccount({ id: `s${1000 + n}`, kind: 'staff', name: '职员', grants }))
      }
    })
    expect(await storedStaff(store).handlersOf('water')).toHaveLength(129)
    expect((await storedStaff(store).staffOf('water')).at(-1)).toEqual({
      id: 's1129',
      name: '职员',
      grants: [approver],
    })
  })

  it.each([
    ['a', 'water', true],
    ['a', 'heat', false], // a liaison there
    ['c', 'water', false], // an approver
    ['d', 'water', false], // disabled
    ['nobody', 'water', false],
  ])('says whether %s handles for %s', async (accountId, unitId, expected) => {
    expect(await (await staffed()).isHandlerOf(accountId, unitId)).toBe(expected)
  })

  it('of the demonstration has a handler for every unit that exists, before anyone signed in', async () => {
    const unit = { id: 'water', name: '供水集团', kind: 'department', topics: [], keywords: [] } as const
    const city = { id: DIRECTORY_ID, version: 1, cityName: '示范市', hotline: '12345', units: [unit], posts: [] }
    const staff = demoStaff(await staffed(), { current: async () => toDirectory(city) })
    expect(await staff.isHandlerOf('demo-handler-water', 'water')).toBe(true)
    expect(await staff.isHandlerOf('demo-approver-water', 'water')).toBe(false)
    expect(await staff.isHandlerOf('demo-handler-nowhere', 'nowhere')).toBe(false)
    expect((await staff.handlersOf('water')).map(({ id }) => id)).toEqual(['a', 'b', 'demo-handler-water'])
    expect(await staff.handlersOf('nowhere')).toEqual([])
  })
})
