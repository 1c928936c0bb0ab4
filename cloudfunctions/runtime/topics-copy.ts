const percent = (share: number): string => `${Math.round(share * 100)}%`

/** What the person reads who looks at the topics of a file. */
export const TOPICS_COMMAND_COPY = {
  usage: `找出文件中的热点话题：npm run topics -- 文件.jsonl [选项]
  文件        每行一条：id, user, title, content, createdAt（北京时间），可以有 support（点赞数）
  --top 数    列出最大的几个话题，默认10
  --grow 数   用文件里的标题和句子拼出这么多条，只测速度`,
  read: (path: string, count: number, broken: number) =>
    `读入${count}条：${path}${broken === 0 ? '' : `（另有${broken}行读不懂，已跳过）`}`,
  nothing: '文件里没有可以归类的留言，请对照 --help 里的格式检查每一行。',
  clustering: (count: number) => `正在给${count}条留言归类`,
  head: (
    rank: number,
    one: { label: string; messages: number; people: number; supports: number; from: string; to: string; days: number },
  ) =>
    `${String(rank).padStart(2)}. ${one.label}\n    ${one.messages}件、${one.people}人，连同点赞${one.supports}人次；` +
    `${one.from} 至 ${one.to}，共${one.days}天`,
  judged: (one: { place: number; words: number; purity: number; samePlace: boolean }) =>
    `    纯度${percent(one.purity)}：${one.samePlace ? `${percent(one.place)}提到同一地点，` : '没有六成以上的共同地点，'}` +
    `${percent(one.words)}用到这些词`,
  places: (places: readonly { name: string; messages: number }[]) =>
    `    地点：${places.map(({ name, messages }) => `${name}${messages}件`).join('、')}`,
  sums: (one: {
    messages: number
    topics: number
    inTopics: number
    purity: number
    readingSeconds: number
    clusteringSeconds: number
    messagesPerSecond: number
  }) =>
    `共${one.messages}件，归成${one.topics}个话题（${one.inTopics}件）；所列话题平均纯度${percent(one.purity)}；` +
    `读文字${one.readingSeconds}秒，归类${one.clusteringSeconds}秒，每秒${one.messagesPerSecond}件`,
} as const
