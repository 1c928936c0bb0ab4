import { addDays, shanghaiDay, weekday } from '../../../shared/kernel/local-date'
import { demoCitizen, demoActors } from '../actors'
import type { Cast } from '../cast'
import { atMinute, workingDayBefore, workingDayFrom } from '../office-time'
import type { Story } from '../telling'
import type { Teller } from './teller'

/** Two units send it back; the press office looks for itself and names the third. */
export const twoReturns = ({ tell, replied, back }: Teller): Story => {
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

/** The clock stands still while the citizen is asked, over a 调休 weekend. */
export const pausedOverMakeupDay = ({ tell, replied, back, world, cast }: Teller): Story => {
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

/** One extension, with grounds that the citizen reads. */
export const extended = ({ tell, replied, back }: Teller): Story => {
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

/** An empty answer, a bad rating, a call-back check, and the matter done properly. */
export const reworked = ({ tell, replied, back }: Teller): Story => {
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

/** A withdrawal under pressure is not confirmed; the handling goes on without pointing at anyone. */
export const pressedToWithdraw = ({ tell, replied, back, world }: Teller): Story => {
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

/** A county gives it to its town 镇街. */
export const countyToStreet = ({ tell, replied, back }: Teller): Story => {
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
    demoActors.handler(town),
  )
  replied(telling.approve(answeredOn)).closeSilently()
  return telling.story
}

/** The last 调休 make-up workday early enough for its story to have ended; null where the window has none. */
function latestMakeupDay({ world, back }: Cast): string | null {
  for (let day = back(14); day > addDays(world.today, -80); day = addDays(day, -1))
    if (weekday(day) % 6 === 0 && world.calendar.isWorkingDay(day)) return day
  return null
}
