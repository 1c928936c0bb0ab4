/** The hundred most frequent surnames, and what is written with two characters. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'
/** Rarer ones, without those that begin everyday words (房东, 单位, 车位, 关于): together some 98 of 100 people. */
const RARER =
  '褚卫尤施戚喻柏窦章葛奚郎鲁苗凤俞柳鲍费廉岑倪滕殷毕邬伍卞齐穆萧湛祁禹狄臧庞纪舒屈项祝阮闵娄童颜盛刁骆樊凌霍虞柯昝裘缪宗郁杭诸钮嵇邢裴翁荀甄芮储靳邴糜隗宓仲宫仇栾甘厉祖符詹韶郜蓟薄蒲邰鄂赖卓蔺屠蒙池乔胥莘翟贡劳逄姬冉宰郦雍桑桂濮扈燕冀浦尚庄晏柴瞿阎慕茹宦艾耿匡寇阙欧殳沃蔚聂晁敖訾辛阚饶鞠巢蒯荆竺桓肖丘仝亓佟岳涂苟兰'
const COMPOUND = '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|令狐|慕容|司徒|夏侯|公孙|南宫|宇文|长孙|端木'
const NAME = new RegExp(
  `^(?:[${SURNAMES}${RARER}][\\u3400-\\u9fff]{1,2}|(?:${COMPOUND})[\\u3400-\\u9fff]{1,2}|[\\u3400-\\u9fff]{2,}·[\\u3400-\\u9fff]{2,})$`,
  'u',
)
/** Ends as places do (金水路, 万达城), so rather no person. */
export const isName = (word: string): boolean => NAME.test(word) && !/[路街道巷村区镇乡县市城园苑局院校]$/u.test(word)

/** A name of which no word within a text is one: two or three characters behind a frequent surname. */
const GIVEN = '[\\u3400-\\u9fff]{1,2}'
/** Characters that are surnames and, far oftener, words (向陈先生, 和李女士): a name is not told by them alone. */
const RATHER_WORDS = '向常于任何高方白和时万钱安'
const FULL = `(?:(?:${COMPOUND})${GIVEN}?|[${SURNAMES}${RARER}]${GIVEN}?)`
/** Where a name ends for certain. */
const ENDS = '(?=$|[\\s,，.。;；:：、!！?？(（)）“”"\\d])'
/** Behind a surname 家, 村, 路 … make a place or a word where nothing follows, or one of these: 王家村, 马路边, 张科长. */
const OF_PLACES = `(?:${ENDS}|[里庭长门属人民委中园具电装政场口边上站城员室村庄屯湾沟坪寨营店堡桥河坡岭台巷塘坝岗])`
/** No name: 王先生, 李某某, 张阿姨, 刘主任, 高层; and words that begin with a surname (业主许可, 本人于今年). 李家明, 高中华 are names. */
const NO_GIVEN =
  '(?!许可|费用|于(?:[今去是]|[前明][天日年期几])|任[何意]|方[便式案]|高[度层速校]|何[时处]|常[年务]|万一|白天|金额|严[重格]|夏[天季]|陆续|江边|程度)' +
  `(?!方可${ENDS}|高[兴中铁](?:${ENDS}|[站生路考学地]))` +
  '(?!.(?:先生|女士|小姐|老师|师傅|大爷|大妈|阿姨|同志|某|总|局长?|主任|书记|经理|医生|警官|姓))' +
  `(?!.[科家园路村镇区县市]${OF_PLACES})`
const SAID_BY =
  '我叫|我名叫|我的名字[是叫]|名字[叫是]|本人(?:姓名|名叫|叫)|姓名|联系人|投诉人|举报人|反映人|申请人|当事人|报修人|来信人|署名|落款|户主|业主|住户|租户|市民|居民|村民|家长'
/** Said of oneself or of another: 我叫王小明，联系人：王小明。*/
const INTRODUCED = new RegExp(`(?:${SAID_BY})[\\s:：是为]{0,3}${NO_GIVEN}(${FULL})${ENDS}`, 'gu')
const MYSELF = new RegExp(`(?:我是|本人)${NO_GIVEN}(${FULL})${ENDS}`, 'gu')
/** A surname that is none of the words, and the shortest given name after which the text goes on as it says. */
const NAMED = `${NO_GIVEN}(?![${RATHER_WORDS}])((?:${COMPOUND}|[${SURNAMES}${RARER}])${GIVEN}?)`
/**
 * Where a sentence goes on behind a name without a sign between: what stands before, and what may follow. 我叫王小明是三栋的
 * 业主, 本人王小明系业主, 我是王小明的儿子, 投诉人王小明反映, 户主王小明家停水.
 */
const GOES_ON: readonly (readonly [before: string, after: string])[] = [
  ['(?:我|名字|本人)名?叫', '[是系住家在现想要因的]|今年|来自|于|反映'],
  ['我姓[\\u3400-\\u9fff]{1,2}[，,、\\s]*名?叫', '[是系住家在现\\s，,。；;、]|今年|于|$'],
  [
    '(?:[爸妈]|父亲|母亲|妻子|丈夫|老公|老婆|儿子|女儿|孩子|爷爷|奶奶|外公|外婆)名?叫',
    '[是系住在现的\\s，,。；;、]|今年|于|$',
  ],
  ['本人', '系|住|家住|现[住年]'],
  ['我是', '的(?:儿子|女儿|父亲|母亲|爸|妈|妻子|丈夫|老公|老婆|家长|家属|亲属|代理人)'],
  ['(?:投诉|举报|反映|申请|当事|报修|来信)人', '反映|投诉|举报|申请|称|[家是系]'],
  ['户主|业主|住户|租户|居民|村民', '家(?![长庭里门人属中园具电装])'],
]
const WITHIN = GOES_ON.map(([before, after]) => new RegExp(`(?:${before})[\\s:：]{0,3}${NAMED}(?=${after})`, 'gu'))
/** Spoken to or of: 王小明先生您好. Without a given name (王先生) it points to nobody. */
const ADDRESSED = new RegExp(
  `(?<![\\u3400-\\u9fff])(?:尊敬的|致|请)?(?![${RATHER_WORDS}][${SURNAMES}](?:先生|女士))([${SURNAMES}]${GIVEN})(?:先生|女士|小姐|同志)`,
  'gu',
)

/** 王市长, 李院长, 张领导: who holds an office is spoken to by it. */
const NO_OFFICE = '(?!.(?:[\\u3400-\\u9fff]?长|领导))'
/** Greeted, as replies begin: 尊敬的王小明：您好, 王小明，您好, “王小明”网友：您好. */
const GREETED = new RegExp(
  `(?:(?<![\\u3400-\\u9fff])|尊敬的|亲爱的)[“"]?${NO_OFFICE}${NAMED}(?=(?:[”"](?:网友|网民)?)?[\\s，,：:]{0,2}[您你]好)`,
  'gu',
)
/** Under a letter, by itself behind its last sentence: 先谢了！王小明 2013年7月23日. */
const SIGNED = new RegExp(
  `(?:[\\s。！!？?]|敬礼)(?!谢[谢了您你过啦]|祝[好愿福您]|辛苦|严[查办惩])${NAMED}(?=[\\s。！!]*(?:(?:19|20)\\d{2}[-年./][-\\d年月日./\\s]*)?$)`,
  'gu',
)

/** Names that a text says to be names; one that is only dropped somewhere is found by who reads it. */
export const namesIn = (text: string): { start: number; end: number }[] => [
  ...[INTRODUCED, MYSELF, ...WITHIN, ADDRESSED].flatMap((pattern) => placesIn(text, pattern)),
  // What stands alone may as well be a place.
  ...[GREETED, SIGNED].flatMap((pattern) =>
    placesIn(text, pattern).filter(({ start, end }) => isName(text.slice(start, end))),
  ),
]

/** Each of them once. */
export const namesSaid = (text: string): string[] =>
  [...new Set(namesIn(text).map(({ start, end }) => text.slice(start, end)))].filter(isName)

const placesIn = (text: string, pattern: RegExp): { start: number; end: number }[] =>
  [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? ''
    const start = match.index + match[0].lastIndexOf(name)
    return { start, end: start + name.length }
  })
