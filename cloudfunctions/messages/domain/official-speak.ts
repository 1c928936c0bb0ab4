/** 打官腔: words that say nothing to the person who asked, with what could stand instead. Longer forms come first. */
const OFFICIAL_SPEAK: readonly { readonly said: string; readonly plain: string }[] = [
  { said: '引起了高度重视', plain: '写清做了什么' },
  { said: '高度重视', plain: '写清做了什么' },
  { said: '第一时间', plain: '写明是哪天' },
  { said: '积极协调', plain: '写明找了谁、结果怎样' },
  { said: '积极对接', plain: '写明找了谁、结果怎样' },
  { said: '加大力度', plain: '写明具体增加了什么' },
  { said: '进一步加强', plain: '写明接下来做什么' },
  { said: '进一步完善', plain: '写明改哪里' },
  { said: '举一反三', plain: '写明还查了哪些地方' },
  { said: '统筹推进', plain: '写明先做什么、后做什么' },
  { said: '稳步推进', plain: '写明做到哪一步' },
  { said: '有序推进', plain: '写明做到哪一步' },
  { said: '狠抓落实', plain: '写明谁来办、哪天办完' },
  { said: '抓好落实', plain: '写明谁来办、哪天办完' },
  { said: '切实做好', plain: '写明怎么做' },
  { said: '切实保障', plain: '写明怎么保障' },
  { said: '研究解决', plain: '写明哪天有结果' },
  { said: '妥善解决', plain: '写明怎么解决' },
  { said: '妥善处理', plain: '写明怎么处理' },
  { said: '适时', plain: '写明什么时候' },
  { said: '择机', plain: '写明什么时候' },
  { said: '尽快', plain: '写明哪天前' },
  { said: '按照有关规定', plain: '写出是哪条规定' },
  { said: '按有关规定', plain: '写出是哪条规定' },
  { said: '相关规定', plain: '写出是哪条规定' },
  { said: '相关部门', plain: '写出是哪个部门' },
  { said: '有关部门', plain: '写出是哪个部门' },
  { said: '因历史遗留问题', plain: '写清来龙去脉和现在怎么办' },
  { said: '原则上', plain: '写清能还是不能' },
  { said: '敬请谅解', plain: '先说明原因和办法' },
  { said: '望周知', plain: '删去' },
]

/** What of a text is official-speak, each word once, in the order of the text. */
export function officialSpeakIn(text: string): { said: string; plain: string }[] {
  let rest = text
  const found: { said: string; plain: string; at: number }[] = []
  for (const { said, plain } of OFFICIAL_SPEAK) {
    const at = rest.indexOf(said)
    if (at < 0) continue
    found.push({ said, plain, at })
    // A longer form hides the shorter one that it holds; places stay where they are.
    rest = rest.replaceAll(said, '　'.repeat(said.length))
  }
  return found.sort((a, b) => a.at - b.at).map(({ said, plain }) => ({ said, plain }))
}
