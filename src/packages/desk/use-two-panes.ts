import { useEffect, useState } from 'react'

const WIDE = '(min-width: 1024px)'

/** Whether list and handling fit beside each other. In the mini program they never do (`.weapp.ts`). */
export function useTwoPanes(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches)
  useEffect(() => {
    const query = window.matchMedia(WIDE)
    // Paper is narrower than the screen: what is open beside the list would be gone, from the print and afterwards.
    const change = (): void => {
      if (!window.matchMedia('print').matches) setWide(query.matches)
    }
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return wide
}
