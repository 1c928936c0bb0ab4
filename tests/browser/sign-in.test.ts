import { execFile } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { generateSync } from 'otplib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { DESK, openBrowser, openScreen, PHONE } from '../support/browser'
import {
  buildServerBundle,
  CITY_SETTINGS,
  dataFolder,
  type ServerProcess,
  startServerProcess,
} from '../support/server-process'
import { go, keepScreenshot, seen } from './open-city'

jest.setTimeout(240_000)

const PASSWORD = '楼下那棵老槐树又开花了' + '真香'
let folder: string
let server: ServerProcess
let browser: Browser
const contexts: BrowserContext[] = []
const faults: string[] = []

beforeAll(async () => {
  folder = dataFolder()
  const pages = join(folder, 'pages')
  cpSync(resolve('dist/h5'), pages, { recursive: true })
  server = await startServerProcess(await buildServerBundle(), folder, { ...CITY_SETTINGS, PAGES: pages })
  browser = await openBrowser()
})
afterAll(async () => {
  for (const context of contexts) await context.close()
  await browser.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A fresh browser on the sign-in page. */
async function visit(screen: typeof PHONE | typeof DESK, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await openScreen(browser, screen, { colorScheme, baseURL: server.url })
  contexts.push(context)
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Warning:/.test(message.text()))
      faults.push(message.text())
  })
  return page
}
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).filter({ visible: true }).click()
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true }).filter({ visible: true })
const secretField = (page: Page, name: string) => page.getByLabel(name, { exact: true }).filter({ visible: true })

async function nameAndPassword(page: Page, loginName: string, password: string): Promise<void> {
  await field(page, '登录名').fill(loginName)
  await secretField(page, '密码').fill(password)
  await press(page, '下一步')
}

/** From the one-time code to the first page, as every member of the staff does it once. @returns the secret */
async function firstSignIn(page: Page, loginName: string, code: string, name: string): Promise<string> {
  await go(page, 'pages/me/sign-in/index')
  await page.getByRole('radio', { name: '工作人员' }).click()
  await nameAndPassword(page, loginName, code)
  await seen(page, /设置自己的密码/)
  await secretField(page, '新密码').fill('123456789012')
  await secretField(page, '再输一遍').fill('123456789012')
  await press(page, '保存密码')
  await seen(page, /太常见/)
  await keepScreenshot(page, `sign-in-password-${name}`)
  await secretField(page, '新密码').fill(PASSWORD)
  await secretField(page, '再输一遍').fill(PASSWORD)
  await press(page, '保存密码')
  await seen(page, /绑定动态码/)
  await page.getByRole('img', { name: '验证器要扫的二维码' }).waitFor()
  await keepScreenshot(page, `sign-in-enrol-${name}`)
  const secret = ((await page.locator('.one-time-code').first().textContent()) ?? '').replace(/\s/g, '')
  await field(page, '验证器现在显示的6位数字').fill('000000')
  await press(page, '完成绑定')
  await seen(page, /动态码不对/)
  await field(page, '验证器现在显示的6位数字').fill(generateSync({ secret }))
  await press(page, '完成绑定')
  await seen(page, /请保存备用码/)
  await keepScreenshot(page, `sign-in-recovery-${name}`)
  await press(page, '已经抄好，进入系统')
  return secret
}

it('an administrator is made in the terminal, signs in, opens an account, and its owner signs in with the code', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve('config/command.mjs'), 'create-admin', 'guanli', '王管理'],
    { env: { ...process.env, ...CITY_SETTINGS, DATA_DIR: join(folder, 'data') } },
  )
  const code = /\b([2-9a-z]{4}(?:-[2-9a-z]{4}){3})\b/.exec(stdout)?.[1] ?? ''
  expect(code).not.toBe('')

  const admin = await visit(PHONE)
  await go(admin, 'pages/me/sign-in/index')
  await seen(admin, /登录名/)
  await keepScreenshot(admin, 'sign-in-phone')
  await nameAndPassword(admin, 'guanli', 'not the code')
  await seen(admin, /登录名或密码不对/)
  expect(await field(admin, '登录名').inputValue()).toBe('guanli')
  await firstSignIn(admin, 'guanli', code, 'phone')
  await seen(admin, /您好，王管理/)
  await keepScreenshot(admin, 'me-admin-phone')

  await admin.getByRole('link', { name: /账号管理/ }).click()
  await seen(admin, /工作人员账号/)
  await keepScreenshot(admin, 'accounts-phone')
  await press(admin, '开通账号')
  await press(admin, '开通')
  await seen(admin, '请填写姓名。')
  await seen(admin, '请至少添加一个角色。')
  await field(admin, '姓名').fill('李审计')
  await field(admin, '登录名').fill('lishenji')
  await press(admin, '添加角色')
  await admin.getByRole('radio', { name: '审计员' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '添加角色' }).click()
  await press(admin, '添加角色')
  await admin.getByRole('radio', { name: '签发' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '添加角色' }).click()
  await press(admin, '开通')
  await seen(admin, /三种权限要分开/)
  await keepScreenshot(admin, 'open-account-refused')
  await press(admin, '去掉签发')
  await press(admin, '开通')
  await seen(admin, /请当面或电话告诉本人/)
  await keepScreenshot(admin, 'open-account-code')
  const issued = (await admin.locator('.issued-code').textContent())?.trim() ?? ''
  await press(admin, '已经告诉本人')
  await seen(admin, /等待第一次登录/)
  await keepScreenshot(admin, 'account-phone')

  const auditor = await visit(DESK, 'dark')
  const secret = await firstSignIn(auditor, 'lishenji', issued, 'desk')
  await seen(auditor, /您好，李审计/)
  await go(auditor, 'packages/account/security/index')
  await seen(auditor, /现在这台/)
  await keepScreenshot(auditor, 'security-desk')

  // On another device, with the authenticator this time; a code is taken once.
  const phone = await visit(PHONE)
  await go(phone, 'pages/me/sign-in/index')
  await nameAndPassword(phone, 'lishenji', PASSWORD)
  await seen(phone, /输入动态码/)
  await field(phone, '动态码或备用码').fill('000000')
  await press(phone, '登录')
  await seen(phone, /动态码不对或已用过/)
  await keepScreenshot(phone, 'sign-in-code-phone')
  await field(phone, '动态码或备用码').fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 }))
  await press(phone, '登录')
  await seen(phone, /您好，李审计/)

  await auditor.reload()
  await auditor
    .getByRole('button', { name: /下线：/ })
    .first()
    .click()
  await seen(auditor, /现在这台/)
  await go(phone, 'packages/account/security/index')
  await phone.reload()
  await seen(phone, /请先登录/)

  await admin.reload()
  await press(admin, '停用账号')
  await admin.getByRole('dialog').getByRole('button', { name: '停用账号' }).click()
  await seen(admin, /恢复账号/)
  await auditor.reload()
  await seen(auditor, /请先登录/)
  expect(faults).toEqual([])
})
