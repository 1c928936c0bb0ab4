import { useEffect } from 'react'
import { Box } from '../platform/elements'
import { hideNotice, useNotice } from '../state/notice.store'
import './notice-line.scss'

/** At least so long, and for each character what somebody who reads slowly needs: milliseconds. */
const SHOWN_MS = 3500
const PER_CHARACTER_MS = 200

/** Where `notify()` speaks. Always there, so that screen readers hear what changes in it. */
export function NoticeLine() {
  const { id, text } = useNotice()
  useEffect(() => {
    if (!text) return
    const timer = setTimeout(() => hideNotice(id), Math.max(SHOWN_MS, text.length * PER_CHARACTER_MS))
    return () => clearTimeout(timer)
  }, [id, text])
  return (
    <Box className='notice' role='status'>
      {text && <Box className='notice__text'>{text}</Box>}
    </Box>
  )
}
