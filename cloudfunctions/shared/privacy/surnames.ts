/** The hundred most frequent surnames, and what is written with two characters. */
export const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤'
/** Rarer ones, without those that begin everyday words (房东, 单位, 车位, 关于): together some 98 of 100 people. */
export const RARER =
  '傅褚卫尤施戚喻柏窦章葛奚郎鲁苗凤俞柳鲍费廉岑倪滕殷毕邬伍卞齐穆萧湛祁禹狄臧庞纪舒屈项祝阮闵娄童颜盛刁骆樊凌霍虞柯昝裘缪宗郁杭诸钮嵇邢裴翁荀甄芮储靳邴糜隗宓仲宫仇栾甘厉祖符詹韶郜蓟薄蒲邰鄂赖卓蔺屠蒙池乔胥莘翟贡劳逄姬冉宰郦雍桑桂濮扈燕冀浦尚庄晏柴瞿阎慕茹宦艾耿匡寇阙欧殳沃蔚聂晁敖訾辛阚饶鞠巢蒯荆竺桓丘仝亓佟岳涂苟兰'
/** Frequent ones that begin everyday words, and what they do not begin a name before: 文化, 康复, 易购, 安全, 关于, 成立. */
const GUARDED =
  '文(?![化明体件艺旅创教学书字昌])|康(?![复乐宁庄养城桥])|易(?![通居购])|洪(?![水涝山])|温(?![泉州馨度])|季(?![节度])|牛(?![奶肉羊])|申(?![请诉通报])|左(?![右边侧])|古(?![城镇代树])|游(?![客泳戏乐])|梅(?![花园雨])|米(?![饭面])|成(?![都功立人为员绩])|关(?![于注心闭系键])|安(?![全装置居康静保排徽])'
const COMPOUND =
  '欧阳|司马|上官|诸葛|东方|皇甫|尉迟|令狐|慕容|司徒|夏侯|公孙|南宫|宇文|长孙|端木|申屠|淳于|鲜于|钟离|独孤|呼延|赫连|完颜|纳兰|闻人|轩辕'

/** Any of them, as a pattern. */
export const ANY_SURNAME = `(?:${COMPOUND}|[${SURNAMES}${RARER}]|${GUARDED})`
export const HAN = '[\\u3400-\\u9fff]'
export const GIVEN = `${HAN}{1,2}`
export const COMPOUND_SURNAME = `(?:${COMPOUND})`

/** What stands between the parts of a name as minorities write it: 买买提·艾力. */
export const DOT = '[·•・‧]'
const NAME = new RegExp(`^(?:${ANY_SURNAME}${GIVEN}|${HAN}{2,}${DOT}${HAN}{2,})$`, 'u')
const ENDS_AS_PLACES_DO = /[路街道巷村区镇乡县市城园苑局院校]$/u
/** Before such an end a person's character and hardly an estate's: 张晓园, 王志城, 李小路; not 金水路, 万达城, 王府园. */
const OF_A_PERSON = /^.[晓小思秀淑雨梦佳欣婉慧敏静若俊志建永振连诗亦奕][路道村城园苑]$/u

/** Ends as places do (金水路, 万达城), so rather no person. */
export const isName = (word: string): boolean =>
  NAME.test(word) && (!ENDS_AS_PLACES_DO.test(word) || OF_A_PERSON.test(word))
