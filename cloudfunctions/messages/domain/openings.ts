/**
 * How letters begin before they say their matter: what a title, a row and a comparison leave out. Each row takes its phrase
 * and the marks after it; they are tried one after the other until none fits. Complaining and reporting (投诉, 举报) say
 * something: they stay. Read on the beginnings of 3,887 real letters.
 */

const MARKS = '[，,。！!：:、~～；;…\\s]'
/** A phrase that is an opening only where it ends: 反映个问题，… but not 反映个问题半年了. */
const END = `(?:${MARKS}+|$)`
const OFFICE = '(?:书记|[市区县局院校处科所站镇]长|主任|领导|同志|老师)们?'
/** Not 你好像, 您好不容易. */
const HELLO = '(?:[您你]们?好|早上好|上午好|中午好|下午好|晚上好|大家好)(?![像多不])'
/** 我今天想, 本人在此要. */
const I_WISH = '(?:我们?|本人)?(?:今天|现在|在这?里|在此|此次|特此|特|还|就|只|也|主要){0,2}(?:想要?|要|希望)'
/** 向您, 跟领导. */
const TO_YOU = `(?:[向跟和给](?:[您你]们?|\\p{Script=Han}?${OFFICE}|有关部门|相关部门))?`
/** 一下; not 下岗, 下雨, 下水道. */
const A_BIT = '(?:一下|下(?![岗雨雪水午个列面班属级一]))'
/** 个问题, 一下以下几个问题. */
const A_THING = '(?:一下|下)?(?:以下|如下|这么|这样)?(?:[一两几]?[个些件点])?(?:小)?(?:问题|情况|事情|事儿?|疑问|疑惑)'
const TELL = '(?:反[映应馈]|汇报|报告|说|讲)'

/**
 * So many are addressed in one breath at most. Without a bound 尊敬的尊敬的尊敬的… can be read in so many ways that one letter
 * of it keeps a server busy for good.
 */
const MOST_ADDRESSED = 4

/** Manners: who is spoken to, and thanks for reading. With a comma alone a name may as well be who it is about. */
const GREETINGS = {
  greeting: `(?:(?:尊敬的|敬爱的)[^，,。！!：:\\n]{1,10}|(?:各位)?${OFFICE}|[您你]们?|大家){0,${MOST_ADDRESSED}}\\s*(?:${HELLO}|好)?${MARKS}+`,
  named: `\\p{Script=Han}{1,2}${OFFICE}${HELLO}`,
  addressed: `(?![村社支厂我单公学校班车])\\p{Script=Han}{1,2}(?:书记|[市区县局]长|领导)[：:，,！!]`,
  hello: HELLO,
  thanks: `(?:非常)?感谢[您你]们?(?:能|在|于)*百忙之中[^，,。！!：:\\n]{0,15}${END}`,
  sorry: `(?:不好意思${MARKS}*)?打扰(?:[您你]们?)?(?:一下|了)*${END}`,
}

/** That somebody asks or tells, not yet what. */
const ASKING_AND_TELLING = {
  may_i_ask: `(?:${I_WISH})?(?:麻烦)?请问(?![责题询卷])(?:${A_BIT})?(?:(?:[您你]们?|\\p{Script=Han}{0,2}${OFFICE})${END})?`,
  ask: `(?:${I_WISH}${TO_YOU}|请|麻烦)?(?:(?:咨询|请教|问|了解)${A_BIT}|问问)`,
  ask_a_thing: `(?:${I_WISH})?${TO_YOU}(?:咨询|请教|问|了解)(?:${A_THING}${END}|[：:])`,
  wish_to_ask: `${I_WISH}${TO_YOU}(?:咨询|请教(?![师育练])|了解|问(?![题责]))(?!的)`,
  tell: `(?:${I_WISH})?${TO_YOU}${TELL}${A_BIT}(?![子来])`,
  tell_a_thing: `(?:我们?|本人|${I_WISH})?现?${TO_YOU}${TELL}(?:${A_THING}(?:如下)?|如下)${END}`,
  wish_to_tell: `${I_WISH}${TO_YOU}反[映应馈](?!的)`,
  what_i_tell: `(?:我们?|本人|${I_WISH})?${TO_YOU}反[映应馈]的(?:问题|情况|事情?)?是`,
  it_is_so: `(?:(?:事情|情况)(?:是这样的?|如下)|是这样的)${END}`,
}

const compiled = (rows: Readonly<Record<string, string>>): readonly RegExp[] =>
  Object.values(rows).map((row) => new RegExp(`^${MARKS}*(?:${row})${MARKS}*`, 'u'))
const MANNERS = compiled(GREETINGS)
const ALL = [...MANNERS, ...compiled(ASKING_AND_TELLING)]

/** Fewer characters say no matter. */
const LEAST_LEFT = 4
/** Nobody greets more often. */
const MOST_OPENINGS = 8

function without(openings: readonly RegExp[], body: string): string {
  let rest = body
  for (let taken = 0; taken < MOST_OPENINGS; taken += 1) {
    const opening = openings.find((one) => one.test(rest))
    const left = opening === undefined ? rest : rest.replace(opening, '')
    if (left === rest || left.trim().length < LEAST_LEFT) break
    rest = left
  }
  return rest
}

/** The letter without its greeting; as it is where nothing else would remain. */
export const withoutGreeting = (body: string): string => without(MANNERS, body)

/** The letter from where it says its matter: without 您好, 请问, 我想反映一下 and their kind. */
export const withoutOpening = (body: string): string => without(ALL, body)
