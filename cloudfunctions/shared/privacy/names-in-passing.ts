/**
 * Surnames that begin no everyday word, or none that the lists below let through. 曾, 于, 高, 石 … are not among them:
 * behind those a name is told by what the text says of it (`names.ts`).
 */
const CLEAR =
  '王李张刘陈杨赵吴周徐孙朱胡郭林罗郑宋唐许韩邓冯曹彭肖萧董潘袁蔡蒋杜魏苏吕丁卢姚沈崔谭廖贾邹秦邱尹薛闫阎郝龚邵覃侯贺戴赖傅谢梁黄马何汪夏熊黎毛汤姜韦陶钟范雷余叶易康'
/** What many people are called with, first and second; without what makes words of everyday (来, 行, 能, 中) or places (山, 冲, 洲, 镇). */
const FIRST =
  '伟娜秀英敏静丽强磊军洋艳杰娟涛明超兰霞平刚桂文玲红玉凤春梅琴荣珍华建国志永新海波宁云峰龙鹏斌浩博子梓涵欣怡雪思佳嘉俊豪晨阳诗雨婷萱琪瑶悦倩颖莹雅慧淑德福成胜忠义仁孝友善康健森松柏银金铁晓小少东庆喜乐兴盛祥瑞吉昌宏鸿伯仲光辉耀辰亚亦奕逸毅益勤武彬才智聪睿哲书润泽连锦绍继秉传世守振启开元先宝初达运均坤美翠良素芳芬芝芙蓉莲菊薇珠琳瑾瑜珊彩丹卫立顺燕楚冬青学大爱承贤天根清水发月正贵生香惠飞民希桃亮洪恩孟勇廷富茹娥恒凌朝树维治勋铭昆迪隆'
const SECOND =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红玉凤萍春梅琴荣珍华建国志海波宁飞云峰龙宇鹏斌浩博轩梓涵欣怡雪思佳嘉俊豪晨阳婷萱琪瑶悦倩颖莹雅慧淑贞德福贵富财胜忠义仁信诚孝友良康健森松柏根江银铁柱钢锋庆喜旺盛祥瑞昌宏鸿光亮辰星亚逸毅艺勤武彬斌栋梁才智聪睿哲书琳琦璐瑾瑜珊珠珏菊莲芬芝英萌蓉薇莉茹菲婉媛嫣妍妮娇娥婕晶昊昕晖松立顺仪振元坤素绪绵群泽润洁洪澜汉渊滨凯岚峻帆勋化卫厚君坚培巧弘彤彦恒惠慈敬权炎炜炳焕煜燕环琼甜登硕祺端维罡美羽翔翠耕胤良莎菁葵蓝虎谊谦贤超越跃迎进逸郁鉴钊铭锐雄青韬领风香鸣鹤麟齐霖飘然林生发成民全兵田安初秋月乐益先仔永晓东树传泉保继冬清新'
/** 杨家田 and 谢家建房 are no people; 张家豪 is. */
const OF_HOME = '家[豪辉俊欣伟祥诚骏琪轩铭]'
/** No surname behind these: 感谢, 主张, 园林, 每周, 桥梁, 江苏, 允许, 祝贺. */
const WITHIN_WORDS: Readonly<Record<string, string>> = {
  谢: '感多致酬答拜鸣申谢',
  张: '主开夸扩慌紧纸声铺伸',
  林: '森园枫树竹绿造防丛护农桃杨松柏香士桂山育',
  周: '每上下本一两二三四几双大',
  梁: '桥圈房横大',
  苏: '江复',
  许: '也或允准特不最',
  贺: '祝庆',
  孙: '子公儿',
  唐: '荒',
  马: '司人车兵罗宝木立斑骑牛赛黑白',
  何: '如为任奈几',
  夏: '华初盛今',
  毛: '羽羊皮眉',
  陶: '熏',
  钟: '分秒点时半刻警闹',
  范: '规示师典模防风',
  雷: '鱼地防打',
  余: '其剩多业富有结年',
  叶: '树茶落枝绿荷百',
  易: '容交贸简轻网不平便周变',
  康: '健小安',
}
/** Words of everyday that begin so. */
const NO_NAME =
  '许可|谢大|张贴|张正义|胡乱|周边|林业|林地|林权|林立|林发|沈阳|贺信|周南|周楠|罗平|梁平|郑重|.{1,2}(?:先生|书记)|.[小大]学|.开[发立]|.[大小]生|.民[生意主国]|黎明|[何马]月|夏[天冬]|马仔|易发|黄兴|张江|吴江'
/** No name before these: 卢峰镇, 杨林村, 许可法, 周南中学. */
const GOES_ON_AS_A_PLACE = '[镇村路街巷区县市乡湾坡岭桥站庄厂店寺庙组法学屯府校院冲洲塘]'

const clear = [...CLEAR]
  .map((surname) => (WITHIN_WORDS[surname] === undefined ? surname : `(?<![${WITHIN_WORDS[surname]}])${surname}`))
  .join('|')
const SURNAME = `(?!${NO_NAME})(?:${clear})`
/** 王建国, 李秀英: reads as a name whatever stands around it. */
const IN_PASSING = new RegExp(`(${SURNAME}(?:[${FIRST}][${SECOND}]|${OF_HOME}))(?!${GOES_ON_AS_A_PLACE})`, 'gu')
/** 王伟: with one character only where it stands by itself between signs, or where somebody did something or it was done to them. */
const SHORT = `(${SURNAME}[${SECOND}])`
const SHORT_ONES = [
  `[“"‘「『（(【]${SHORT}(?=[”"’」』）)】、，,])`,
  `、${SHORT}(?=[、等和及]|$)`,
  `(?:找到?|被|[^方走转一]向|[^温柔]和|与|跟|给|由|让|联系|举报|投诉|控告|起诉|关于|楼上|楼下|隔壁|对门)${SHORT}(?=[，,。；;！!？?\\s打骗骂踢说签家等]|反映|投诉|贪污|违建|一家|的|$)`,
].map((source) => new RegExp(source, 'gu'))

/** As names of Uyghurs, Kazakhs, Tibetans and others are written down; with a dot they stand by themselves. */
const SOUNDS =
  '阿艾埃巴拜贝比布达迪都丹迭尔尕恩法菲甫富盖哈古海合赫侯霍吉加江杰喀卡凯克库肯拉里力丽莉罗玛麦买曼美米莫木穆娜乃尼努帕皮其恰热仁日肉如萨赛沙善斯苏塔太提铁图吐托瓦外维乌吾西夏谢叙亚牙叶伊依玉约再扎则泽宰孜自兹不扬逊孙艳帕白旦增次姆洛桑格顿珠措嘉央卓巴'
export const SPELT_BY_SOUND = `[${SOUNDS}]{3,8}`
const WITH_A_DOT = new RegExp(`(?<![${SOUNDS}])([${SOUNDS}]{2,8}(?:[·•・‧][${SOUNDS}]{2,8}){1,2})`, 'gu')

/** What reads as a name of a person although nothing says that it is one. */
export const IN_PASSING_PATTERNS: readonly RegExp[] = [IN_PASSING, ...SHORT_ONES, WITH_A_DOT]
