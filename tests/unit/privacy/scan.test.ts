import { mask, masked, namesSaid, scan } from '../../../cloudfunctions/shared/privacy'
import { harmless, planted } from './samples.arbitrary'
import { fc } from '../../support/property'

const found = (text: string, context = {}) =>
  scan(text, context).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('what points to a person', () => {
  it.each([
    ['请打13800138000', 'mobile', '13800138000'],
    ['请打138 0013 8000谢谢', 'mobile', '138 0013 8000'],
    ['请打138-0013-8000', 'mobile', '138-0013-8000'],
    ['请打１３８００１３８０００', 'mobile', '１３８００１３８０００'],
    ['一三八零零一三八零零零一直打不通', 'mobile', '一三八零零一三八零零零'],
    ['壹叁肆伍陆柒捌玖贰零〇', 'mobile', '壹叁肆伍陆柒捌玖贰零〇'],
    ['幺③④⑤⑥⑦⑧⑨②⓪①', 'mobile', '幺③④⑤⑥⑦⑧⑨②⓪①'],
    ['一三四五六七八九二○零', 'mobile', '一三四五六七八九二○零'],
    ['请打138\u30000013\u00A08000', 'mobile', '138\u30000013\u00A08000'],
    ['第一13800138000', 'mobile', '13800138000'],
    ['7月15 13800138000', 'mobile', '13800138000'],
    ['电话+86-13800138000。', 'mobile', '+86-13800138000'],
    ['电话+8613800138000。', 'mobile', '+8613800138000'],
    ['电话86 138 0013 8000', 'mobile', '86 138 0013 8000'],
    ['电话0086-138 0013 8000', 'mobile', '0086-138 0013 8000'],
    ['座机0571-88886666', 'landline', '0571-88886666'],
    ['(010)8888 6666', 'landline', '(010)8888 6666'],
    ['座机0536- 8212345', 'landline', '0536- 8212345'],
    ['座机0536 - 8212345', 'landline', '0536 - 8212345'],
    ['家里电话是8888-6666', 'landline', '8888-6666'],
    ['我家座机8212345', 'landline', '8212345'],
    ['身份证11010519491231002X', 'id_card', '11010519491231002X'],
    ['身份证11010519491231002x', 'id_card', '11010519491231002x'],
    ['身份证 110105 19491231 002X', 'id_card', '110105 19491231 002X'],
    ['第15 110105194912310 02X号', 'id_card', '110105194912310 02X'],
    ['老身份证130503670401001', 'id_card', '130503670401001'],
    ['卡号6222 0210 0111 6245 702', 'bank_card', '6222 0210 0111 6245 702'],
    ['工行卡9558 8020 0400 5123 450', 'bank_card', '9558 8020 0400 5123 450'],
    ['农行9559980112345678919', 'bank_card', '9559980112345678919'],
    ['卡号4495 0123 4567 8907', 'bank_card', '4495 0123 4567 8907'],
    ['卡号54950123456789012', 'bank_card', '54950123456789012'],
    ['退50 6222 0210 0111 6245 702', 'bank_card', '6222 0210 0111 6245 702'],
    ['车牌浙A12345', 'plate', '浙A12345'],
    ['浙A·K8888学', 'plate', '浙A·K888'],
    ['新能源浙AD12345乱停', 'plate', '浙AD12345'],
    ['粤b12345f', 'plate', '粤b12345f'],
    ['邮箱wang.xm@example.com，', 'email', 'wang.xm@example.com'],
    ['写a@example.com', 'email', 'a@example.com'],
    ['微信号：wxid_ab12cd', 'wechat', 'wxid_ab12cd'],
    ['加vx zhang_san88', 'wechat', 'zhang_san88'],
    ['加V信zhang_san88', 'wechat', 'zhang_san88'],
    ['微信abc_12', 'wechat', 'abc_12'],
    ['微信12345678', 'wechat', '12345678'],
    ['QQ号12345678', 'qq', '12345678'],
    ['QQ 10001', 'qq', '10001'],
    ['扣扣群号：12345678901', 'qq', '12345678901'],
    ['家住解放路38号3栋2单元501室', 'address', '家住解放路38号3栋2单元501室'],
    ['阳光小区3-2-501', 'address', '阳光小区3-2-501'],
    ['我家阳光苑3栋2单元501停暖', 'address', '我家阳光苑3栋2单元501'],
    ['和平路12号院5号楼 1203一直漏水', 'address', '和平路12号院5号楼 1203'],
    ['翠园6幢402', 'address', '翠园6幢402'],
    ['（3栋2单元501）', 'address', '3栋2单元501'],
    ['阳光苑3栋1203号', 'address', '阳光苑3栋1203号'],
    ['阳光苑3栋2单元 停暖', 'address', '阳光苑3栋2单元'],
    ['阳光小区101-102-1201室', 'address', '阳光小区101-102-1201室'],
    ['阳光小区3-2-12', 'address', '阳光小区3-2-12'],
    ['您好！我叫王小明，家里停暖', 'name', '王小明'],
    ['本人李建，中共党员', 'name', '李建'],
    ['我是欧阳潇玥', 'name', '欧阳潇玥'],
    ['反映人：何艳银（电话见上）', 'name', '何艳银'],
    ['东风村村民陈云，今年', 'name', '陈云'],
    ['尊敬的张建国先生：您好', 'name', '张建国'],
    ['张建国先生您好', 'name', '张建国'],
    ['姓名 ： 王小明', 'name', '王小明'],
    ['我叫王小明是三栋的业主', 'name', '王小明'],
    ['我叫王明住在和平路', 'name', '王明'],
    ['我姓王，叫王小明', 'name', '王小明'],
    ['我姓欧阳名叫欧阳娜', 'name', '欧阳娜'],
    ['我母亲叫李秀英，八十岁', 'name', '李秀英'],
    ['本人王小明系阳光小区业主', 'name', '王小明'],
    ['我是王小明的儿子', 'name', '王小明'],
    ['投诉人王小明反映停水', 'name', '王小明'],
    ['户主王小明家停水', 'name', '王小明'],
    ['户主 ： 王小明家停水', 'name', '王小明'],
    ['尊敬的王小明：您好！', 'name', '王小明'],
    ['王小明，您好！您反映的停暖已处理。', 'name', '王小明'],
    ['尊敬的“王小明”网友：您好！', 'name', '王小明'],
    ['“欧阳娜”网友：你好', 'name', '欧阳娜'],
    ['何时能修好？王小明2019.7.21', 'name', '王小明'],
    ['先谢了！ 王小明 2013年7月23日', 'name', '王小明'],
    ['此致 敬礼 李建 2017年2月20日', 'name', '李建'],
    ['请尽快修好。\n　　王小明\n', 'name', '王小明'],
    ['盼复！欧阳小娜。', 'name', '欧阳小娜'],
    ['我家3-2-501停暖', 'address', '3-2-501'],
    ['我家101-102-1201室停暖', 'address', '101-102-1201室'],
    ['家住在：3-2-12', 'address', '3-2-12'],
    ['王家村58号门口积水', 'address', '王家村58号'],
    ['刘屯8号', 'address', '刘屯8号'],
    ['刘家庄1203号', 'address', '刘家庄1203号'],
    ['住东关村三组12号', 'address', '住东关村三组12号'],
    ['住三栋二单元五零一', 'address', '三栋二单元五零一'],
    ['住12号楼1单元302户', 'address', '12号楼1单元302户'],
    ['护照号：E12345678', 'id_card', 'E12345678'],
    ['护照EA1234567', 'id_card', 'EA1234567'],
    ['港澳居民来往内地通行证H1234567801', 'id_card', 'H1234567801'],
    ['台胞证 01234567', 'id_card', '01234567'],
    ['军官证号：军字第1234567号', 'id_card', '1234567'],
    ['浙 A 12345乱停', 'plate', '浙 A 12345'],
    ['加V：zhang_san88', 'wechat', 'zhang_san88'],
    ['加q号 12345678', 'qq', '12345678'],
    ['Q：12345678', 'qq', '12345678'],
    ['我叫王 小 明，', 'name', '王 小 明'],
    ['姓名：李　建\n电话', 'name', '李　建'],
    ['我叫\n王小明，', 'name', '王小明'],
    ['我叫陳志強，', 'name', '陳志強'],
    ['鄰居劉國華半夜裝修', 'name', '劉國華'],
    ['我叫买买提·艾力，', 'name', '买买提·艾力'],
    ['昨天阿不都·热合曼来过', 'name', '阿不都·热合曼'],
    ['我叫阿依古丽，', 'name', '阿依古丽'],
    ['姓名：Wang Xiaoming，', 'name', 'Wang Xiaoming'],
    ['我叫文静，', 'name', '文静'],
    ['我叫傅红，', 'name', '傅红'],
    ['联系人（王小明）', 'name', '王小明'],
    ['业主“葛优”：', 'name', '葛优'],
    ['谢谢！王小明 13800138000', 'name', '王小明'],
    ['盼复。李建 电话138-0013-8000 2026年7月3日', 'name', '李建'],
  ])('%s', (text, kind, value) => {
    const [first] = found(text)
    if (value === '浙A·K888') expect(found('浙A·K888学')).toEqual([['plate', '浙A·K888学']])
    else expect(first).toEqual([kind, value])
  })

  it.each([
    '编号20261121-234567',
    '2026年7月9日拨打12345、110、119、120',
    '金额1,234,567.89元，共138,000,000元',
    '1998-07-01 123号文件',
    '二〇二六年一月一日',
    '微信公众号abcdefg',
    '统一社会信用代码91330106MA27X12345',
    '身份证110105194912310021校验不对',
    '4000123456是客服',
    '3栋电梯坏了，2单元的灯不亮',
    '浙A牌照',
    '云ABCDE平台，京A12345678号令',
    '微信abcde，QQ1234',
    '10栋460户，一层八户，15栋1楼是社区用房',
    '来电20260709已处理',
    '我是业主，王先生、李某某、张阿姨都说业主高度关注，未经业主许可，本人于今年向陈先生反映，市民王某',
    '举报人向我称已处理，住户马家庭困难',
    '向陈先生反映',
    '联系人：刘主任，尊敬的市民：您好，我是住户，居民常年无水',
    '3栋2026年加装电梯，5号楼110千伏线路，6幢300户',
    '江苏住户都停水，周边的家长接送孩子，周围家家户户都没有暖气',
    '我叫物业来修，本人向住建局反映，业主许多反映，居民家里停水，我叫小王',
    '李市长您好，胡书记：您好，张院长您好！尊敬的张领导，您好，杭州市民：您好，尊敬的网友：您好，石家庄的朋友，您好，多谢！辛苦！',
    '严查！严查！严查！',
    '请尽快修好。谢谢您！',
    '请尽快修好。祝好！',
    '已经处理。\n金水区',
    '已经处理。\n武清镇 2026年7月3日',
    '东关村12号楼，李庄村委会5号文件，石村3号井，幸福村2024年修路，和平路12号',
    '二单元三百户，1单元24户，3栋三层，通行证办理，护照12345，Q：12345是什么，Q1：2026年，V：好',
    '李家村、王家村民小组、刘家庄、马家堡、李家人、王家民房、周南中学、卢峰镇、杨家田、许家洲、王家冲',
    '小张、老王、张某、王某某说，小王说的，老李家没水，张家的孩子，王先生、李女士、刘主任、欧阳先生',
    '感谢来信，谢谢大家，多谢理解，主张权利，园林建设，每周建成一批，桥梁安全，江苏新建，允许可以，伸张正义',
    '业主许可，律师顾问，居民张贴告示，孩子戴口罩，学生范围，儿童权益，女职工符合条件，职工项目，朋友占座，老人钱财',
    '林业局局长、常委会主任、王副局长、任课老师、高三老师、班主任老师、谢胡市长、石油公司经理、金星村书记、李姓经理',
    '找物业反映，被打伤，向有关部门反映，和业主委员会签订合同，关于道路建设的投诉，楼上漏水，与张江镇、吴江区接壤',
    '方可进行，极易发生事故，何年何月才能建成，夏天青蛙多，“孔明灯”、“白加黑”、（周六）、（高新区）、“马仔”',
  ])('nothing in %s', (text) => expect(found(text)).toEqual([]))

  it.each([
    ...['138 00138000', '1380013 8000', '138 001 38000', '138 00138 000', '1380 0138 000', '13800 138000'],
    ...['138 00 13 80 00', '1 3 8 0 0 1 3 8 0 0 0'],
  ])('a mobile number in the groups of %s, whatever stands between them', (grouped) => {
    for (const between of [' ', '-', '－', '_', '.', '·', '•', '，', '、', '/', ' - ', '\u200B']) {
      const written = grouped.replaceAll(' ', between)
      expect(found(`请打${written}谢谢`)).toEqual([['mobile', written]])
    }
  })

  it('knows the writer, however the text spaces them', () => {
    const context = { contacts: ['王小明 13800138000', '欧阳娜,阳光苑3栋2单元501'], names: ['李雷'] }
    expect(found('王 小 明的电话1380013-8000，王\u200b小\u2060明，李雷、欧阳娜，阳光苑3栋2单元501', context)).toEqual([
      ['own_name', '王 小 明'],
      ['own_contact', '1380013-8000'],
      ['own_name', '王\u200b小\u2060明'],
      ['own_name', '李雷'],
      ['own_name', '欧阳娜'],
      ['own_contact', '阳光苑3栋2单元501'],
    ])
    expect(found('幸福小区的王先生', { contacts: ['幸福小区'] })).toEqual([])
  })

  it.each([
    ['手写138 - 0013 - 8000', { contacts: ['13800138000'] }, 'own_contact', '138 - 0013 - 8000'],
    ['到和平里小学东门口找他', { contacts: ['和平里小学东门口'] }, 'own_contact', '和平里小学东门口'],
    ['加a_b12', { contacts: ['a_b12'] }, 'own_contact', 'a_b12'],
    ['写*a(b[12', { contacts: ['*a[b+1$'], names: ['a(b[1'] }, 'own_name', 'a(b[1'],
    ['欧阳娜来过', { names: ['欧阳 娜'] }, 'own_name', '欧阳娜'],
  ])('knows the writer in %s', (text, context, kind, value) => {
    expect(found(text, context)).toEqual([[kind, value]])
  })

  it('lets findings that touch stand apart, and where they overlap the weightier kind for both', () => {
    const context = { contacts: ['王小明 13800138000', 'san88北门'] }
    expect(found('王小明13800138000', context)).toEqual([
      ['own_name', '王小明'],
      ['own_contact', '13800138000'],
    ])
    expect(found('请打+86 138 0013 8000', context)).toEqual([['own_contact', '+86 138 0013 8000']])
    expect(found('微信zhang_san88北门', context)).toEqual([['own_contact', 'zhang_san88北门']])
  })

  it('takes a single character for no name, and fewer than five digits for no contact', () => {
    const context = { names: ['王', ' 李 '], contacts: ['8012', '12345'] }
    expect(found('王先生和李女士住8012，工号12345', context)).toEqual([['own_contact', '12345']])
  })

  it('knows the contact of the writer although it was typed with characters that nobody sees', () => {
    const context = { contacts: ['王\u200b小明138\u200b0013\u20608000'] }
    expect(found('王小明，13800138000', context)).toEqual([
      ['own_name', '王小明'],
      ['own_contact', '13800138000'],
    ])
  })

  it.each([
    [
      'whose name is said',
      '我%s叫李秀英，八十岁',
      '爸 妈 父亲 母亲 妻子 丈夫 老公 老婆 儿子 女儿 孩子 爷爷 奶奶 外公 外婆',
    ],
    [
      'whom they write for',
      '我是李秀英的%s',
      '儿子 女儿 父亲 母亲 爸爸 妈妈 妻子 丈夫 老公 老婆 家长 家属 亲属 代理人',
    ],
    [
      'as what they write',
      '%s：李秀英，请尽快处理',
      '我叫 我名叫 我的名字是 名字叫 本人叫 本人姓名 姓名 联系人 投诉人 举报人 反映人 申请人 当事人 报修人 来信人 署名 落款 ' +
        '户主 业主 住户 租户 市民 居民 村民 家长',
    ],
    ['who did it', '%s李秀英称无人处理', '投诉人 举报人 反映人 申请人 当事人 报修人 来信人'],
    ['what they did', '投诉人李秀英%s停水三天', '反映 投诉 举报 申请 称 家 是 系'],
    ['whose home it is', '%s李秀英家停水三天', '户主 业主 住户 租户 居民 村民'],
    ['how they go on', '我叫李秀英%s阳光小区', '是 系 住 家住 在 现住 想要 因为 的家在 今年在 来自 于 反映'],
    ['how they go on behind 本人', '本人李秀英%s阳光小区', '系 住 家住 现住 现年六十岁住'],
    ['how they are spoken to', '李秀英%s：您好', '先生 女士 小姐 同志'],
  ])('a name is told by %s', (_by, sentence, words) => {
    for (const word of words.split(' ')) {
      const text = sentence.replace('%s', word)
      expect([text, namesSaid(text)]).toEqual([text, ['李秀英']])
    }
  })

  it.each(['我叫%s，请尽快处理', '我叫%s住在阳光小区', '尊敬的%s：您好'])(
    'knows a name by what says that it is one, also where it begins as a word or a place does: %s',
    (sentence) => {
      const names = '李家明 许家豪 王铁柱 张中华 周校民 陈园圆 王路明 赵镇宇 刘市平 李科伟 程速 欧阳路明'
      for (const name of names.split(' ')) expect(namesSaid(sentence.replace('%s', name))).toEqual([name])
    },
  )

  it.each(['李家民', '张晓园', '刘园', '王大村', '于洋', '高飞', '何小城'])(
    'knows %s by what says that it is a name, and wherever else it stands in the letter',
    (name) => {
      for (const letter of [`我叫${name}，家里停水`, `姓名：${name}\n电话`, `我名叫${name}今年六十岁`])
        expect([letter, namesSaid(letter)]).toEqual([letter, [name]])
    },
  )

  it.each(['张晓园', '李思苑', '王志城', '陈建路'])('takes %s in a contact for the writer, and no estate', (name) => {
    expect(found(`问过${name}`, { contacts: [`${name} 13800138000`] })).toEqual([['own_name', name]])
    for (const estate of ['金桂园', '王府苑', '万达城', '金水路', '李家村'])
      expect(found(`住在${estate}`, { contacts: [`${estate} 13800138000`] })).toEqual([])
  })

  it.each([
    [
      'who they are to the writer',
      '我家%s李建，天天如此',
      '邻居 丈夫 妻子 儿子 女儿 母亲 父亲 孙子 姐姐 房东 老板 司机',
    ],
    [
      'what they are',
      '%s李建，多次推诿',
      '局长 书记 主任 村长 校长 所长 老师 医生 律师 法定代表人 法人 负责人 民警 经理',
    ],
    ['what they are, and what they did', '%s李建不接电话', '局长 书记 主任 村长 老板 邻居 经理'],
    ['what they did', '邻居李建%s楼道里', '在 把东西堆在 将车停在 多次'],
    ['how they are called', '昨天李建%s来过', '先生 女士 老师 医生 师傅 局长 书记 主任 警官 律师 同志'],
    ['how they are called where they work', '三班的李建%s', '老师 医生 师傅 教练'],
    ['what was done with them', '%s李建，没有用', '去找 我被 已向 我和 联系 举报 楼上'],
    ['what was done to them', '我被李建%s', '打伤 骗走五万元 骂了'],
    ['what they are reported for', '关于李建%s', '违建的投诉 贪污的举报 的问题'],
    ['the others beside', '证人有王强、李建%s、刘洋', '  '],
    ['signs around it', '楼上的%s半夜吵闹', '“李建” （李建） 「李建」'],
  ])('somebody else’s name is told by %s', (_by, sentence, words) => {
    for (const word of words.split(' ')) {
      const text = sentence.replace('%s', word)
      expect([text, found(text)]).toEqual([text, expect.arrayContaining([['name', '李建']])])
    }
  })

  it.each(['王建国', '李秀英', '张志强', '刘海燕', '陈家豪', '黄国栋', '何桂兰', '谢玉珍', '林文博', '周红梅'])(
    'a name as many have it is found without a word that says so: %s',
    (name) => {
      for (const text of [`去年${name}也停过水`, `都知道${name}的事`, `${name}一家三口`])
        expect([text, found(text)]).toEqual([text, [['name', name]]])
    },
  )

  it.each(['于明远', '方可欣', '高中华', '高铁军', '高兴旺'])(
    'knows %s, whose surname is oftener a word, where the letter says the name by itself',
    (name) =>
      expect([`我叫${name}，`, `姓名：${name}`, `本人${name}。`].map(namesSaid)).toEqual([[name], [name], [name]]),
  )

  it('takes what begins with a surname and is a word or a place for no name', () => {
    for (const rest of [
      ...['高层，', '高度，', '高速，', '高铁，', '高中，', '高校，', '高兴，', '高铁站，', '高中生，', '高速路，'],
      ...['王家，', '王家村，', '刘家庄，', '江家湾，', '马路，', '马路边，', '万村，', '金区，', '程度，', '方可，'],
      ...['于明天，', '于前年，', '于前期，', '于今天，', '张科，', '张科长，', '李局，', '王姓，', '高家人，'],
    ])
      expect([rest, found(`业主${rest}居民${rest}`)]).toEqual([rest, []])
  })

  it('looks for no single character and for no place, although a letter calls itself so', () => {
    for (const letter of ['我叫王，请尽快', '居民高新区。', '业主万达城，停电']) expect(namesSaid(letter)).toEqual([])
  })

  it('finds the names that the letter says wherever they stand, and blanks between their characters', () => {
    const said = namesSaid('我叫王小明，投诉人李建反映，请尽快。')
    expect(said).toEqual(['王小明', '李建'])
    expect(found('王 小 明家停暖，李建也是', { said })).toEqual([
      ['name', '王 小 明'],
      ['name', '李建'],
    ])
    expect(found('王小明家停暖', { said, names: ['王小明'] })).toEqual([['own_name', '王小明']])
  })

  it.each([
    ['王小明13800138000', '王小明'],
    ['电话13800138000卞之琳', '卞之琳'],
    ['联系人阮玲玉女士，手机13800138000', '阮玲玉'],
    ['阳光苑3栋2单元501葛优 13800138000', '葛优'],
    ['买买提·艾力13800138000', '买买提·艾力'],
    ['艾力·买买提13800138000', '艾力·买买提'],
    ['司马懿13800138000', '司马懿'],
    ['诸葛孔明13800138000', '诸葛孔明'],
    ['王路明13800138000', '王路明'],
    ['联系人姓名阮玲玉13800138000', '阮玲玉'],
    ['阮玲玉女士本人13800138000', '阮玲玉'],
  ])('knows the name in the contact %s', (contact, name) => {
    expect(found(`请问${name}的事办了吗`, { contacts: [contact] })).toEqual([['own_name', name]])
  })
  it.each([
    ...['房东13800138000', '白云山3号 13800138000', '白云山388号 13800138000', '晚上联系13800138000'],
    ...['请打电话13800138000', '联系人联系方式手机 13800138000', '幸福花园小区 13800138000', 'app 13800138000'],
    ...['万达城13800138000', '高新区管委会13800138000'],
  ])('takes no word of the contact %s for the writer', (contact) => {
    const text = '请房东到白云山办，晚上联系，请打电话，联系人联系方式手机，幸福花园小区，app，万达城，高新区管委会'
    expect(found(text, { contacts: [contact] })).toEqual([])
  })

  it('passes the numbers of units, however they are written', () => {
    const official = ['0571-88886666', 'office@city.gov.cn', '13900139000']
    expect(found('请拨0571 8888 6666、电话88886666、139 0013 9000或写office@city.gov.cn', { official })).toEqual([])
    expect(found('请拨0571-88886667', { official })).toHaveLength(1)
    expect(found('电话8212345', { official: ['0536-8212345'] })).toEqual([])
    expect(found('请写OFFICE@city.gov.cn', { official: [' Office@City.gov.cn '] })).toEqual([])
  })

  it('finds people beside the addresses of units', () => {
    const official = ['office@city.gov.cn']
    expect(found('我叫王小明，邮箱wang.xm@example.com', { official })).toEqual([
      ['name', '王小明'],
      ['email', 'wang.xm@example.com'],
    ])
  })

  it('shows enough for the owner, too little for anyone else', () => {
    expect(masked('请打+86 138 0013 8000，王小明，11010519491231002X', { names: ['王小明'] })).toBe(
      '请打138****8000，王**，******',
    )
    expect(masked('家住解放路38号3栋2单元501室，浙A12345')).not.toMatch(/38|501|12345/)
  })
})

describe('laws of the scanner', () => {
  const text = fc
    .array(
      fc.oneof(
        planted.map(({ value }) => value),
        harmless,
        fc.string({ unit: 'grapheme' }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('，'))

  it('findings come in order, within the text, never overlapping', () => {
    fc.assert(
      fc.property(text, (given) => {
        let last = 0
        for (const { start, end } of scan(given)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(given.length)
      }),
    )
  })

  it('whatever was planted is found, and masking leaves none of it', () => {
    fc.assert(
      fc.property(
        fc.array(planted, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('，', '。我的是', '\n', ' 和 '),
        (all, between) => {
          const given = `您好${between}${all.map(({ value }) => value).join(between)}${between}谢谢`
          const findings = scan(given)
          for (const { value } of all) {
            const at = given.indexOf(value)
            expect(findings.some(({ start, end }) => start <= at && end >= at + value.length)).toBe(true)
          }
          const result = mask(given, findings)
          for (const { value } of all) expect(result).not.toContain(value)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('what is masked is not found again', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = masked(given)
        for (const { start, end } of scan(given)) expect(once).not.toContain(given.slice(start, end))
        expect(masked(once)).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  it('codes, days and amounts are no findings', () => {
    fc.assert(
      fc.property(fc.array(harmless, { minLength: 1, maxLength: 6 }), (parts) =>
        expect(found(parts.join('，'))).toEqual([]),
      ),
      { numRuns: 1_000 },
    )
  })

  it('a long text of separators costs no time to speak of', () => {
    // A backtracking pattern would take minutes for these; the suite's limit would end it.
    for (const unit of ['1 ', '1-3 ', '0571-', '号栋', '路1号', 'a@', 'a.', '一三', '微信 '])
      expect(Array.isArray(scan(unit.repeat(2_500)))).toBe(true)
  })
})
