import type { PersonalKind } from '../../../types/privacy.terms'
import { digitsOf } from './spellings'

const stars = (length: number): string => '*'.repeat(Math.min(Math.max(length, 2), 8))

/**
 * What may stand instead of a value: enough for its owner to know it again, too little to find them. Never longer than
 * the value; a mobile number as 138****1234, everything else shorter than what would still point to one person.
 */
export function maskedValue(kind: PersonalKind, value: string): string {
  const digits = digitsOf(value)
  switch (kind) {
    case 'mobile':
      return `${digits.slice(-11, -8)}****${digits.slice(-4)}`
    case 'own_contact':
      return digits.length === 11 && /^1[3-9]/.test(digits) ? maskedValue('mobile', value) : stars(value.length)
    case 'own_name':
    case 'name':
      return `${[...value][0] ?? ''}${'*'.repeat(Math.max([...value.replace(/\s/g, '')].length - 1, 1))}`
    case 'landline':
      return '****'
    case 'id_card':
      return '******'
    case 'bank_card':
      return `****${digits.slice(-4)}`
    case 'plate':
      return `${value.slice(0, 2)}****`
    case 'email':
      return `***${value.slice(value.lastIndexOf('.'))}`
    case 'wechat':
    case 'qq':
      return '***'
    case 'address':
      return `${/^[\u4e00-\u9fff]{0,12}?(?:路|街|道|巷|弄|胡同|村|小区|花园|苑|公寓|家园)/u.exec(value)?.[0] ?? ''}**`
  }
}
