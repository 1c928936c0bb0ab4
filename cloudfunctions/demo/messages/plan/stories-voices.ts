import { addDays } from '../../../shared/kernel/local-date'
import { demoCitizen, demoActors } from '../actors'
import { atMinute } from '../office-time'
import type { Story } from '../telling'
import type { Teller } from './teller'

/** A report that belongs to discipline inspection is pointed there. */
export const diverted = ({ tell, back }: Teller): Story =>
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

/** The smell of gas at night: staff act outside office hours. */
export const gasAtNight = ({ tell, replied, back }: Teller): Story => {
  const on = back(12)
  const handler = demoActors.handler('gas')
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
    .at(atMinute(addDays(on, 1), 61), demoActors.approver('gas'), 'approve_reply')
  replied(telling).rate(atMinute(addDays(on, 1), 9 * 60), 'yes', 5, '不到二十分钟就来了，救了一楼的人。')
  return telling.story
}

/** The neighbour of the one complained about must not be known. */
export const hiddenIdentity = ({ tell, replied, back }: Teller): Story => {
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

/** A weibo comment, recorded by the press office and answered there. */
export const recordedComment = ({ tell, replied, back }: Teller): Story => {
  const telling = tell(
    {
      key: 'story-weibo-comment',
      by: demoActors.dispatcher,
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

/** Praise, passed on. */
export const praise = ({ tell, replied, back }: Teller): Story => {
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

/** Three matters to the mayor’s mailbox, with an instruction 批示. */
export const toTheMayor = ({ tell, replied, back }: Teller): Story => {
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
    .instruct('post-mayor', '三件事都要有具体答复。槐树先保下来；临时摊位这周去现场定；医院人工窗口请卫健部门一并查。')
  replied(
    telling.reply(
      back(4),
      '老师您好，三件事逐一回您：一、临时摊位已定，在原院子东侧设16个，本周六开市，卖到改造完工；二、槐树不挪，道路向西绕让1.2米，园林部门已为树体检、加支撑；三、全市二级以上医院从今天起每台自助机旁配导诊员，保留两个以上人工窗口，我们请您和老伴当监督员。您说的“等等我们”，我们记住了。',
      'solved',
    ),
  )
  return telling.story
}
