import { Button } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useSyncExternalStore } from 'react'
import { PRIVACY_SHEET_COPY } from '../copy/privacy-sheet'
import { Dialog } from './dialog.weapp'
import { Box, Heading, Press, Txt } from './elements.weapp'
import { openPage } from './navigate'
import { PAGES } from './routes'

/** As documented (base library 2.32.3); the typings say only that there is one. */
type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

/** WeChat holds every private interface that is called until it is answered: one question, its answer is for all of them. */
let waiting: readonly Resolve[] = []
const listeners = new Set<() => void>()
const set = (next: readonly Resolve[]): void => {
  waiting = next
  listeners.forEach((tell) => tell())
}
// Base libraries before 2.32.3 ask by themselves.
if (typeof wx.onNeedPrivacyAuthorization === 'function')
  wx.onNeedPrivacyAuthorization((resolve) => set([...waiting, resolve as unknown as Resolve]))

const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

const AGREE = 'privacy-agree'

/** 用户隐私保护授权: our own words and WeChat's own button, which alone counts as consent. */
export function PrivacySheet() {
  const asked = useSyncExternalStore(subscribe, () => waiting)
  const { path } = useRouter()
  // Whoever went on to read the guide reads it; the question waits on the page below.
  if (asked.length === 0 || path.includes(PAGES.privacy.slice(1))) return null
  const answer = (given: Parameters<Resolve>[0]): void => {
    set([])
    asked.forEach((resolve) => resolve(given))
  }
  const refuse = (): void => answer({ event: 'disagree' })
  const agree = (): void => answer({ event: 'agree', buttonId: AGREE })
  return (
    <Dialog label={PRIVACY_SHEET_COPY.title} onClose={refuse}>
      <Box className='sheet__head'>
        <Heading level={2} className='heading-2'>
          {PRIVACY_SHEET_COPY.title}
        </Heading>
      </Box>
      <Box className='sheet__body'>
        <Box className='stack'>
          <Txt className='text'>{PRIVACY_SHEET_COPY.text}</Txt>
          <Press className='row' role='link' onPress={() => openPage('privacy')}>
            <Txt className='row__title'>{PRIVACY_SHEET_COPY.read}</Txt>
          </Press>
          <Button
            id={AGREE}
            className='button button--primary button--block'
            openType='agreePrivacyAuthorization'
            onAgreePrivacyAuthorization={agree}
          >
            {PRIVACY_SHEET_COPY.agree}
          </Button>
          <Press className='button button--plain button--block' onPress={refuse}>
            <Txt>{PRIVACY_SHEET_COPY.refuse}</Txt>
          </Press>
        </Box>
      </Box>
    </Dialog>
  )
}
