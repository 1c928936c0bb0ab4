import { addDays, shanghaiDay, weekday } from '../../../shared/kernel/local-date'
import { demoCitizen, demoStaff } from '../actors'
import type { Cast } from '../cast'
import { atMinute, workingDayBefore, workingDayFrom } from '../office-time'
import { type Opening, type Story, Telling } from '../telling'

/** Twelve stories written by hand (the twelfth is the crowd of `crowd.ts`), and one more to the mayor's mailbox. */
export function writtenStories(cast: Cast): readonly Story[] {
  const { world, back, ledger } = cast
  const tell = (opening: Opening, unitId: string): Telling => new Telling(world, opening, unitId)
  const replied = (telling: Telling): Telling => {
    ledger.noteReply(telling)
    return telling
  }

  const twoReturns = (): Story => {
    const telling = tell(
      {
        key: 'story-two-returns',
        by: demoCitizen('writer-two-returns'),
        at: atMinute(back(24), 8 * 60 + 12),
        kind: 'complaint',
        title: '路口铁皮箱被撞歪，找了三家都说不是自己的',
        body: '星桥路和文渊路路口有个铁皮箱子被车撞歪了，箱门敞着，里面的线露在外面，下雨天看着就害怕。我问过供电说不是他们的，问过宽带公司也说不是。箱子上没有字，一个箱子总得有个主吧？',
        place: '云澜区星桥路与文渊路路口',
        district: 'district-yunlan',
        addresseeId: 'power',
      },
      'power',
    )
      .returnToDesk('现场查看，箱内没有供电设备，也没有我公司资产编号，像是通信设备箱', 'telecom')
      .dispatch('telecom')
      .returnToDesk('四家运营企业到场辨认，均不是其设备；箱内有信号控制器铭牌')
      .dispatch('traffic', '两次退回，由市政府新闻办现场核实：箱体为路口信号机配电箱，由交警支队承办')
      .accept()
    replied(
      telling.reply(
        back(20),
        '您好！这个箱子是路口信号机的备用配电箱，由我支队负责，让您跑了冤枉路，向您道歉。箱体当天扶正加固、更换箱门和锁具，并贴上单位名称和报修二维码。全市同类箱体628个，两周内全部贴标。',
        'solved',
      ),
    ).rate(atMinute(addDays(back(20), 1), 20 * 60), 'yes', 4, '最后总算有人认了。贴标这个办法好。')
    return telling.story
  }

  const pausedOverMakeupDay = (): Story => {
    const makeup = latestMakeupDay(cast) ?? back(25)
    const submittedOn = workingDayBefore(makeup, 4, world.calendar)
    const telling = tell(
      {
        key: 'story-paused',
        by: demoCitizen('citizen-1'),
        at: atMinute(submittedOn, 12 * 60 + 40),
        kind: 'help',
        body: '我爸的慢病证在老家办的，现在跟我住，他每个月的降压药和胰岛素能不能在这边直接报？跑了两家药店都说不行。',
        place: '松月区映月湾',
        district: 'district-songyue',
        addresseeId: 'medical-insurance',
      },
      'medical-insurance',
    )
      .accept()
      .ask('请告诉我们您父亲参保地在哪个省市、慢病病种名称，以及去的是哪两家药店，我们好核对是否联网。')
    telling.supplement(
      atMinute(workingDayFrom(addDays(makeup, 1), world.calendar), 19 * 60 + 30),
      '参保在外省，病种是高血压三期和糖尿病。药店一家在映月大道，一家在松风路，名字记不清了，都在医院对面。',
    )
    const answeredOn = workingDayFrom(addDays(shanghaiDay(telling.lastAt), 1), world.calendar)
    replied(
      telling.reply(
        answeredOn,
        '您好！您父亲的两个病种均已纳入门诊慢特病跨省直接结算。先在国家医保服务平台做异地长期居住备案（刚才已电话协助完成），再到定点医院慢病门诊开药即可直接结算；两家药店不是慢病定点，全市定点名单已发到您的消息里。您补充资料期间不计入办理时间。',
        'solved',
      ),
    ).rate(atMinute(addDays(answeredOn, 2), 21 * 60), 'yes', 5, '药已经拿到了，谢谢。')
    return telling.story
  }

  const extended = (): Story => {
    const telling = tell(
      {
        key: 'story-extension',
        by: demoCitizen('writer-extension'),
        at: atMinute(back(30), 17 * 60 + 5),
        kind: 'complaint',
        body: '麓前镇通往县城的桥，桥面裂缝能塞进手指头，大车过的时候整座桥都在晃。去年限重牌被撞倒了就再也没立起来，拉砂石的车照样走，我们每天都要过这个桥。',
        place: '白麓县麓前镇',
        district: 'district-bailu',
        addresseeId: 'transport',
      },
      'transport',
    )
      .accept()
      .extend(8, '桥梁须由有资质的机构作荷载检测，检测周期7个工作日；检测期间先行限载并派人值守，同意延期8个工作日。')
    replied(
      telling.reply(
        back(19),
        '您好！荷载检测结论：主梁承载力满足要求，桥面铺装和伸缩缝损坏。已重新设限重15吨标志和限高架，砂石车改走北线；伸缩缝两周内更换，桥面明年春天重铺。检测报告已在镇政府公示，可随时查看。',
        'partly_solved',
      ),
    ).closeSilently()
    return telling.story
  }

  const reworked = (): Story => {
    const telling = tell(
      {
        key: 'story-reworked',
        by: demoCitizen('citizen-1'),
        at: atMinute(back(34), 19 * 60 + 20),
        kind: 'complaint',
        body: '地下车库消防喷淋管漏水两个月，我家车顶都被滴出水渍了。物业说报过修，结果拿个塑料盆接着。请督促彻底修好，不要再用盆糊弄。',
        place: '云澜区听涛花园',
        district: 'district-yunlan',
        addresseeId: 'housing',
      },
      'housing',
    ).accept()
    replied(
      telling.reply(
        back(30),
        '您好！经了解，物业已安排维修人员处理漏水，目前漏水情况已得到控制。感谢您的关心与支持。',
        'solved',
      ),
    ).rate(atMinute(addDays(back(30), 1), 20 * 60 + 15), 'no', 1, '盆还在那，管子还在滴，这叫控制？')
    telling.callBack(
      atMinute(back(28), 10 * 60),
      'rework',
      '回访核实：工作人员到车库查看，喷淋支管仍在滴水，答复与现场不符，退回重办，并请审核人到场确认。',
    )
    replied(
      telling.reply(
        back(25),
        '您好！上次答复没有到现场核实，我们向您道歉。这次由科长带队到场：漏点为喷淋支管接头锈蚀，已泄水更换接头6处并打压试验，24小时无渗漏；物业承担您的车漆处理费用。现场照片已张贴在车库入口。',
        'solved',
      ),
    ).rate(atMinute(addDays(back(25), 2), 20 * 60), 'yes', 4, '这次是真修好了。')
    return telling.story
  }

  const diverted = (): Story =>
    tell(
      {
        key: 'story-report-diverted',
        by: demoCitizen('writer-report'),
        at: atMinute(back(16), 22 * 60 + 3),
        kind: 'report',
        body: '举报我们村一名干部把低保名额给了自家亲戚，家里盖着三层楼还吃低保，真正困难的老人反而没有。材料我都留着，请不要转回镇里。',
        place: '双潭县',
        district: 'district-shuangtan',
      },
      'discipline',
    ).redirect(
      '您反映的属于监督执纪范围，请通过12388举报电话、全国纪检监察举报网站提交，可附材料并选择保密；低保是否应享，已另请民政部门主动核查，不涉及您的信息。',
    ).story

  const gasAtNight = (): Story => {
    const on = back(12)
    const handler = demoStaff.handler('gas')
    const telling = tell(
      {
        key: 'story-gas-at-night',
        by: demoCitizen('writer-gas'),
        at: atMinute(on, 23 * 60 + 41),
        kind: 'help',
        body: '楼道里一股煤气味，3单元从一楼到四楼都能闻到，已经叫邻居别开灯了，我们都下来了，快派人来！柳荫家园7号楼',
        place: '柳堤区柳荫家园7号楼3单元',
        district: 'district-liudi',
        addresseeId: 'gas',
      },
      'gas',
    )
      .at(atMinute(on, 23 * 60 + 46), handler, 'accept')
      .at(atMinute(addDays(on, 1), 52), handler, 'draft_reply', {
        body: '您好！抢修人员23时58分到场，检测浓度后关闭单元总阀、疏散通风。漏点在二楼一户灶前软管，被老鼠咬穿，已更换并逐户检测12户，0时40分全部合格，恢复供气。你们叫邻居别开灯、先下楼，处置得非常正确。请把24小时抢修电话贴在门口。',
        outcome: 'solved',
      })
      .at(atMinute(addDays(on, 1), 61), demoStaff.approver('gas'), 'approve_reply')
    replied(telling).rate(atMinute(addDays(on, 1), 9 * 60), 'yes', 5, '不到二十分钟就来了，救了一楼的人。')
    return telling.story
  }

  const hiddenIdentity = (): Story => {
    const telling = tell(
      {
        key: 'story-hidden-identity',
        by: demoCitizen('citizen-2'),
        at: atMinute(back(18), 21 * 60 + 30),
        kind: 'complaint',
        body: '我就在这条街上做小生意，隔壁火锅店用的油反复熬，晚上从后门收回锅底又倒进大桶。我得在这儿待着，求求你们查的时候千万别提是谁说的，也别先打招呼。',
        place: '锦汀区汀洲路',
        district: 'district-jinting',
        addresseeId: 'market-regulation',
        hideIdentity: true,
      },
      'market-regulation',
    ).accept()
    replied(
      telling.reply(
        back(14),
        '您好！我们按双随机方式对整条街11家餐饮店同时检查，未透露检查原因。其中一家查获回收锅底油两桶，抽样送检并责令停业，案件依法移送。您的身份我们并不知道，也不会去查。',
        'solved',
      ),
    ).rate(atMinute(addDays(back(14), 1), 22 * 60), 'yes', 5, '整条街一起查，没人怀疑到我，想得周到。')
    return telling.story
  }

  const pressedToWithdraw = (): Story => {
    const submittedOn = back(21)
    const telling = tell(
      {
        key: 'story-pressed-to-withdraw',
        by: demoCitizen('writer-pressed'),
        at: atMinute(submittedOn, 20 * 60 + 45),
        kind: 'complaint',
        body: '我们厂三个月没交社保，每个月工资条上照扣。问厂里说钱紧，明年一起补。车间四十多个人都这样，谁也不敢说。',
        place: '示范经开区港前路',
        district: 'district-jingkai',
        addresseeId: 'human-resources',
      },
      'human-resources',
    ).accept()
    telling
      .withdraw(atMinute(addDays(shanghaiDay(telling.lastAt), 1), 22 * 60 + 10), false)
      .confirmWithdrawal(
        false,
        '写信人表示撤回并非自愿。留言继续办理，检查改为对园区同类企业统一进行，不指向任何人；如再有人施压，请直接告诉我们。',
      )
    replied(
      telling.reply(
        workingDayBefore(telling.dueOn, 0, world.calendar),
        '您好！劳动监察支队对园区18家企业统一检查社保缴纳，查实3家扣而未缴，其中一家欠43人三个月，已全部补缴到账并加收滞纳金。任何单位不得因此调岗、辞退，如有发生请随时反映。',
        'solved',
      ),
    ).rate(atMinute(addDays(telling.dueOn, 2), 21 * 60), 'yes', 5, '谢谢你们没有真的给我撤了。')
    return telling.story
  }

  const countyToStreet = (): Story => {
    const county = 'district-heyuan'
    const town = `${county}-street-2`
    const telling = tell(
      {
        key: 'story-county-to-town',
        by: demoCitizen('writer-county'),
        at: atMinute(back(15), 7 * 60 + 35),
        kind: 'help',
        body: '禾丰镇我们屯的水渠让人填了一段盖猪圈，上游放水全漫到地里，二十多亩麦子泡着，和那家人说不通，请镇里来断一断。',
        place: '禾垣县禾丰镇',
        district: county,
        addresseeId: county,
      },
      county,
    )
      .accept()
      .assign(town)
    const answeredOn = back(12)
    telling.draft(
      answeredOn,
      '您好！禾丰镇会同水管站、司法所到现场：被填水渠属集体所有，当事人已自行拆除猪圈、恢复渠道60米，麦田积水用泵排干，受淹损失经调解由其补偿，协议双方已签字。渠道两侧补栽界桩，今后由管护员每周巡查。',
      'solved',
      demoStaff.handler(town),
    )
    replied(telling.approve(answeredOn)).closeSilently()
    return telling.story
  }

  const recordedComment = (): Story => {
    const telling = tell(
      {
        key: 'story-weibo-comment',
        by: demoStaff.dispatcher,
        at: atMinute(back(9), 9 * 60 + 25),
        kind: 'complaint',
        body: '（微博评论）示范发布天天发好天气，倒是去看看长堤公园新修的步道啊，上个月刚铺的塑胶，现在鼓包鼓得跟起痱子似的，跑步崴脚的不止我一个。',
        place: '柳堤区长堤公园',
        channel: 'weibo',
        sourceUrl: 'https://weibo.example/comment/1',
      },
      'forestry',
    )
      .reach()
      .accept()
    replied(
      telling.reply(
        back(6),
        '您说得没错，长堤公园步道有9处鼓包，是基层未干透就铺面层造成的。施工单位已铲除重铺，周五前完工，质保两年；没修好的路段已围挡。崴脚的朋友请保留就医票据，找公园管理处登记。',
        'solved',
      ),
    )
    return telling.story
  }

  const praise = (): Story => {
    const telling = tell(
      {
        key: 'story-praise',
        by: demoCitizen('citizen-2'),
        at: atMinute(back(11), 12 * 60 + 30),
        kind: 'praise',
        body: '表扬7路车一位司机：我父亲有些糊涂，一个人坐到了终点站，司机师傅看出不对，陪他坐着，给他倒热水，一直等到我赶到。他只说“换谁都一样”。请一定替我谢谢他。',
        place: '7路公交终点站',
        addresseeId: 'bus',
      },
      'bus',
    ).accept()
    replied(
      telling.reply(
        back(9),
        '您好！找到了这位师傅，公司已当面转达您的谢意并给予表扬。我们也为您父亲免费办了一张“暖心卡”，卡上有紧急联系人，全市司机看到都会多留意一眼。祝老人安康。',
        'explained',
      ),
    ).rate(atMinute(addDays(back(9), 1), 20 * 60 + 30), 'yes', 5)
    return telling.story
  }

  const toTheMayor = (): Story => {
    const telling = tell(
      {
        key: 'story-to-the-mayor',
        by: demoCitizen('citizen-2'),
        at: atMinute(back(8), 21 * 60 + 50),
        kind: 'suggestion',
        title: '老城住了三十年，说三件心里话',
        body: '市长您好，我在老城住了三十年，退休教师，说三件事。第一，菜市场改造我们举双手赞成，可是改造这半年，老人买菜要坐三站车，能不能在原来的院子里留十几个临时摊位，卖点青菜豆腐就行，不耽误施工。第二，街口那棵老槐树有人说要挪，树下是我们几十号人下棋乘凉的地方，树要是病了就治，路要是窄了就绕一绕，挪了多半活不成。第三，现在什么都要扫码，我会，我老伴不会，上个月她一个人去医院，在自助机前面站了四十分钟没好意思问人，最后哭着回来的。我不是来告谁的状，城市变好了我们都看得见，就是盼着变好的时候，脚步慢一点，等等我们这些老的。字打得慢，错字请多担代。',
        place: '锦汀区锦绣里',
        district: 'district-jinting',
        addresseeId: 'post-mayor',
        wantsPublic: true,
      },
      'government-office',
    )
      .accept()
      .instruct(
        'post-mayor',
        '三件事都要有具体答复。槐树先保下来；临时摊位这周去现场定；医院人工窗口请卫健部门一并查。',
      )
    replied(
      telling.reply(
        back(4),
        '老师您好，三件事逐一回您：一、临时摊位已定，在原院子东侧设16个，本周六开市，卖到改造完工；二、槐树不挪，道路向西绕让1.2米，园林部门已为树体检、加支撑；三、全市二级以上医院从今天起每台自助机旁配导诊员，保留两个以上人工窗口，我们请您和老伴当监督员。您说的“等等我们”，我们记住了。',
        'solved',
      ),
    )
    return telling.story
  }

  return [
    twoReturns(),
    pausedOverMakeupDay(),
    extended(),
    reworked(),
    diverted(),
    gasAtNight(),
    hiddenIdentity(),
    pressedToWithdraw(),
    countyToStreet(),
    recordedComment(),
    praise(),
    toTheMayor(),
  ]
}

/** The last 调休 make-up workday early enough for its story to have ended; null where the window has none. */
function latestMakeupDay({ world, back }: Cast): string | null {
  for (let day = back(14); day > addDays(world.today, -80); day = addDays(day, -1))
    if (weekday(day) % 6 === 0 && world.calendar.isWorkingDay(day)) return day
  return null
}
