import Taro from '@tarojs/taro'
import { type Located, toPlace } from './location.types'
import { privacyAgreed } from './privacy.weapp'

export const locatesBy: 'device' | 'map' = 'map'

/** Opens WeChat's map to put a pin on it, after the privacy guide was agreed to. Never throws. */
export async function locate(): Promise<Located> {
  if (!(await privacyAgreed())) return { found: false, why: 'refused' }
  try {
    const { latitude, longitude, name } = await Taro.chooseLocation({})
    return { found: true, latitude: toPlace(latitude), longitude: toPlace(longitude), ...(name ? { name } : {}) }
  } catch (error) {
    return { found: false, why: whyNot(error) }
  }
}

/** WeChat says why in words only: `chooseLocation:fail cancel`, `…:fail auth deny`, `…:fail:auth denied`. */
function whyNot(error: unknown): 'refused' | 'unavailable' | 'cancelled' {
  const said = typeof error === 'object' && error !== null && 'errMsg' in error ? String(error.errMsg) : ''
  if (said.includes('cancel')) return 'cancelled'
  return /auth|privacy|permission/i.test(said) ? 'refused' : 'unavailable'
}

/** Shows the pin on WeChat's map. */
export const openMap: ((place: { latitude: number; longitude: number; name: string }) => void) | undefined = (
  place,
) => {
  Taro.openLocation(place).catch(() => undefined)
}
