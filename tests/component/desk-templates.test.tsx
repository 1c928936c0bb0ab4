/** @jest-environment jsdom */
import { render, screen, waitFor } from '@testing-library/react'
import { ApiFailure } from '../../src/api/failure'
import { TemplateForm } from '../../src/packages/desk/template-form'
import type { ReplyTemplate } from '../../types/messages.contract'
import { inputsOf } from '../support/page-doubles'
import { answers, beginStaffPage, signIn, tap, type, UNITS } from '../support/staff-page'

beforeEach(() => beginStaffPage())

describe('a template', () => {
  const template = { id: 't1', version: 1, title: '停暖', body: '已派人检修', mayEdit: true } as ReplyTemplate

  it('is for each of the units that somebody keeps them for, once and by its name', async () => {
    answers({ 'hall/list_units': () => UNITS })
    const both = ['liaison', 'approver'] as const
    const me = signIn([...both.map((role) => ({ role, unitId: 'heating' })), { role: 'liaison', unitId: 'water' }])
    render(<TemplateForm me={me} template={undefined} onDone={() => undefined} onBack={() => undefined} />)
    await screen.findByRole('radio', { name: '给市水务局用' })
    expect(screen.getAllByRole('radio').map((chip) => chip.textContent)).toEqual(['给市供热集团用', '给市水务局用'])
  })

  it('that somebody else changed first is shown, and the next saving rests on it', async () => {
    const me = signIn([{ role: 'liaison', unitId: 'heating' }])
    const theirs = { ...template, version: 2, body: '同事改过的内容' }
    const save = jest
      .fn()
      .mockRejectedValueOnce(new ApiFailure('conflict', { current: theirs }))
      .mockResolvedValue(theirs)
    answers({ 'messages/save_reply_template': save })
    render(<TemplateForm me={me} template={template} onDone={() => undefined} onBack={() => undefined} />)
    type('模板内容', '已派人检修，今晚八点前恢复')
    tap('保存')
    await screen.findByText(/同事改过的内容/)
    tap('保存')
    await waitFor(() => expect(save).toHaveBeenCalledTimes(2))
    expect(save).toHaveBeenLastCalledWith(expect.objectContaining({ version: 2, body: '已派人检修，今晚八点前恢复' }))
  })

  it('that somebody else changed first is shown before it is removed, and one press more removes what was seen', async () => {
    const me = signIn([{ role: 'liaison', unitId: 'heating' }])
    const theirs = { ...template, version: 2, body: '同事改过的内容' }
    const remove = jest
      .fn()
      .mockRejectedValueOnce(new ApiFailure('conflict', { current: theirs }))
      .mockResolvedValue({ removed: true })
    answers({ 'messages/remove_reply_template': remove })
    render(<TemplateForm me={me} template={template} onDone={() => undefined} onBack={() => undefined} />)
    tap('删除')
    expect(screen.getByText(/^删除“停暖”？/)).toBeDefined()
    expect(remove).not.toHaveBeenCalled()
    tap('确认删除')
    await screen.findByText(/同事改过的内容/)
    tap('确认删除')
    await waitFor(() => expect(remove).toHaveBeenCalledTimes(2))
    expect(remove).toHaveBeenLastCalledWith({ id: 't1', version: 2 })
  })

  it('is asked about anew before it is removed by somebody who went on to save it instead', async () => {
    const me = signIn([{ role: 'liaison', unitId: 'heating' }])
    const theirs = { ...template, version: 2, body: '同事改过的内容' }
    answers({
      'messages/save_reply_template': () => Promise.reject(new ApiFailure('conflict', { current: theirs })),
      'messages/remove_reply_template': () => ({ removed: true }),
    })
    render(<TemplateForm me={me} template={template} onDone={() => undefined} onBack={() => undefined} />)
    tap('删除')
    tap('返回')
    tap('保存')
    await screen.findByText(/同事改过的内容/)
    tap('删除')
    expect(inputsOf('messages/remove_reply_template')).toEqual([])
  })

  it('makes room for the question whether it is to go, and gives back what was written meanwhile', () => {
    const me = signIn([{ role: 'liaison', unitId: 'heating' }])
    const back = jest.fn()
    render(<TemplateForm me={me} template={template} onDone={() => undefined} onBack={back} />)
    type('模板内容', '已派人检修，今晚恢复')
    const remove = screen.getByRole('button', { name: '删除' })
    tap('删除')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull()
    // Whoever presses it by keyboard keeps the place.
    expect(screen.getByRole('button', { name: '确认删除' })).toBe(remove)
    tap('返回')
    expect(screen.getByLabelText('模板内容')).toHaveProperty('value', '已派人检修，今晚恢复')
    expect(back).not.toHaveBeenCalled()
    tap('返回')
    expect(back).toHaveBeenCalledTimes(1)
  })

  it('tells why it was not removed, not why it was not saved before', async () => {
    const me = signIn([{ role: 'liaison', unitId: 'heating' }])
    answers({
      'messages/save_reply_template': () => Promise.reject(new ApiFailure('offline')),
      'messages/remove_reply_template': () => Promise.reject(new ApiFailure('unauthenticated')),
    })
    render(<TemplateForm me={me} template={template} onDone={() => undefined} onBack={() => undefined} />)
    tap('保存')
    await screen.findByText(/网络没有连上/)
    tap('删除')
    tap('确认删除')
    await screen.findByRole('button', { name: '登录' })
    expect(screen.queryByText(/网络没有连上/)).toBeNull()
  })
})
