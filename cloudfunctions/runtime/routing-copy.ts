const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

/** What the person who trains or measures the routing reads. */
export const ROUTING_COPY = {
  trainUsage: `训练分拨模型：npm run train -- 文件 [选项]
  文件               .jsonl，每行一条：title, content, category（一级类别），可以有 unit（单位编号）
  --unlabelled 文件  没有类别的留言，可以写几个；默认用同一文件夹里同名开头的其他 .jsonl
  --taxonomy 文件    类别表（level1,level2,level3）；默认用同一文件夹里的 taxonomy.csv`,
  dutiesUsage: `导入职责清单：npm run import-duties -- 文件
  文件  .csv 或 .xlsx，第一行是列名：单位、职责，可以有 类别、主题、关键词、别名、县市区；
        表里写到的单位，清单整份替换，没写到的不变`,
  dutiesDone: (clauses: number) => `已导入${clauses}条职责，几秒后按新清单分拨。`,
  dutiesFaults: (faults: number) => `有${faults}处要改，没有导入：`,
  benchUsage: `检验分拨模型：npm run bench:routing -- 文件 [选项]
  文件               .jsonl，每行一条：title, content, category
  --folds 5          分成几份轮流训练和检验；不写时检验现在使用的模型
  --picture 文件     混淆矩阵图写到哪里（.svg，默认 dist/bench/routing-confusion.svg）
  --units 文件       已答复的留言（.jsonl：title, content, reply），看承办单位判断得准不准、把握多少才自动转办
  --unlabelled、--taxonomy  同 npm run train`,
  read: (path: string, texts: number, broken: number) =>
    `读取${texts}条：${path}${broken === 0 ? '' : `（${broken}行不是留言，已跳过）`}`,
  readTree: (path: string, categories: number) => `读取类别表，一级类别${categories}个：${path}`,
  lists: (clauses: number) => (clauses === 0 ? '还没有导入职责清单，只用类别表' : `使用现有职责清单${clauses}条`),
  nothing: '文件里没有写明类别的留言，没有训练。',
  training: '正在训练',
  trained: (version: string, decided: number, undecided: number, seconds: number, kilobytes: number) =>
    `已训练并启用模型${version}：学习${decided}条，参考未分类的${undecided}条，用时${seconds.toFixed(1)}秒，大小${kilobytes}KB。`,
  noModel: '还没有训练过，只按类别表和职责清单判断。',
  model: (version: string) => `检验现在使用的模型${version}`,
  folds: (folds: number, undecided: number) =>
    `分${folds}份轮流检验；参考未分类的${undecided}条（与检验文本相同的已去掉）`,
  headings: ['准确率', '宏平均F1', '前三命中', '校准误差'] as const,
  line: (name: string, values: readonly number[]) => `${name}  ${values.map((value) => value.toFixed(3)).join('  ')}`,
  byCategory: '各类别 F1（条数）',
  category: (label: string, f1: number, texts: number) => `  ${label}  ${f1.toFixed(3)}（${texts}）`,
  calibration: '把握程度与实际命中',
  calibrationRow: (from: number, to: number, answers: number, confidence: number, right: number) =>
    `  ${percent(from)}–${percent(to)}：${answers}条，平均把握${percent(confidence)}，实际命中${percent(right)}`,
  noDirectory: '还没有单位名录，不能检验承办单位。',
  unitsSigned: '答复里写明谁在说话的',
  unitsNamed: '答复里只提到一个单位的（也可能不是承办的）',
  units: (what: string, texts: number, all: number) => `承办单位：${what}${texts}条（共${all}条）`,
  unitsFound: (same: number, right: number, top3: number, calibration: number) =>
    `  第一位就是这个单位${percent(same)}，同一领域${percent(right)}，前三位同一领域${percent(top3)}，校准误差${calibration.toFixed(3)}`,
  threshold: (threshold: number, share: number, right: number) =>
    `  把握${percent(threshold)}以上的：占${percent(share)}，转对${percent(right)}`,
  chosen: (target: number, threshold: number | null) =>
    threshold === null
      ? `  没有一个门槛能让自动转办的${percent(target)}转对`
      : `  要让自动转办的${percent(target)}转对，门槛是${percent(threshold)}`,
  confusion: '混淆矩阵（行是实际，列是判断）',
  picture: (path: string) => `混淆矩阵图：${path}`,
  speed: (perSecond: number, wall: number, characters: number) =>
    `单核每秒${Math.round(perSecond)}条（平均${Math.round(characters)}字；按处理器时间计，按钟表时间每秒${Math.round(wall)}条）`,
} as const
