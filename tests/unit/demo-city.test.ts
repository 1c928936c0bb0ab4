import { demoDirectory } from '../../cloudfunctions/demo/city'

const { units, posts } = demoDirectory
const top = units.filter((unit) => unit.parentId === undefined)
const ids = new Set(units.map((unit) => unit.id))

describe('the directory of 示范市', () => {
  it('has 74 departments and 13 districts with two 镇街 each', () => {
    expect(top.filter((unit) => unit.kind === 'department')).toHaveLength(74)
    const districts = top.filter((unit) => unit.kind === 'district')
    expect(districts).toHaveLength(13)
    for (const district of districts)
      expect(units.filter((unit) => unit.parentId === district.id).map((unit) => unit.id)).toEqual([
        `${district.id}-street-1`,
        `${district.id}-street-2`,
      ])
  })

  it('has 12 units that have opened their account, each introduced', () => {
    const open = top.filter((unit) => unit.account !== undefined)
    expect(open).toHaveLength(12)
    for (const unit of open) expect(unit.account?.introduction.length).toBeGreaterThan(8)
  })

  it('keeps ids ASCII, unique and names unique', () => {
    expect(ids.size).toBe(units.length)
    expect(new Set(posts.map((post) => post.id)).size).toBe(posts.length)
    for (const id of [...ids, ...posts.map((post) => post.id)]) expect(id).toMatch(/^[a-z0-9-]{3,40}$/)
    expect(new Set(top.map((unit) => unit.name)).size).toBe(87)
  })

  it('places sub-units one level below an existing unit, and posts on top-level units', () => {
    for (const unit of units) {
      if (unit.parentId === undefined) continue
      const parent = units.find((other) => other.id === unit.parentId)
      expect(parent).toBeDefined()
      expect(parent?.parentId).toBeUndefined()
    }
    for (const post of posts) expect(top.map((unit) => unit.id)).toContain(post.unitId)
    expect(posts.find((post) => post.name === '市长信箱')?.unitId).toBe('government-office')
    expect(posts.filter((post) => post.unitId.startsWith('district-'))).toHaveLength(13)
  })

  it('declares keywords of at least two characters, none twice for one unit, none for discipline', () => {
    for (const unit of units) {
      expect(new Set(unit.keywords).size).toBe(unit.keywords.length)
      for (const word of [...unit.keywords, ...unit.topics]) expect([...word].length).toBeGreaterThanOrEqual(2)
    }
    expect(units.find((unit) => unit.id === 'discipline')?.keywords).toEqual([])
  })

  it('gives no keyword to two departments, so that a word decides', () => {
    const owners = new Map<string, string[]>()
    for (const unit of top.filter((unit) => unit.kind === 'department'))
      for (const word of unit.keywords) owners.set(word, [...(owners.get(word) ?? []), unit.id])
    expect([...owners].filter(([, of]) => of.length > 1)).toEqual([])
  })
})
