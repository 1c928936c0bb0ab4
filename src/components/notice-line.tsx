import { useEffect } from 'react'
import { Box } from '../platform/elements'
import { hideNotice, useNotice } from '../state/notice.store'
import './notice-line.scss'

const SHOWN_MS = 3500

/** Where `notify()` speaks. Always there, so that screen readers hear what changes in it. */
export function NoticeLine() {
  const { id, text } = useNotice()
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => hideNotice(id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [id, text])
  return (
    <Box className='notice' role='status'>
      {text && <Box className='notice__text'>{text}</Box>}
    </Box>
  )
}
