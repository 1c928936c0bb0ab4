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
const FULL = `(?:[${SURNAMES}${RARER}]${GIVEN}?|(?:${COMPOUND})${GIVEN}?)`
/** Where a name ends for certain. */
const ENDS = '(?=$|[\\s,，.。;；:：、!！?？(（)）“”"\\d])'
/** No name: 王先生, 李某某, 张阿姨, 刘主任, 高层; and words that begin with a surname (业主许可, 本人于今年). */
const NO_GIVEN =
  '(?!许可|费用|于[今去前明是]|任[何意]|方[便可式案]|高[兴度中层]|何[时处]|常[年务]|万一|白天|金额|严[重格]|夏[天季]|陆续|江边)(?!.(?:先生|女士|小姐|老师|师傅|大爷|大妈|阿姨|同志|某|总|局长?|科长?|主任|书记|经理|医生|警官|家|姓|层|度|速|铁|中|校|园|路|村|镇|区|县|市))'
const SAID_BY =
  '我叫|我名叫|我的名字[是叫]|名字[叫是]|本人(?:姓名|名叫|叫)|姓名|联系人|投诉人|举报人|反映人|申请人|当事人|报修人|来信人|署名|落款|户主|业主|住户|租户|市民|居民|村民|家长'
/** Said of oneself or of another: 我叫王小明，联系人：王小明。*/
const INTRODUCED = new RegExp(`(?:${SAID_BY})[\\s:：是为]{0,3}${NO_GIVEN}(${FULL})${ENDS}`, 'gu')
const MYSELF = new RegExp(`(?:我是|本人)${NO_GIVEN}(${FULL})${ENDS}`, 'gu')
/** Spoken to or of: 王小明先生您好. Without a given name (王先生) it points to nobody. */
const ADDRESSED = new RegExp(
  `(?<![\\u3400-\\u9fff])(?:尊敬的|致|请)?(?![${RATHER_WORDS}][${SURNAMES}](?:先生|女士))([${SURNAMES}]${GIVEN})(?:先生|女士|小姐|同志)`,
  'gu',
)

/** Names that a text says to be names; one that is only dropped somewhere is found by who reads it. */
export const namesIn = (text: string): { start: number; end: number }[] =>
  [INTRODUCED, MYSELF, ADDRESSED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => {
      const name = match[1] ?? ''
      const start = match.index + match[0].indexOf(name, match[0].length - name.length - 2)
      return { start, end: start + name.length }
    }),
  )
