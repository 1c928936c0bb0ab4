import type { Page } from 'playwright-core'
import sharp from 'sharp'
import type { FileAddresses } from '../../types/files.contract'
import type { MessageView } from '../../types/messages.contract'
import { pdf } from '../unit/files/pdf.sample'
import { type BrowsedCity, go, keepScreenshot, openCity, seen } from './open-city'
import { until } from '../support/until'

jest.setTimeout(240_000)

let city: BrowsedCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const call = async <Data>(persona: string, procedure: string, input: object) => {
  const { body } = await city.api.call(persona, procedure, input)
  return body as { ok: boolean; data: Data; error?: { code: string; message: string } }
}
const ask = async <Data>(persona: string, procedure: string, input: object): Promise<Data> => {
  const { ok, data, error } = await call<Data>(persona, procedure, input)
  if (!ok) throw new Error(`${procedure}: ${error?.message ?? ''}`)
  return data
}
/** A road as it was mended, more or less. */
const road = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .jpeg()
    .toBuffer()

async function add(page: Page, button: string, files: { name: string; mimeType: string; buffer: Buffer }[]) {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button }).click()
  await (await choosing).setFiles(files)
}
/** Waits until so many pictures have really been drawn: their addresses open, and the pages' policy lets them. */
async function drawn(page: Page, count: number): Promise<void> {
  const pictures = `[...document.querySelectorAll('.attachments img')]`
  const shown = `${pictures}.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0).length >= ${count}`
  await until(`${count} drawn pictures`, () => page.evaluate<boolean>(shown))
}
const addresses = (persona: string, messageId: string) => call<FileAddresses>(persona, 'files.addresses', { messageId })

let message: MessageView
const page = { handle: '', detail: '' }

it('a handler adds pictures and a notice; leaving the page loses none of it', async () => {
  const requestId = '00000000-0000-4000-8000-000000000071'
  const sent = { requestId, kind: 'complaint', body: '锦绣路路面坑洼，暖气管沟没有填平。', addresseeId: 'heating' }
  message = await ask('citizen-1', 'messages.submit', sent)
  const { id } = message
  await ask('handler:heating', 'messages.accept', { id, version: 1 })
  page.handle = `packages/desk/handle/index?id=${id}`
  page.detail = `pages/messages/detail/index?id=${id}`
  const handler = await city.visit('phone', 'handler:heating')
  await go(handler, page.handle)
  await handler.getByLabel('答复内容').fill('管沟已于今天填平，路面已修复，感谢您的反映。')
  await handler.getByRole('radio', { name: '已解决' }).click()
  const pictures = [await road('#445566'), await road('#667788')]
  const chosen = pictures.map((buffer, at) => ({ name: `IMG_${at}.jpg`, mimeType: 'image/jpeg', buffer }))
  await add(handler, '添加图片', chosen)
  await handler.getByLabel('第2张图片的说明').waitFor()
  await add(handler, '添加PDF', [{ name: '施工通告.pdf', mimeType: 'application/pdf', buffer: pdf() }])
  const scripted = pdf('5 0 obj\n<< /S /JavaScript >>\nendobj\n')
  await add(handler, '添加PDF', [{ name: '带脚本.pdf', mimeType: 'application/pdf', buffer: scripted }])
  await seen(handler, /另存为普通PDF/)
  await handler.getByRole('button', { name: '送审', exact: true }).click()
  await seen(handler, '有图片或文件没有传上，请重新上传或删除')
  await handler.getByRole('button', { name: '删除第2份PDF' }).click()
  await handler.getByLabel('第1张图片的说明').fill('填平的管沟')
  await keepScreenshot(handler, 'reply-files-1-added')
  expect(await handler.getByLabel('第1份PDF的名称').inputValue()).toBe('施工通告')

  await handler.reload()
  await handler.getByLabel('第1张图片的说明').waitFor()
  expect(await handler.getByLabel('第1张图片的说明').inputValue()).toBe('填平的管沟')
  await handler.getByRole('group', { name: /随答复附上/ }).scrollIntoViewIfNeeded()
  await keepScreenshot(handler, 'reply-files-2-back')
  await handler.getByRole('button', { name: '送审', exact: true }).click()
  await seen(handler, '已送审')
})

it('the leader sees on the phone what would go out, and the citizen nothing yet', async () => {
  const leader = await city.visit('phone', 'approver:heating')
  await go(leader, page.handle)
  await seen(leader, '填平的管沟')
  await drawn(leader, 2)
  await seen(leader, /施工通告（PDF，\d+KB）/)
  await leader.getByRole('group', { name: '随附的图片和文件' }).scrollIntoViewIfNeeded()
  await keepScreenshot(leader, 'reply-files-3-leader')
  expect((await addresses('citizen-1', message.id)).data.items).toEqual([])
  const citizen = await city.visit('phone', 'citizen-1')
  await go(citizen, page.detail)
  expect(await citizen.getByText('填平的管沟').count()).toBe(0)

  // Sent back; the handler takes one out, and the leader reads which.
  await leader.getByRole('button', { name: '退回修改', exact: true }).click()
  await leader.getByRole('textbox').fill('第二张看不清，请去掉')
  await leader.getByRole('dialog').getByRole('button', { name: '退回修改', exact: true }).click()
  await leader.getByRole('dialog').waitFor({ state: 'detached' })
  const handler = await city.visit('desk', 'handler:heating')
  await go(handler, page.handle)
  await handler.getByRole('button', { name: '删除第2张图片' }).click()
  await keepScreenshot(handler, 'reply-files-4-mended-desk')
  await handler.getByRole('button', { name: '送审', exact: true }).click()
  await seen(handler, '已送审')
  await go(leader, page.handle)
  await seen(leader, '去掉：第2张图片')
  await keepScreenshot(leader, 'reply-files-5-difference')
  await leader.getByRole('button', { name: '通过', exact: true }).click()
  await leader.getByRole('button', { name: '确认通过' }).click()
  await seen(leader, '已通过，市民可以看到答复了')
})

it('the citizen sees them with the reply, in words too, and opens the notice; nobody else does', async () => {
  for (const [screen, scheme, elder] of [
    ['phone', 'light', false],
    ['desk', 'light', false],
    ['phone', 'dark', true],
  ] as const) {
    const citizen = await city.visit(screen, 'citizen-1', scheme)
    if (elder) await citizen.addInitScript(() => localStorage.setItem('minsheng.elder', '{"data":true}'))
    await go(citizen, page.detail)
    await drawn(citizen, 1)
    expect(await citizen.getByRole('img', { name: '填平的管沟' }).count()).toBe(1)
    await citizen.getByRole('button', { name: '查看填平的管沟' }).waitFor()
    const saving = citizen.waitForEvent('download')
    await citizen.getByRole('button', { name: /打开PDF“施工通告”/ }).click()
    expect((await saving).suggestedFilename()).toBe('施工通告.pdf')
    await keepScreenshot(citizen, `reply-files-6-citizen-${screen}${elder ? '-elder-dark' : ''}`)
  }
  expect((await addresses('citizen-1', message.id)).data.items.map(({ kind }) => kind)).toEqual(['image', 'document'])
  expect((await addresses('citizen-2', message.id)).error?.code).toBe('not_found')

  // A line that fails says so beside the words of the reply, which stay.
  const citizen = await city.visit('phone', 'citizen-1')
  await citizen.route('**/api/files/addresses', (route) => route.abort())
  await go(citizen, page.detail)
  await seen(citizen, '图片和文件暂时打不开。')
  await seen(citizen, /管沟已于今天填平/)
  await keepScreenshot(citizen, 'reply-files-7-failed')
})

it('whoever makes the public answer reads that it goes without them', async () => {
  const requestId = '00000000-0000-4000-8000-000000000072'
  const words = { kind: 'complaint', body: '惠民小区门口的供热井盖松动，踩上去会响。', addresseeId: 'heating' }
  const { id } = await ask<MessageView>('citizen-1', 'messages.submit', { ...words, requestId, wantsPublic: true })
  const { version } = await ask<MessageView>('handler:heating', 'messages.accept', { id, version: 1 })
  const bytes = await road('#334455')
  const begun = { requestId, kind: 'image', bytes: bytes.length }
  const file = await ask<{ id: string }>('handler:heating', 'files.begin_upload', begun)
  await ask('handler:heating', 'files.put_part', { id: file.id, part: 0, data: bytes.toString('base64') })
  await ask('handler:heating', 'files.finish', { id: file.id })
  const reply = {
    body: '井盖今天已经固定好，感谢您的提醒。',
    outcome: 'solved',
    files: [{ id: file.id, name: '固定好的井盖' }],
  }
  const drafted = await ask<MessageView>('handler:heating', 'messages.draft_reply', { id, version, ...reply })
  const contentHash = drafted.draft?.contentHash
  await ask('approver:heating', 'messages.approve_reply', { id, version: drafted.version, contentHash, filesShown: 1 })
  const chief = await city.visit('desk', 'press')
  // The city has more answers to make public than one page of the list holds: this one is at hand.
  const { code, title, kind } = drafted
  const items = [{ messageId: id, code, kind, title, waiting: 0 }]
  const json = { ok: true, data: { items, nextCursor: null } }
  await chief.route('**/api/answers/candidates', (route) => route.fulfill({ json }))
  await go(chief, 'packages/press/answers/index')
  await chief.getByRole('link', { name: new RegExp(title) }).click()
  await seen(chief, '这份答复附有1个图片或文件。公开答复只有文字，不带这些文件。')
  await keepScreenshot(chief, 'reply-files-8-public-answer')
})

it('no page broke on the way', () => expect(city.faults).toEqual([]))
