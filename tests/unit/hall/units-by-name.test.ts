import { toDirectory, type Unit, unitsByName } from '../../../cloudfunctions/hall'
import { SHIPPED_TREE } from '../../../cloudfunctions/routing'
import { readDuties } from '../../../cloudfunctions/routing/read-duties'
import { readServiceItems } from '../../../cloudfunctions/services'

const unit = (id: string, name: string, parentId?: string): Unit => ({
  ...{ id, name, kind: 'department', topics: [], keywords: [] },
  ...(parentId === undefined ? {} : { parentId }),
})
const units = [unit('heating', '市供热公司'), unit('heating-office', '办公室', 'heating'), unit('bus', '市公交集团')]
const directory = toDirectory({
  ...{ id: 'city', version: 1, cityName: '', hotline: '12345', posts: [] },
  units: [...units, unit('bus-office', '办公室', 'bus')],
})

it('a name that several units bear names none of them; an id always does', () => {
  const named = unitsByName(directory.document.units)
  expect(named.get('市供热公司')?.id).toBe('heating')
  expect(named.get('办公室')).toBeUndefined()
  expect(named.get('bus-office')?.parentId).toBe('bus')
})

it.each([
  ['duties', ['单位', '职责', '关键词'], ['负责收费', '收费'], readDuties],
  ['services', ['单位', '编号', '名称', '主题'], ['pay', '缴费', '水电气热'], readServiceItems],
] as const)('a table of %s says so instead of taking the first', (_what, heading, rest, read) => {
  const readLine = (named: string) => read([[...heading], [named, ...rest]], directory, SHIPPED_TREE)
  expect(readLine('办公室')).toEqual({ faults: { 'table.2': expect.stringContaining('同名') } })
  expect(readLine('bus-office')).not.toHaveProperty('faults')
})
