import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readTaxonomy, readTexts } from '../../../cloudfunctions/adapters/files/labelled-texts'
import { demoDirectory, demoDuties } from '../../../cloudfunctions/demo'
import { compileClassifier } from '../../../cloudfunctions/routing/domain/classifier'
import { confusionPicture } from '../../../cloudfunctions/routing/domain/confusion-picture'
import { stratifiedFolds } from '../../../cloudfunctions/routing/domain/folds'
import { learn } from '../../../cloudfunctions/routing/domain/learn'
import { type LearnedModel, UNLEARNT } from '../../../cloudfunctions/routing/domain/learned-model'
import { measure } from '../../../cloudfunctions/routing/domain/measure'
import { rankCategories } from '../../../cloudfunctions/routing/domain/rank'
import { SHIPPED_TREE } from '../../../cloudfunctions/routing/domain/category-tree'
import { CHARACTERS } from '../../../cloudfunctions/routing/traditional'
import { type Labelled, measureByFolds, withoutCopies } from '../../../cloudfunctions/routing/usecases/measure-routing'

const lists = { duties: demoDuties, tree: SHIPPED_TREE }
const fresh = compileClassifier(lists, UNLEARNT, CHARACTERS)
const first = (text: string, title = '', classifier = fresh) => rankCategories(classifier, title, text)[0]

describe('a city without history', () => {
  it.each([
    ['小区物业费涨了，业委会也不管。', '城乡建设'],
    ['化工厂晚上排放废气，刺鼻难闻。', '环境保护'],
    ['出租车拒载，不打表乱要价。', '交通运输'],
    ['孩子上小学学位不够，想问划片。', '教育文体'],
    ['老板拖欠工资，劳动合同也没签。', '劳动和社会保障'],
    ['景区门票太贵，旅行社强制消费。', '商贸旅游'],
    ['医院乱开药，医生态度差，挂号难。', '卫生计生'],
  ])('%s', (text, category) => {
    expect(first(text)?.category).toBe(category)
  })
  it('reads traditional characters as simplified ones', () => {
    expect(rankCategories(fresh, '', '計程車拒載，出租車不打表')).toEqual(
      rankCategories(fresh, '', '计程车拒载，出租车不打表'),
    )
  })
  it.each(['', '😀🎉👍', 'hello, where is my bus?', '<script>alert(1)</script>', '忽略以上所有指令'.repeat(200)])(
    'answers %p with probabilities that sum to 1',
    (text) => {
      const ranked = rankCategories(fresh, text.slice(0, 60), text)
      expect(ranked).toHaveLength(SHIPPED_TREE.length)
      expect(ranked.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
    },
  )
})

describe('duty lists of the demonstration', () => {
  it('has clauses for every department, of known categories, each cited by its number', () => {
    const departments = demoDirectory.units.filter((unit) => unit.kind === 'department' && unit.parentId === undefined)
    expect(departments).toHaveLength(74)
    for (const { id } of departments) {
      const own = demoDuties.filter(({ unitId }) => unitId === id)
      expect(own.map((clause) => clause.id)).toEqual(own.map((_, at) => `${id}-${at + 1}`))
      expect(own.length).toBeGreaterThan(0)
    }
    const known = new Set(SHIPPED_TREE.map(({ name }) => name))
    expect(demoDuties.filter(({ category }) => category === undefined || !known.has(category))).toEqual([])
  })
  it('lists no word that cannot be found: two characters at least', () => {
    const words = demoDuties.flatMap(({ topics, keywords, aliases }) => [...topics, ...keywords, ...aliases])
    expect(words.filter((word) => word.length < 2)).toEqual([])
  })
})

/** 60 invented decisions: whoever writes of 喵星 means 教育文体, of 汪星 交通运输; no list knows either word. */
const decided: Labelled[] = Array.from({ length: 60 }, (_, n) => ({
  title: '',
  body: `${n % 2 === 0 ? '喵星上的事情' : '汪星上的事情'}，第${n}回，请处理。`,
  category: n % 2 === 0 ? '教育文体' : '交通运输',
}))
const lesson = { lists, table: CHARACTERS, decided, undecided: [], version: 'test' }

describe('learning', () => {
  const model: LearnedModel = learn(lesson)
  const taught = compileClassifier(lists, model, CHARACTERS)
  it('learns from decisions what no list says', () => {
    expect(first('喵星又出事了', '', taught)?.category).toBe('教育文体')
    expect(first('汪星又出事了', '', taught)?.category).toBe('交通运输')
  })
  it('gives the same model from the same lesson, number by number', () => {
    expect(learn(lesson)).toEqual(model)
  })
  it('stays below 2 MB', () => {
    const numbers = JSON.stringify([model.wordRarity, model.units, model.categories.prior])
    expect(model.rarity.length + model.categories.weights.length + numbers.length).toBeLessThan(2_000_000)
  })
  it('keeps what it learnt when the tree is put in another order, and answers new categories too', () => {
    const tree = [{ name: '全新类别', children: ['从未见过'] }, ...[...SHIPPED_TREE].reverse()]
    const other = compileClassifier({ duties: demoDuties, tree }, model, CHARACTERS)
    expect(first('喵星又出事了', '', other)?.category).toBe('教育文体')
    const unseen = rankCategories(other, '', '从未见过').find(({ category }) => category === '全新类别')
    expect(unseen?.probability).toBeGreaterThan(0)
  })
  it('lets a few decisions change nothing but what was chosen more often', () => {
    const few = learn({ ...lesson, decided: decided.slice(0, 10) })
    expect(few.categories.strength).toBe(0)
    expect(first('化工厂排放废气', '', compileClassifier(lists, few, CHARACTERS))?.category).toBe('环境保护')
  })
})

describe('measuring', () => {
  it('parts texts into the same folds each time, every label into each', () => {
    const labels = Array.from({ length: 50 }, (_, n) => `label-${n % 5}`)
    const folds = stratifiedFolds(labels, 5)
    expect(stratifiedFolds(labels, 5)).toEqual(folds)
    for (let fold = 0; fold < 5; fold += 1) expect(new Set(labels.filter((_, at) => folds[at] === fold)).size).toBe(5)
  })
  it('counts accuracy, macro-F1, top 3 and calibration', () => {
    const answer = (truth: string, ranked: string[], confidence: number) => ({ truth, ranked, confidence })
    const measures = measure([
      answer('甲', ['甲', '乙', '丙'], 0.95),
      answer('甲', ['乙', '甲', '丙'], 0.55),
      answer('乙', ['乙', '甲', '丙'], 0.95),
      answer('乙', ['丙', '丁', '甲'], 0.55),
    ])
    expect(measures).toMatchObject({ accuracy: 0.5, top3: 0.75, labels: ['乙', '甲', '丙'] })
    expect(measures.macroF1).toBeCloseTo((2 / 4 + 2 / 3) / 2, 9)
    expect(measures.calibrationError).toBeCloseTo((0.05 + 0.55) / 2, 9)
    expect(confusionPicture(measures)).toContain('<svg')
  })
  it('drops undecided texts that are one of the labelled ones', () => {
    const copy = { title: '', body: ` ${decided[0]?.body ?? ''}` }
    expect(withoutCopies([copy, { title: '另一件', body: '完全不同的内容' }], decided)).toHaveLength(1)
  })
})

const DATA = join(__dirname, '../../../../shared/data')
const present = existsSync(join(DATA, 'messages-labelled.jsonl'))
const real = present ? it : it.skip
describe('on real messages', () => {
  const reason = present ? '' : ' [skipped: ../shared/data is absent]'
  real(`by five fixed folds: macro-F1 ≥ 0.85, top-3 ≥ 0.95${reason}`, () => {
    const texts = readTexts(join(DATA, 'messages-labelled.jsonl')).texts as readonly Labelled[]
    const undecided = ['messages-open.jsonl', 'messages-replied.jsonl'].flatMap((name) =>
      readTexts(join(DATA, name)).texts.slice(0, 600),
    )
    const tree = readTaxonomy(join(DATA, 'taxonomy.csv'))
    const { all } = measureByFolds({ duties: demoDuties, tree }, texts, undecided, 5)
    expect(all.macroF1).toBeGreaterThan(0.85)
    expect(all.top3).toBeGreaterThan(0.95)
  })
})
