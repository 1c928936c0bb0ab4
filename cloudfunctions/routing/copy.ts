const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('')
const percent = (share: number): string => `${Math.round(share * 100)}%`
const cited = (clause: number | undefined): string => (clause === undefined ? '' : `；依据职责第${clause}条`)

/** What routing says. Reasons quote words of lists and rules only, never the citizen's text. */
export const ROUTING_SAYS = {
  byWords: (words: readonly string[], unit: string, clause?: number) =>
    `因提到${quoted(words)}，转交${unit}${cited(clause)}`,
  byRule: (rule: string, words: readonly string[], unit: string, clause?: number) =>
    `${words.length === 0 ? '' : `因提到${quoted(words)}，`}按分拨规则“${rule}”，转交${unit}${cited(clause)}`,
  byDistrict: (district: string, words: readonly string[], unit: string, clause?: number) =>
    `事情在${district}，因提到${quoted(words)}，转交${unit}${cited(clause)}`,
  byPrecedent: (unit: string, clause?: number) => `同类事项经裁定由${unit}办理，按此转交${cited(clause)}`,
  noMatch: '需要人工判断由哪个单位办理，市政府新闻办将在1个工作日内转办',
  mentions: (words: readonly string[], clause: number | undefined, text: string) =>
    clause === undefined ? `提到${quoted(words)}` : `提到${quoted(words)}，职责第${clause}条：${text}`,
  looksLike: (category: string, probability: number) => `看起来属于“${category}”（把握${percent(probability)}）`,
  answersFor: (category: string, clause: number, text: string) => `负责“${category}”，职责第${clause}条：${text}`,
  precedent: '同类事项以前裁定由该单位办理',
  rule: (name: string) => `符合分拨规则“${name}”`,
  inDistrict: (district: string) => `事情在${district}`,
  unknownUnit: '没有找到这个单位，请重新选择',
  unknownClause: '这个单位的职责清单里没有这一条，请重新选择',
  hours: '时段要同时填写开始和结束',
  noHours: '时段的开始和结束不能是同一个钟点，否则规则一直不会生效',
  sameRule: '这条规则和前面一条的编号相同，请删除后重新添加',
  days: '开始的日子不能晚于结束的日子',
  nothingAsked: '规则至少要有一个条件，否则所有留言都会转给同一个单位',
  changedMeanwhile: '规则刚刚被别人修改过，请核对最新的规则后再保存',
  noSuchMessage: '没有找到这条留言，请返回列表重新打开',
  table: {
    empty: '表里没有一条职责，请从“单位、职责”两列开始填写',
    heading: '第一行要写列名，至少有“单位”和“职责”',
    tooMany: (most: number) => `一次最多导入${most}条，请分成几张表`,
    line: (line: number, what: string) => `第${line}行：${what}`,
    signs: '有无法保存的字符，请重新输入这一行',
    unit: '没有找到这个单位，或有几个单位同名，请写单位名录里的编号',
    text: '“职责”要有4到500个字',
    category: '没有这个类别，请写一级类别的名称',
    district: '没有找到这个县市区',
    words: '主题、关键词、别名每个要有2到30个字，每类最多200个',
    noWords: '要写至少一个主题、关键词或别名，否则谁也找不到这一条',
  },
} as const
