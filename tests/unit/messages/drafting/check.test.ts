import { officialSpeakIn } from '../../../../cloudfunctions/messages/domain/official-speak'
import { pointsMissed, questionPoints } from '../../../../cloudfunctions/messages/domain/question-points'
import { reviewReply } from '../../../../cloudfunctions/messages/domain/reply-check'
import { handlingUseCases, submitMessage } from '../../../../cloudfunctions/messages'
import { checkReplyText } from '../../../../cloudfunctions/messages/drafting/check-reply'
import { SubmitMessageInput } from '../../../../types/messages.contract'
import { openSmallCity, people, requestId } from '../../../support/small-city'

const ASKED =
  '您好！一、锦绣里三号楼暖气从十一月起一直不热，请问什么时候能修好？二、去年多收的采暖费能不能退回来？三、供热管网老化漏水，希望更换主管道。'

describe('the points of a letter', () => {
  it('are its questions and wishes, enumerated ones each by itself', () => {
    expect(questionPoints(ASKED)).toEqual([
      expect.stringContaining('暖气从十一月起一直不热'),
      expect.stringContaining('采暖费能不能退回来'),
      expect.stringContaining('更换主管道'),
    ])
    expect(questionPoints('难道这就是你们的服务吗？谢谢。')).toEqual([])
  })
  it('are missed when the reply holds nothing of them', () => {
    const reply = '锦绣里三号楼暖气不热是循环泵故障，已于昨天更换，室温恢复到20度。主管道更换已列入明年计划。'
    expect(pointsMissed(ASKED, reply)).toEqual([expect.stringContaining('采暖费')])
    expect(pointsMissed(ASKED, `${reply}采暖费按停暖天数退费，每天退3元。`)).toEqual([])
  })
  it('are answered by what such a question asks for, in whatever words', () => {
    expect(pointsMissed('请问锦绣里小学新校区工程几时竣工验收？', '预计2026年9月1日前投入使用。')).toEqual([])
  })
})

describe('official-speak', () => {
  it('is found with what could stand instead, a longer form once', () => {
    expect(officialSpeakIn('我局高度重视，将尽快协调相关部门妥善解决。').map(({ said }) => said)).toEqual([
      '高度重视',
      '尽快',
      '相关部门',
      '妥善解决',
    ])
    expect(officialSpeakIn('已于7月3日更换水泵，室温20度。')).toEqual([])
    expect(officialSpeakIn('引起了高度重视')).toHaveLength(1)
    expect(officialSpeakIn('适时择机尽快').map(({ plain }) => plain)).toEqual(
      Array(3).fill(expect.stringMatching(/写/)),
    )
  })
})

describe('the check of a draft', () => {
  const base = { outcome: 'solved' as const, interim: false, asked: '暖气不热。', dated: false }
  const findings = (body: string, more: object = {}) =>
    reviewReply({ ...base, body, ...more }).map(({ finding }) => finding)

  it('says where nobody can be asked further', () => {
    expect(findings('循环泵已更换，室温恢复到20度。')).toEqual(['no_contact'])
    expect(findings('编号20260703-ABCDEF已办结，室温恢复到20度。')).toEqual(['no_contact'])
    for (const contact of ['咨询电话0531-88886666', '请拨打12345', '可到锦绣路1号供热服务窗口咨询'])
      expect(findings(`循环泵已更换，室温恢复到20度。${contact}。`)).toEqual([])
  })
  it('says where what is not finished has no day', () => {
    const body = '主管道更换已列入计划，电话88886666。'
    expect(findings(body, { outcome: 'planned' })).toEqual(['no_date'])
    expect(findings(body, { outcome: 'planned', dated: true })).toEqual([])
    expect(findings(body)).toEqual([])
  })
  it('asks an interim reply for neither', () => {
    expect(findings('正在核实，请耐心等待。', { interim: true, outcome: 'planned' })).toEqual([])
  })
  it('points out what only acknowledges before everything else', () => {
    expect(findings('您的来信收悉，已转相关部门处理。')[0]).toBe('only_acknowledges')
  })

  it('is the same for whoever writes and for the approver, and nobody else may ask', async () => {
    const city = openSmallCity()
    const handling = handlingUseCases(city.deps)
    const input = { requestId: requestId(1), kind: 'complaint', body: ASKED }
    let view = await submitMessage(city.deps)(people.citizen, SubmitMessageInput.parse(input))
    view = await handling.accept(people.handler, { id: view.id, version: view.version })
    const body = '锦绣里三号楼暖气不热，已更换循环泵，主管道年底前完成更换。我局将尽快研究。'
    const asked = { id: view.id, body, outcome: 'partly_solved' as const, interim: false }
    const checked = await checkReplyText(city.deps)(people.handler, asked)
    expect(checked.notes.map(({ finding }) => finding)).toEqual(['points_missed', 'no_contact', 'official_speak'])
    expect(checked.promises).toMatchObject([{ dueOn: '2026-12-31' }])
    view = await handling.draft_reply(people.handler, { ...asked, version: view.version })
    expect(view.draft?.notes).toEqual(checked.notes)
    await expect(checkReplyText(city.deps)(people.dispatcher, asked)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(checkReplyText(city.deps)(people.trafficHandler, asked)).rejects.toMatchObject({ code: 'not_found' })
  })
})
