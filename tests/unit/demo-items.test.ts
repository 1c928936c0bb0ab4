import { demoDirectory } from '../../cloudfunctions/demo/city'
import { demoServiceItems } from '../../cloudfunctions/demo/items'
import { SERVICE_TOPICS } from '../../types/services.contract'

describe('the service items of 示范市', () => {
  it('are 40, over every topic, of units that exist', () => {
    expect(demoServiceItems).toHaveLength(40)
    expect(new Set(demoServiceItems.map((item) => item.id)).size).toBe(40)
    expect(new Set(demoServiceItems.map((item) => item.topic))).toEqual(new Set(SERVICE_TOPICS))
    const units = new Set(demoDirectory.units.filter((unit) => unit.parentId === undefined).map((unit) => unit.id))
    for (const item of demoServiceItems) expect(units).toContain(item.unitId)
    expect(demoServiceItems.map((item) => item.rank)).toEqual(demoServiceItems.map((_, at) => at))
  })

  it('carry every field of R57 and say that they are a demonstration', () => {
    for (const item of demoServiceItems) {
      for (const text of [item.content, item.basis, item.timeLimit, item.audience, item.fee, item.summary])
        expect(text.length).toBeGreaterThan(1)
      expect(item.steps.length).toBeGreaterThanOrEqual(3)
      expect(item.channels.length).toBeGreaterThanOrEqual(1)
      expect(item.aliases.length).toBeGreaterThanOrEqual(6)
      expect(item.basis.split('\n').at(-1)).toContain('示范市演示文本')
      expect(item.materials.length).toBeGreaterThanOrEqual(1)
    }
  })
})
