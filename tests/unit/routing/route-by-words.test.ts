import { routeByWords } from '../../../cloudfunctions/routing'
import type { Unit } from '../../../cloudfunctions/hall'

const unit = (id: string, keywords: string[], more: Partial<Unit> = {}): Unit => ({
  id,
  name: id,
  kind: 'department',
  topics: [],
  keywords,
  ...more,
})
const units = [
  unit('water', ['停水', '水压']),
  unit('housing', ['物业', '小区绿地']),
  unit('bus', ['公交', '公交线路']),
  unit('district', ['停水'], { kind: 'district' }),
  unit('water-east', ['停水'], { parentId: 'water' }),
]
const route = (body: string, title = '') => routeByWords(title, body, units)

describe('routing by the units’ own words', () => {
  it('finds the unit and quotes its words in the order written', () => {
    expect(route('停水两天了，之前水压也低。')).toEqual({ unitId: 'water', words: ['停水', '水压'] })
  })
  it('lets a longer word weigh more, and does not quote a word inside it', () => {
    expect(route('公交线路改了。')).toEqual({ unitId: 'bus', words: ['公交线路'] })
  })
  it('takes what is named first when two units fit alike', () => {
    expect(route('停水两天了，物业不管。')?.unitId).toBe('water')
    expect(route('物业不管，停水两天了。')?.unitId).toBe('housing')
  })
  it('lets the title decide over the body', () => {
    expect(route('物业不管，停水两天了。', '停水')?.unitId).toBe('water')
  })
  it('answers null where no word fits, and never a district or a sub-unit by words', () => {
    expect(route('猫叫了一夜。')).toBeNull()
    expect(route('停水了。')?.unitId).toBe('water')
  })
})
