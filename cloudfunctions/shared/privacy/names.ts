import { simplified } from '../kernel/simplified'
import { IN_PASSING_PATTERNS, SPELT_BY_SOUND } from './names-in-passing'
import { ANY_SURNAME, COMPOUND_SURNAME, DOT, GIVEN, HAN, isName, RARER, SURNAMES } from './surnames'

/** Characters that are surnames and, far oftener, words (向陈先生, 和李女士): a name is not told by them alone. */
const RATHER_WORDS = '向常于任何高方白和时万钱安'
const FULL = `(?:${COMPOUND_SURNAME}${GIVEN}?|[${SURNAMES}${RARER}]${GIVEN}?|${ANY_SURNAME}${GIVEN})`
/** 王 小 明, also over the end of a line. */
const SPACED = `${ANY_SURNAME}\\s{1,2}(?![男女电手联地住身性年先])${HAN}(?:\\s{1,2}(?![男女电手联地住身性年])${HAN})?`
const DOTTED = `${HAN}{1,8}(?:${DOT}${HAN}{1,10}){1,3}`
/** Where a name ends for certain. */
const ENDS = '(?=$|[\\s,，.。;；:：、!！?？(（)）“”"‘’\'「」『』【】《》/\\d])'
const OPENS = '[“"‘「『（(【]?'
/** Behind a surname 家, 村, 路 … make a place or a word where nothing follows, or one of these: 王家村, 马路边, 张科长. */
const OF_PLACES = `(?:${ENDS}|[里庭长门属委中园具电装政场口边上站城员室村庄屯湾沟坪寨营店堡桥河坡岭台巷塘坝岗]|人(?:${ENDS}|[口员])|民[众房宅居间营]|[户大]${HAN})`
/** No name: 王先生, 李某某, 张阿姨, 刘主任, 高层; and words that begin with a surname (业主许可, 本人于今年). 李家明, 高中华 are names. */
const NO_WORD =
  '(?!许[可多久]|费用|于(?:[今去是元]|[前明][天日年期几])|任[何意教课职期用务命]|方[便式案]|高[度层速校考]|何[时处]|常[年务见常]|万[一幸]|白[天眼色]|金[额钱]|严[重格查肃惩厉谨]|夏[天季]|陆续|江边|程[度序]|范围|顾[问虑客]|余[额下]|周[一二三四五六日末边围年]|曾[经在向被与多给]|戴[口着上]|马[上桶虎]|石[头材油]|田[间地]|胡[乱说来同]|龙头|陈[述旧列]|张[贴口]|毛[病坯]|童[年话权]|劳[动务]|卫[生星视]|周转|孙[子女]|尤[其为]|符合|纪[检律委念录]|赖[账着]|钱[财款]|项目|祝[愿好福贺]|施[工行]|尚未|柴油|储[蓄物藏备]|毕[业竟]|颜色|凌晨|祖[国辈先父母]|池塘|贡献|辛苦|岳[父母]|兰花|章程|廉[租价政]|齐全|舒[服适]|刁难|仲裁|厉害|欧[洲元]|桂花|龙池|谢谢)' +
  `(?!方可${ENDS}|高[兴中铁](?:${ENDS}|[站生路考学地]))` +
  `(?!(?:${COMPOUND_SURNAME}|.)(?:先生|女士|小姐|老师|师傅|老板|大爷|大妈|阿姨|同志|某|总|两|局长?|主任|书记|经理|医生|警官|组长|队长|姓))`
const NO_GIVEN = `${NO_WORD}(?!.[科家园路村镇区县市]${OF_PLACES})`

/** What follows is a name, whatever it looks like. */
const CALLED_THEMSELVES = '我叫|我名叫|我的名字[是叫]|名字[叫是]|本人(?:姓名|名叫|叫)|姓名|署名|落款'
const CALLED = `${CALLED_THEMSELVES}|联系人|投诉人|举报人|反映人|申请人|当事人|报修人|来信人`
/** Of whom a letter speaks; what follows is a name where it looks like one. */
const PEOPLE =
  '户主|业主|住户|租户|市民|居民|村民|社员|家长|邻居|丈夫|妻子|老公|老婆|爱人|前夫|前妻|父亲|母亲|爸爸?|妈妈?|公公|婆婆|岳父|岳母|爷爷|奶奶|外公|外婆|哥哥?|弟弟?|姐姐?|姐夫|妹妹?|儿子|女儿|孩子|孙子|孙女|侄子|舅舅|叔叔|姑姑|' +
  '老板娘?|房东|房主|店主|车主|失主|司机|法人|法定代表人|法人代表|法人总经理|负责人|责任人|代表人|控告人|被告人?|原告|证人|受害人|被害人|嫌疑人|求助人|诉求人|问政人|报告人|患者|病人|死者|伤者|学生|同学|同事|朋友|战友|亲戚|包工头|工头|' +
  '男子|女子|老人|职工|员工|干部|民警|警察|交警|辅警|城管|保安|医生|护士|老师|教师|律师|法官|教练|书记|支书|村长|镇长|乡长|县长|区长|市长|主任|局长|科长|处长|所长|站长|院长|校长|园长|队长|组长|会计|经理|董事长|工作人员'
const introducedBy = (words: string, unless: string): RegExp =>
  new RegExp(`(?:${words})[\\s:：是为叫]{0,3}${OPENS}${unless}(${DOTTED}|${SPACED}|${FULL})${ENDS}`, 'gu')
const OWN = introducedBy(CALLED_THEMSELVES, `${NO_WORD}(?!.[科处所站院校村组队园镇乡]长)`)
const INTRODUCED = introducedBy(`${CALLED}|${PEOPLE}`, NO_GIVEN)
/** Names of people with no Chinese surname, and in letters: 我叫阿依古丽，姓名：Wang Xiaoming. */
const PINYIN = "[A-Z][A-Za-z'’-]{1,14}(?:[ ·.]{1,2}[A-Z][A-Za-z'’-]{1,14}){1,3}(?![A-Za-z0-9])"
const CALLED_OTHERWISE = new RegExp(
  `(?:${CALLED})[\\s:：是为]{0,3}${OPENS}(?:(${SPELT_BY_SOUND})${ENDS}|(${PINYIN}))`,
  'gu',
)
const MYSELF = new RegExp(`(?:我是|本人)${NO_GIVEN}(${DOTTED}|${FULL})${ENDS}`, 'gu')
/** A surname that is none of the words, and the shortest given name after which the text goes on as it says. */
const NAMED = `${NO_GIVEN}(?![${RATHER_WORDS}])(${ANY_SURNAME}${GIVEN}?)`
/**
 * Where a sentence goes on behind a name without a sign between: what stands before, and what may follow. 我叫王小明是三栋的
 * 业主, 本人王小明系业主, 我是王小明的儿子, 投诉人王小明反映, 户主王小明家停水.
 */
const SELF_GOES_ON = ['(?:我|名字|本人)名?叫', '[是系住家在现想要因的]|今年|来自|于|反映'] as const
const GOES_ON: readonly (readonly [before: string, after: string])[] = [
  SELF_GOES_ON,
  ['我姓[\\u3400-\\u9fff]{1,2}[，,、\\s]*名?叫', '[是系住家在现\\s，,。；;、]|今年|于|$'],
  [
    '(?:[爸妈]|父亲|母亲|妻子|丈夫|老公|老婆|儿子|女儿|孩子|爷爷|奶奶|外公|外婆)名?叫',
    '[是系住在现的\\s，,。；;、]|今年|于|$',
  ],
  ['本人', '系|住|家住|现[住年]'],
  ['我是', '的(?:儿子|女儿|父亲|母亲|爸|妈|妻子|丈夫|老公|老婆|家长|家属|亲属|代理人)'],
  ['(?:投诉|举报|反映|申请|当事|报修|来信)人', '反映|投诉|举报|申请|称|[家是系]'],
  ['户主|业主|住户|租户|居民|村民', '家(?![长庭里门人属中园具电装])|反映|投诉|称'],
  [
    '邻居|丈夫|妻子|老公|老婆|父亲|母亲|儿子|女儿|孙子|孙女|老板|房东|司机|包工头|会计|律师|[局处科所站院校村镇乡县市区队]长|主任|书记|经理',
    '在|把|将|拖欠|欠|今年|说(?!明)|打(?![算扫工])|骗|不(?!住)|没|未|多次|和我|对我|向我',
  ],
]
const goingOn = ([before, after]: (typeof GOES_ON)[number]): RegExp => {
  const name = before.endsWith('叫') ? `${NO_GIVEN}(${ANY_SURNAME}${GIVEN}?)` : NAMED
  return new RegExp(`(?:${before})[\\s:：]{0,3}${name}(?=${after})`, 'gu')
}
const THEMSELVES = goingOn(SELF_GOES_ON)
const WITHIN = GOES_ON.map(goingOn)
/** Spoken to or of: 王小明先生您好. Without a given name (王先生) it points to nobody. */
const ADDRESSED = new RegExp(
  `(?<![\\u3400-\\u9fff])(?:尊敬的|致|请)?(?![${RATHER_WORDS}][${SURNAMES}](?:先生|女士))([${SURNAMES}]${GIVEN}|${DOTTED})(?:先生|女士|小姐|同志)`,
  'gu',
)
/** Before what somebody is, behind a sign or a word that no name ends with: 三班的王小明老师, 请李建国局长. Not 王副局长, 林业局局长. */
const OFFICE =
  '(?:先生|女士|小姐|同志|老师|医生|师傅|律师|教练|警官|法官|经理|书记|主任|(?:董事|大队|中队|[局科处所站院校园村镇乡县市区队组会])长|支书|会计)'
/** 王副局长, 林业局局长, 常委会主任, 谢胡市长: a part of the office, or of a word before another's surname. */
const PART_OF_AN_OFFICE = new RegExp(
  `[副总某姓班村支镇区县市乡处科局所院校部股办委会站组厂队]|^.[大中小分党${SURNAMES}]$`,
  'u',
)
const HOLDS_OFFICE = new RegExp(
  `(?:(?<!${HAN})|[的请找向给被由让跟与和对是叫问见局委院校部所处科站会司区镇村班组贵长席记办]|昨天|今天|联系|感谢|谢谢)${NAMED}(?=${OFFICE})`,
  'gu',
)

/** 王市长, 李院长, 张领导: who holds an office is spoken to by it. */
const NO_OFFICE = '(?!.(?:[\\u3400-\\u9fff]?长|领导))'
/** Greeted, as replies begin: 尊敬的王小明：您好, 王小明，您好, “王小明”网友：您好. */
const GREETED = new RegExp(
  `(?:(?<![\\u3400-\\u9fff])|尊敬的|亲爱的)[“"]?${NO_OFFICE}${NAMED}(?=(?:[”"](?:网友|网民)?)?[\\s，,：:]{0,2}[您你]好)`,
  'gu',
)
/** Under a letter, by itself behind its last sentence: 先谢了！王小明 2013年7月23日, 谢谢！王小明 13800138000. */
const SIGNED = new RegExp(
  `(?:[\\s。！!？?]|敬礼)(?!谢[谢了您你过啦]|祝[好愿福您]|辛苦|严[查办惩])${NAMED}(?=[\\s。！!]*(?:(?:联系)?(?:电话|手机)?[:：\\s]*[\\d*][\\d*-]{6,}\\s*)?(?:(?:19|20)\\d{2}[-年./][-\\d年月日./\\s]*)?$)`,
  'gu',
)

/** Names that a text says to be names. */
const saidIn = (text: string): Place[] => [
  ...[OWN, INTRODUCED, CALLED_OTHERWISE, MYSELF, ...WITHIN, ADDRESSED].flatMap((pattern) => placesIn(text, pattern)),
  // What stands alone may as well be a place.
  ...[GREETED, SIGNED].flatMap((pattern) => placesIn(text, pattern).filter((place) => isName(wordAt(text, place)))),
  ...placesIn(text, HOLDS_OFFICE).filter((place) => {
    const word = wordAt(text, place)
    return isName(word) && !PART_OF_AN_OFFICE.test(word)
  }),
]

/** Names that a text says to be names, and those that read as one; any other is found by who reads it. */
export const namesIn = (text: string): Place[] => {
  const plain = simplified(text)
  return [...saidIn(plain), ...IN_PASSING_PATTERNS.flatMap((pattern) => placesIn(plain, pattern))]
}

/** Each of them once. A place behind 我叫 or 姓名 is a name; elsewhere it may as well be one (业主万达城). */
export const namesSaid = (text: string): string[] => {
  const plain = simplified(text)
  const said = saidIn(plain).filter((place) => isName(wordAt(plain, place)))
  const own = [OWN, THEMSELVES]
    .flatMap((pattern) => placesIn(plain, pattern))
    .filter((place) => wordAt(plain, place).length >= 2)
  return [...new Set([...said, ...own].map((place) => wordAt(text, place)))]
}

interface Place {
  readonly start: number
  readonly end: number
}
/** Without the blanks that stand in it. */
const wordAt = (text: string, { start, end }: Place): string => text.slice(start, end).replace(/\s/gu, '')

const placesIn = (text: string, pattern: RegExp): Place[] =>
  [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? match[2] ?? ''
    const start = match.index + match[0].lastIndexOf(name)
    return { start, end: start + name.length }
  })
