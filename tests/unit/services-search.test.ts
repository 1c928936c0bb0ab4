import { demoServiceItems } from '../../cloudfunctions/demo/items'
import { buildServiceSearch, chineseTokens } from '../../cloudfunctions/services/service-search'

/** As people say it, not as the aliases write it. */
const SPOKEN: readonly (readonly [query: string, id: string])[] = [
  ['身份证丢了怎么办', 'id-card-replacement'],
  ['我身份证找不到了', 'id-card-replacement'],
  ['钱包被偷身份证也没了', 'id-card-replacement'],
  ['身份证快过期了', 'id-card-renewal'],
  ['给孩子办身份证', 'id-card-renewal'],
  ['居住证怎么办', 'residence-permit'],
  ['外地人办暂住证', 'residence-permit'],
  ['把户口迁过来', 'household-move'],
  ['宝宝上户口', 'household-move'],
  ['办护照要多少钱', 'passport'],
  ['去香港玩要办什么', 'passport'],
  ['狗证在哪办', 'dog-registration'],
  ['公积金提取', 'fund-withdrawal'],
  ['租房子能不能取公积金', 'fund-withdrawal'],
  ['公积金能贷多少', 'fund-loan'],
  ['异地就医备案', 'medical-elsewhere'],
  ['在外地看病能报销吗', 'medical-elsewhere'],
  ['我妈在老家住院怎么异地报销', 'medical-elsewhere'],
  ['新农合交费', 'resident-medical-insurance'],
  ['糖尿病拿药报销', 'chronic-disease'],
  ['快退休了怎么领养老金', 'retirement'],
  ['社保从外地转回来', 'pension-transfer'],
  ['被公司辞退了能领钱吗', 'unemployment-benefit'],
  ['社保卡丢了', 'social-security-card'],
  ['申请公租房', 'public-rental'],
  ['房产证过户给儿子', 'property-transfer'],
  ['爸妈的老房子继承过户', 'property-transfer'],
  ['老小区想装个电梯', 'elevator-addition'],
  ['入学报名', 'school-enrolment'],
  ['孩子明年上一年级', 'school-enrolment'],
  ['转学手续', 'school-transfer'],
  ['没有本地户口孩子怎么上学', 'migrant-schooling'],
  ['小孩打疫苗预约', 'child-vaccination'],
  ['出生证明丢了补办', 'birth-certificate'],
  ['餐馆打工健康证', 'health-certificate'],
  ['驾照到期换证', 'driving-licence'],
  ['车子要年检了', 'vehicle-inspection'],
  ['电瓶车怎么上牌', 'ebike-plate'],
  ['老人坐公交免费吗', 'senior-bus-card'],
  ['今年不住想停暖气', 'heating-suspension'],
  ['天然气过户', 'utility-transfer'],
  ['物业不让装充电桩', 'power-new'],
  ['领结婚证要带什么', 'marriage'],
  ['奶奶八十多了有没有补贴', 'elderly-allowance'],
  ['家里困难想申请低保', 'minimum-living'],
  ['生孩子能报销多少', 'maternity-allowance'],
  ['想开个小店办执照', 'self-employed-licence'],
  ['开奶茶店要什么证', 'food-licence'],
  ['大学生创业贷款', 'startup-loan'],
  ['办借书证', 'library-card'],
  ['博物馆要门票吗', 'museum-booking'],
]

describe('searching service items by spoken words', () => {
  const search = buildServiceSearch(demoServiceItems.map((item) => ({ ...item, version: 1 })))

  const found = (query: string, limit: number): string[] => {
    const { hits, near } = search(query, limit)
    return [...hits, ...near]
  }

  it('finds the right item among the first five for every query', () => {
    const ranks = SPOKEN.map(([query, id]) => ({ query, rank: found(query, 5).indexOf(id) }))
    const among = ranks.filter(({ rank }) => rank >= 0).length
    const first = ranks.filter(({ rank }) => rank === 0).length
    process.stdout.write(`recall in the first five: ${among} of ${SPOKEN.length}; first: ${first}\n`)
    expect(ranks.filter(({ rank }) => rank < 0)).toEqual([])
    expect(first / SPOKEN.length).toBeGreaterThan(0.85)
  })

  it('answers nothing for words of no item, and keeps noise out of a clear hit', () => {
    for (const words of ['xyz', '量子纠缠', '宇宙飞船']) expect(found(words, 5)).toEqual([])
    expect(found('公积金提取', 20).length).toBeLessThan(8)
  })

  it('says apart what is called so and what only has a word in common', () => {
    const hitsOf = (query: string) => search(query, 5).hits
    // Nothing here is about these, though 许可, 残疾证 and single characters stand in some texts.
    for (const words of [
      '烟花爆竹许可',
      '养鸭子许可',
      '残疾证',
      '献血',
      '开锁',
      '外卖',
      '无人机',
      '工资被拖欠',
      '游泳馆',
    ])
      expect({ words, ...search(words, 5) }).toEqual({ words, hits: [], near: expect.any(Array) })
    expect(search('烟花爆竹许可', 5).near).toEqual(['food-licence'])
    const asHit = SPOKEN.filter(([query, id]) => hitsOf(query).includes(id)).length
    process.stdout.write(`of these as hits: ${asHit} of ${SPOKEN.length}\n`)
    expect(asHit / SPOKEN.length).toBeGreaterThan(0.85)
    for (const words of ['公积金', '护照', '上学', '房', '证']) expect(hitsOf(words)).not.toEqual([])
    expect(search('孩子', 3).hits.length + search('孩子', 3).near.length).toBe(3)
  })

  it('finds by one character, by Latin letters in full width, and when only fillers are said', () => {
    expect(search('狗', 5).hits).toContain('dog-registration')
    expect(search('１２１２３ 驾照', 5).hits[0]).toBe('driving-licence')
    expect(() => search('怎么办', 5)).not.toThrow()
  })

  it('cuts text into single characters and pairs', () => {
    expect(chineseTokens('医保ABC码')).toEqual(['医', '保', '医保', 'abc', '码'])
  })
})
