import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The mini program's own title bar says the title and has the way back. */
export function PageHeader({ title }: { title: string; back: boolean; tabs: boolean }) {
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title })
  }, [title])
  return null
}
