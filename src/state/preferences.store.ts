import { create } from 'zustand'
import { readStored, writeStored } from '../platform/storage'

const ELDER_KEY = 'minsheng.elder'

interface Preferences {
  /** 长辈版: larger text and targets of at least 60 px. */
  elder: boolean
  setElder: (elder: boolean) => void
}

/** What the person chose on this device. Dark mode is the system's choice and needs no switch. */
export const usePreferences = create<Preferences>()((set) => ({
  elder: readStored<boolean>(ELDER_KEY) ?? false,
  setElder: (elder) => {
    writeStored(ELDER_KEY, elder || undefined)
    set({ elder })
  },
}))
