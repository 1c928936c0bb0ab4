import type { Topic, TopicLink } from '../../types/topics.contract'
import { type Direction, type LinkEnd, type LinkKind, TOPIC_LIMITS, type TopicState } from '../../types/topics.terms'

const { title, draft } = TOPIC_LIMITS

export const DIRECTION_WORDS: Record<Direction, string> = {
  new: '↑ 新出现',
  rising: '↑ 上升',
  steady: '持平',
  falling: '↓ 下降',
}
export const TOPIC_STATE_WORDS: Record<TopicState, string> = {
  current: '当前话题',
  past: '近两周已没有三人以上反映',
  dismissed: '不作为话题',
  merged: '已并入其他话题',
}
export const LINK_KIND_WORDS: Record<LinkKind, string> = { answer: '公开答复', article: '文章' }
const LINK_END_WORDS: Record<LinkEnd, string> = {
  unlinked: '已取消关联，不再告知',
  answer_gone: '答复已撤下，不再告知',
}

/** What the pages of 热点话题 say. */
export const TOPICS_COPY = {
  title: '热点话题',
  topic: '话题',
  notYours: '您的身份不能看热点话题',
  notYoursText: '热点话题给新闻办和督查人员使用。',
  entryNote: (rising: number): string => (rising === 0 ? '近两周集中反映的事' : `${rising}个话题在升温`),
  intro: (days: number): string =>
    `近${days}天与前${days}天相比，超出偶然波动的才算上升或下降。至少三人反映才算话题，举报不计入。`,
  asOf: (at: string): string => `更新于${at}`,
  none: '近两周没有集中反映的事',
  noneText: '三人以上反映同一件事时，会出现在这里，每10分钟更新一次。',
  notYet: '正在第一次归类，请过几分钟再看',
  /** `近7天12件，前7天3件，15人` */
  counts: ({ now, before, people }: Pick<Topic, 'now' | 'before' | 'people'>, days: number): string =>
    `近${days}天${now}件，前${days}天${before}件，共${people}人反映`,
  supports: (count: number): string => `连同“我也遇到”共${count}人次`,
  percent: (percent: number): string => `${percent > 0 ? '+' : ''}${percent}%`,
  places: (places: Topic['places']): string => places.map(({ name, messages }) => `${name}${messages}件`).join('、'),
  course: '每天收到多少件',
  courseLabel: (from: string, to: string, total: number, most: number, on: string): string =>
    `${from}至${to}共${total}件，最多的是${on}，${most}件`,
  standingText: (looked: number, open: number, replied: number): string =>
    `最近${looked}件中，${open}件还在办理，${replied}件已答复或办结`,
  messages: '这些留言',
  messagesHidden: '留言内容给转办员、签发人和督查查看。',
  more: '再看一些',
  links: '统一答复',
  linksNote: '关联后，话题里还在办理的留言逐件告知市民，每件一次；以后归入的也会告知。留言本身照常单独办理。',
  noLinks: '还没有关联公开答复或文章。',
  link: '关联答复或文章',
  linkState: ({ told, ended }: TopicLink): string =>
    ended === undefined ? `已告知${told}件` : `${LINK_END_WORDS[ended]}（已告知${told}件）`,
  unlink: '取消关联',
  unlinkAsk: '取消后不再告知其他市民，已经告知的不收回。',
  keep: '保留',
  linkKind: '关联什么',
  findAnswer: '与话题相近的公开答复',
  noAnswer: '没有与话题相近的公开答复。可以按词语查找，先在“公开答复”里公开一条，或关联一篇文章。',
  articleTitle: '文章标题',
  articleTitleHint: `市民会看到这个标题，${title.min}到${title.max}个字`,
  articleUrl: '网址',
  articleUrlHint: '以 https:// 开头',
  titleShort: `标题请写${title.min}个字以上`,
  urlBad: '请填写以 https:// 开头的完整网址',
  next: '下一步',
  searchAnswers: '按标题或问题里的词查找公开答复',
  searchAnswersExample: '标题或问题里的词，如 停暖',
  search: '查找',
  foundAnswers: '找到的公开答复，最新的在前',
  noneFound: '没有找到，换个词再试。查找标题和问题，多个词用空格隔开。',
  noneYet: '这一段没有，可以接着往前找。',
  chooseOther: '另选一个',
  changeArticle: '返回修改',
  citizensRead: '市民会看到的标题',
  /** Whom linking tells, counted by the server: of the latest 500 at most. */
  linkTells: ({ tells, told, ended, more }: { tells: number; told: number; ended: number; more: boolean }): string =>
    [
      tells === 0
        ? '现在没有要告知的留言，以后归入的还在办理的会告知'
        : `将告知${more ? '至少' : ''}${tells}件还在办理的留言，每件一次`,
      told === 0 ? '' : `，${told}件已经告知过`,
      ended === 0 ? '' : `，${ended}件已经办结，不再告知`,
      '。',
    ].join(''),
  linkSend: (tells: number): string => (tells === 0 ? '关联' : '关联并告知'),
  linked: '已关联，正在逐件告知',
  linkOf: (label: string): string => `原话题“${label}”的关联，只告知那里的留言`,
  noMessages: '没有留言了，都已移出。',
  takeOut: '移出',
  takeOutOf: (title: string): string => `移出话题：${title}`,
  takeOutTitle: '移出话题',
  takeOutAsk: (title: string): string =>
    `“${title}”说的不是这件事？移出后不再计入，关联的答复也不再告知它，以后更新也不会回来；已经告知的不收回。可以随时撤销。`,
  tookOut: '已移出',
  takenOut: '已移出的留言',
  takenOutNote: '不计入这个话题，也不告知它的统一答复。',
  takenOutBy: (name: string, at: string): string => `${at}移出，${name}`,
  putBack: '撤销移出',
  putBackOf: (title: string): string => `撤销移出：${title}`,
  putBackDone: '已撤销移出',
  recounting: '刚刚有过调整，人数在下次更新时重新统计（每10分钟一次）。',
  merged: '合并的话题',
  mergeNote: '别的话题说的是同一件事时，合并到这里一起统计、一起答复，可以随时分开。',
  mergedBy: (messages: number, name: string, at: string): string => `${messages}件，${at}合并，${name}`,
  merge: '合并其他话题',
  mergeWhich: (label: string): string => `哪个话题与“${label}”说的是同一件事？`,
  noOther: '现在没有别的话题。',
  mergeAsk: (other: string, label: string): string => `把“${other}”合并到“${label}”`,
  mergeCounts: (messages: number): string => `近两周${messages}条留言将一起统计。`,
  mergeTells: ({ links, tells, more }: { links: number; tells: number; more: boolean }): string =>
    links === 0
      ? '以后在这里关联的统一答复，两边还在办理的留言都会告知。'
      : tells === 0
        ? '这里已关联的统一答复没有要补告知的留言。'
        : `这里已关联的统一答复还将告知其中${more ? '至少' : ''}${tells}件还在办理的留言。`,
  mergeConfirm: '合并',
  mergeDone: '已合并',
  mergedInto: (label: string): string => `已并入“${label}”，统计和统一答复都在那里。`,
  openTop: '打开那个话题',
  part: '分开',
  partOf: (label: string): string => `分开：${label}`,
  partTitle: '分开话题',
  partAsk: (label: string): string => `“${label}”将恢复为单独的话题，它的留言、专报和关联都还在；已经告知的不收回。`,
  parted: '已分开',
  draft: '研判专报',
  draftNone: '还没有初稿。可以由数字和地点生成一份，研判与建议由您填写。',
  propose: '生成初稿',
  draftLabel: '专报内容',
  draftBy: (number: number, name: string, at: string): string => `第${number}稿，${name}，${at}`,
  save: '保存',
  saved: '已保存',
  draftShort: `请写${draft.min}个字以上`,
  dismiss: '不作为话题',
  dismissAsk: '标记后不再出现在列表里，以后来的同类留言也不会让它回来，可以随时恢复。',
  dismissed: '已标记为不作为话题',
  restore: '恢复为话题',
  restored: '已恢复',
} as const

/** What a citizen reads on a message whose topic has an answer for all. */
export const TOPIC_ANSWER_COPY = {
  title: '您反映的事项已有统一答复',
  note: '您的留言仍会单独办理和答复。',
  read: '看统一答复',
  gone: '这条统一答复已撤下。',
  copy: '复制网址',
  copied: '网址已复制，可以在浏览器里打开',
  notCopied: '没有复制成功，请长按网址复制',
} as const
