import type { MessageKind } from '../../types/messages.terms'
import { MOST_MERGED } from './domain/merge-refusal'

/** What the server says in this module. Reasons are read by the citizen and by the staff alike (no 您), and quote words of the units' own lists, never the citizen's text. */
export const COPY = {
  chosen: (name: string): string => `按留言时的选择，转交${name}`,
  chosenPost: (postName: string, unitName: string): string => `写给${postName}，由${unitName}承办`,
  noMatch: '需要人工判断由哪个单位办理，市政府新闻办将在1个工作日内转办',
  noMatchLate: '需要人工判断由哪个单位办理，市政府新闻办还没有转办，已超过1个工作日；答复期限不因此推迟',
  report: '举报由市政府新闻办和督查部门保密受理，不会自动转给任何单位。反映党员干部违纪违法问题，请拨打12388',
  aboutUnitStaff: '反映的是单位工作人员，由市政府新闻办受理，不直接转给该单位',
  byDispatcher: (unitName: string): string => `经市政府新闻办研究，转交${unitName}`,
  noLongerYours: '已不由本单位办理',
  closedPost: '已停用的信箱',
  publicAnswer: '公开答复',
  unknownAddressee: '没有找到这个单位或信箱，请重新选择“交给谁”',
  unknownUnit: '没有找到这个单位，请重新选择',
  subUnitLeadsNothing: (sub: string, unit: string) => `${sub}是${unit}的下属，请选择${unit}，再由它分派`,
  subUnitHasNoClock: (sub: string, unit: string) => `${sub}是${unit}的下属，期限按${unit}的计算，请给${unit}设定`,
  unknownClause: '职责清单里没有这一条，请重新选择',
  clauseOfAnother: '这一条不在这个单位的职责清单里，请重新选择',
  notInUnit: '只能分派给本单位的科室、镇街或承办人，请重新选择',
  oneAssignee: '请选择一个科室、镇街或一位承办人',
  sameFilterName: '两个筛选不能用同一个名称，请改一个名称',
  filtersChanged: '您在另一台设备上改过筛选，请看过最新的再改一次',
  unknownVariable: '花括号里只能写：编号、标题、类型、单位、提交日期、期限、今天，请改好后再保存',
  tooManyTemplates: (most: number): string => `最多${most}个模板，请先删除不用的`,
  templateChanged: '这个模板刚刚被别人改过，请核对最新的内容后再改',
  /** What a check said, of a picture. */
  ofPicture: (label: string): string => `图片：${label}`,
  nothingToFind: '请输入要找的字词',
  policyChanged: '这个单位的期限刚刚有了新的改动，请核对后再保存',
  policyTwice: '同一类型、同一项只能定一个期限，请删去重复的',
  sameRequest: '这次提交的内容与之前不同，请核对已收到的留言，需要时另写一条',
  doneBefore: '您刚才已经办好了这一步，不用再办',
  draftChanged: '答复已被修改，请阅读最新内容后再审核',
  writtenElsewhere: '您在另一台设备上写过这份草稿，请选择用哪一份',
  noSuchDraft: '没有这一版拟答复，请刷新后再看',
  rulesChanged: '审签规定刚刚被别人改过，请核对最新的规定后再保存',
  mergeRefused: {
    itself: '不能与自己合并，请选择另一条留言',
    report: '举报须单独保密办理，不能合并，请分别办理',
    merged: '所选的留言已经并入另一件，请并入那一件',
    ended: '所选的留言已经结束，不能并入，请选择另一件',
    no_consent: '所选留言的市民没有同意公开答复，不能并入。请选择另一件，或分别答复',
    kept_private: '所选的留言经审看不公开，答复不能给其他市民看，不能并入。请选择另一件，或分别答复',
    full: `所选的留言已并入${MOST_MERGED}件，请由新闻办发布公开说明`,
    holds_others: '这条留言已并入了其他留言，请把另一件并入这一件',
    about_its_people:
      '这件投诉反映单位工作人员，和办理所选留言的单位有关，已告知市民不直接转给该单位，不能并入。请分别办理；仍要由该单位办理的，请先交给它并写明理由，再合并',
    about_staff_undispatched:
      '这件投诉反映单位工作人员，所选的留言还没有转办，不能确定由谁答复。请先转办所选的留言，再合并',
  },
  noSuchTarget: '没有找到要并入的留言，请重新选择',
  withdrawnWhileMerged: '市民撤回了这条留言',
  freed: '合并办理的事项已结束，单独继续办理',
  freedRedone: '合并办理的事项重新办理时结束了，单独重新办理',
  freedUnanswered: '合并办理的事项不能公开答复，单独继续办理',
  contestNeedsUnit: '认为异议成立时，请选择改由哪个单位办理',
  reportNames: {
    refusal: (unit: string) =>
      `这件举报里写到了${unit}。举报不能交给被举报的单位，请改选其他单位；如果举报的不是它，请写明为什么仍可以交给它，再提交`,
    why: (unit: string, why: string) => `举报里写到了${unit}，仍交给它的理由：${why}`,
  },
  complaintOfStaff: {
    refusal: (unit: string) =>
      `这件投诉反映单位工作人员，和${unit}有关，已告知市民不直接转给该单位。请改选其他单位；如果仍要交给它，请写明理由（例如由其纪检部门核查），再提交`,
    why: (unit: string, why: string) => `投诉反映单位工作人员，仍交给${unit}的理由：${why}`,
  },
  mergedComplaint: {
    unitId: (unit: string, code: string) =>
      `这件并入了一件反映单位工作人员的投诉（编号${code}），和${unit}有关，已告知市民不直接转给该单位。请改选其他单位；仍要由${unit}办理的，请先取消那件投诉的合并`,
    subUnitId: (unit: string) =>
      `这件并入了一件反映单位工作人员的投诉，和${unit}有关，不能分派给它。请分派给其他科室、镇街或承办人，或请新闻办先取消那件投诉的合并`,
  },
  namedAmongMany: '这一件举报或投诉写到了所选的单位，不能和其他留言一起交给它，请打开这一件，单独选择交给谁',
  sameUnit: '现在就是由这个单位办理，请选择其他单位，或不支持这次异议',
  noSheet: '没有收到完整的审签单，请重新上传',
  badSheet: '审签单须是PDF、JPG或PNG，不超过5MB，请换一份',
  noSuchApprover: '这位不是本单位的审核人，请重新选择',
  noSuchDeputy: '代理人须是本单位的另一位工作人员，请重新选择',
  badPeriod: '代理的结束日期不能早于开始日期和今天，最长一年，请重新选择',
} as const

/** Why a message waits for the press office whatever its text says of units, as its owner reads it; undefined: it is routed. */
export const keptReason = (kind: MessageKind, aboutStaff: boolean): string | undefined =>
  kind === 'report' ? COPY.report : aboutStaff ? COPY.aboutUnitStaff : undefined

/** Words that speak of a unit's own people, and of how they behaved: both together keep a complaint from that unit. */
const STAFF_WORDS =
  '工作人员 办事员 窗口人员 执法人员 执法队员 城管队员 民警 交警 辅警 协管员 收费员 检查员 经办人 主任 领导'.split(' ')
/** 局长 and their kind, but not 厕所长期, 邮局长年 or 排队长达两小时. */
const HEADS = /(?:[科局所]|(?<!排)队)长(?![期达时久年龙])/u
const CONDUCT_WORDS =
  '态度 刁难 推诿 辱骂 骂人 吼 吃拿卡要 收钱 红包 好处费 索要 索贿 受贿 不作为 乱作为 打人 玩手机 以权谋私 徇私'.split(
    ' ',
  )

/** Whether a complaint is about a unit's own people (it then goes to the press office). */
export function isAboutStaff(kind: MessageKind, text: string): boolean {
  if (kind !== 'complaint') return false
  const matter = text.replace(GREETING, '')
  const ofStaff = HEADS.test(matter) || STAFF_WORDS.some((word) => matter.includes(word))
  return ofStaff && CONDUCT_WORDS.some((word) => matter.includes(word))
}

/** 领导您好, 尊敬的局长 and their kind open a letter; they say nothing of anybody's conduct. */
const GREETING =
  /(尊敬的|敬爱的|各位)[^，,。：:！!]{0,8}|(领导|局长|主任|市长|区长|县长|书记)们?[：:，,]?\s*(您好|你好|你们好|好)/gu
