import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { FileAddresses } from '../../types/files.contract'
import type { MessageView } from '../../types/messages.contract'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const PHONE_NUMBER = '13912345678'
const ask = async <Data>(persona: string, procedure: string, input: object): Promise<Data> => {
  const { body } = await city.api.call(persona, procedure, input)
  if (!body.ok) throw new Error(`${procedure}: ${body.error.message}`)
  return body.data as Data
}
let written = 0
/** A message of the first citizen that lies with the heating unit. */
async function submitted(more: object): Promise<MessageView> {
  written += 1
  return ask<MessageView>('citizen-1', 'messages.submit', {
    requestId: `00000000-0000-4000-8000-${String(written).padStart(12, '0')}`,
    kind: 'help',
    body: `锦绣小区${written}号楼暖气不热，只有15度。`,
    addresseeId: 'heating',
    ...more,
  })
}
const accept = ({ id, version }: MessageView) => ask<MessageView>('handler:heating', 'messages.accept', { id, version })

/** A photo as a phone writes it: lying on its side by EXIF, with the place where it was taken. */
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#884422' } })
    .withExif({ IFD0: { Make: 'PLANTED-PHONE' }, IFD3: { GPSLatitude: '39/1 54/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

/** Chooses a photo as a person does, and waits until the city has it. */
async function addPhoto(page: Page): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '添加照片' }).click()
  await (await choosing).setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await seen(page, '已上传')
}
/** Waits until a picture of the message has really been drawn: its address opens, and the pages' policy lets it. */
const drawn = (page: Page) =>
  until('a drawn picture', () =>
    page.evaluate<boolean>(
      `[...document.querySelectorAll('.attachments img')].some((image) => image.complete && image.naturalWidth > 0)`,
    ),
  )

describe('a photo', () => {
  it('goes with the message; the handler sees it upright, without what the phone wrote into it', async () => {
    const original = await sharp(await photo()).metadata()
    expect([original.exif?.includes('PLANTED-PHONE'), original.orientation]).toEqual([true, 6])
    const citizen = await city.visit('phone', 'citizen-1')
    await go(citizen, 'pages/messages/compose/index')
    await citizen.getByLabel('您遇到了什么事？').fill('单元门口的路灯坏了一星期，晚上看不清台阶。')
    await citizen.getByRole('radio', { name: '求助' }).click()
    await addPhoto(citizen)
    await keepScreenshot(citizen, 'privacy-1-photo')
    const sent = citizen.waitForResponse('**/api/messages/submit')
    await citizen.getByRole('button', { name: '提交', exact: true }).click()
    await seen(citizen, /^编号 /)
    const { data } = (await (await sent).json()) as { data: MessageView }
    expect(data.attachments).toEqual([{ id: expect.any(String), kind: 'image', width: 300, height: 400 }])

    const desk = await city.visit('desk', 'press')
    await go(desk, `packages/desk/handle/index?id=${data.id}`)
    await desk.getByRole('button', { name: '查看第1张照片' }).waitFor()
    await drawn(desk)
    const { items } = await ask<FileAddresses>('press', 'files.addresses', { messageId: data.id })
    const shown = await fetch(new URL(items[0]?.url ?? '', city.url))
    const kept = Buffer.from(await shown.arrayBuffer())
    const { exif, orientation, width, format } = await sharp(kept).metadata()
    expect({ exif, orientation, width, format }).toEqual({
      exif: undefined,
      orientation: undefined,
      width: 300,
      format: 'jpeg',
    })
    expect(kept.includes('PLANTED-PHONE')).toBe(false)
    await keepScreenshot(desk, 'privacy-1-desk')
  })

  it('goes with the answer to a question as well', async () => {
    const { id, version } = await accept(await submitted({}))
    await ask('handler:heating', 'messages.ask', { id, version, question: '请拍一下温度计上的读数' })
    const citizen = await city.visit('phone', 'citizen-1')
    await go(citizen, `pages/messages/detail/index?id=${id}`)
    await citizen.getByRole('textbox').first().fill('温度计在照片里，15度。')
    await addPhoto(citizen)
    await keepScreenshot(citizen, 'privacy-2-answer')
    await citizen.getByRole('button', { name: '提交补充' }).click()
    await seen(citizen, /您补充的情况/)
    await citizen.getByRole('button', { name: '查看第1张照片' }).waitFor()
    await keepScreenshot(citizen, 'privacy-2-answered')
    const handler = await city.visit('phone', 'handler:heating')
    await go(handler, `packages/desk/handle/index?id=${id}`)
    await seen(handler, '温度计在照片里，15度。')
    await handler.getByRole('button', { name: '查看第1张照片' }).waitFor()
  })

  it('taken back on the way leaves nothing behind, and what is no photo is said so', async () => {
    const citizen = await city.visit('phone', 'citizen-1')
    await go(citizen, 'pages/messages/compose/index')
    await addPhoto(citizen)
    await citizen.getByRole('button', { name: '删除第1张照片' }).click()
    expect(await citizen.getByText('已上传').count()).toBe(0)
    const choosing = citizen.waitForEvent('filechooser')
    await citizen.getByRole('button', { name: '添加照片' }).click()
    const page = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>alert(1)</script>') }
    await (await choosing).setFiles(page)
    await seen(citizen, /这不是能识别的图片/)
    await keepScreenshot(citizen, 'privacy-3-refused')
  })
})

it('who looked at the contact, of which unit, when and why: the citizen sees it', async () => {
  const { id } = await accept(await submitted({ contact: PHONE_NUMBER, hideIdentity: false, replyOnlyHere: false }))
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, `packages/desk/handle/index?id=${id}`)
  expect(await handler.getByText(PHONE_NUMBER).count()).toBe(0)
  await handler.getByRole('button', { name: '查看联系方式' }).click()
  const sheet = handler.getByRole('dialog')
  await sheet.getByRole('button', { name: '查看并留下记录' }).click()
  await seen(handler, /请写明理由/)
  await sheet.getByRole('textbox').fill('约定上门检修的时间')
  await keepScreenshot(handler, 'privacy-4-reason')
  await sheet.getByRole('button', { name: '查看并留下记录' }).click()
  await seen(handler, PHONE_NUMBER)
  await seen(handler, /后自动隐藏/)
  await keepScreenshot(handler, 'privacy-4-shown')
  await handler.getByRole('button', { name: '现在隐藏' }).click()
  await handler.getByText(PHONE_NUMBER).waitFor({ state: 'detached' })

  const citizen = await city.visit('phone', 'citizen-1')
  await go(citizen, `pages/messages/detail/index?id=${id}`)
  await seen(citizen, '市供热集团（承办人）查看了联系方式')
  await seen(citizen, '约定上门检修的时间')
  await seen(citizen, /核对情况/)
  await keepScreenshot(citizen, 'privacy-4-citizen')
})

it('a hidden identity: the unit cannot, two together can, and the citizen reads the grounds', async () => {
  const { id } = await accept(await submitted({ contact: PHONE_NUMBER, hideIdentity: true }))
  const grounds = '涉及人身安全，须核实反映人'
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, `packages/desk/handle/index?id=${id}`)
  await seen(handler, '市民没有让承办单位看到身份。')
  expect(await handler.getByRole('button', { name: '查看联系方式' }).count()).toBe(0)

  const chief = await city.visit('phone', 'press')
  await go(chief, `packages/desk/handle/index?id=${id}`)
  await seen(chief, '核实身份')
  await chief.getByLabel('理由').fill(grounds)
  await chief.getByRole('button', { name: '申请核实身份' }).click()
  await seen(chief, /已申请，等另一位负责人批准/)
  expect(await chief.getByRole('button', { name: '批准核实' }).count()).toBe(0)
  await keepScreenshot(chief, 'privacy-5-requested')

  const supervisor = await city.visit('desk', 'supervisor')
  await go(supervisor, `packages/desk/handle/index?id=${id}`)
  await seen(supervisor, grounds)
  await supervisor.getByRole('button', { name: '批准核实' }).click()
  await supervisor.getByRole('button', { name: '查看身份' }).click()
  await seen(supervisor, PHONE_NUMBER)
  await keepScreenshot(supervisor, 'privacy-5-read')

  const citizen = await city.visit('phone', 'citizen-1')
  await go(citizen, `pages/messages/detail/index?id=${id}`)
  await seen(citizen, grounds)
  for (const words of [/申请核实身份/, /批准核实身份/, /查看了身份/]) await seen(citizen, words)
  await keepScreenshot(citizen, 'privacy-5-citizen')
})

it('the rights page: a copy, consents taken back, deletion in two steps', async () => {
  const message = await submitted({
    contact: PHONE_NUMBER,
    hideIdentity: false,
    replyOnlyHere: false,
    wantsPublic: true,
  })
  await ask('citizen-1', 'messages.withdraw', { id: message.id, version: message.version, voluntary: true })
  const citizen = await city.visit('phone', 'citizen-1')
  await go(citizen, 'packages/rights/mine/index')
  await seen(citizen, '系统保存了什么')
  await keepScreenshot(citizen, 'privacy-6-rights')

  const downloads: string[] = []
  citizen.on('download', (download) => downloads.push(download.suggestedFilename()))
  const exported = citizen.waitForResponse('**/api/privacy/export_mine')
  await citizen.getByRole('link', { name: /导出我的信息/ }).click()
  await until('both files', () => downloads.length === 2)
  expect(downloads.sort()).toEqual([
    expect.stringMatching(/^minsheng-my-data-\d{4}-\d{2}-\d{2}\.html$/),
    expect.stringMatching(/^minsheng-my-data-\d{4}-\d{2}-\d{2}\.json$/),
  ])
  const { data } = (await (await exported).json()) as { data: { json: string } }
  expect(data.json).toContain(PHONE_NUMBER)
  expect(data.json).toContain(`${city.url}/files?`)
  await citizen.getByRole('link', { name: /导出我的信息/ }).click()
  await seen(citizen, /今天已经导出过一次/)

  await citizen.getByRole('button', { name: '撤回公开的同意' }).click()
  await seen(citizen, '没有同意公开的留言')
  await citizen.getByRole('button', { name: '不再让承办单位看到身份' }).click()
  await seen(citizen, '没有留言让承办单位看到身份')

  await citizen.evaluate(() => localStorage.setItem('minsheng.draft.demo-citizen-1', '{"data":{"body":"没有写完"}}'))
  await citizen.getByRole('button', { name: '删除我的信息' }).click()
  const sheet = citizen.getByRole('dialog')
  await sheet.getByText('会保留', { exact: true }).waitFor()
  await sheet
    .getByText(/档案法/)
    .first()
    .waitFor()
  await keepScreenshot(citizen, 'privacy-6-deletion')
  await sheet.getByRole('button', { name: '确认删除' }).click()
  await seen(citizen, /已删除\d+条联系方式/)
  expect(await citizen.evaluate(() => localStorage.getItem('minsheng.draft.demo-citizen-1'))).toBeNull()
  const { body } = await city.api.call('citizen-1', 'messages.get', { id: message.id })
  expect(body.ok ? 'still there' : body.error.code).toBe('not_found')
  const stored = await ask<MessageView>('press', 'messages.get', { id: message.id })
  expect([stored.body, stored.contact?.held]).toEqual([message.body, false])
})

it('no page broke on the way', () => expect(city.faults).toEqual([]))
