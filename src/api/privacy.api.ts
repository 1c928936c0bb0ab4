import type { PrivacyContract } from '../../types/privacy.contract'
import { callerOf } from './caller'

const call = callerOf<PrivacyContract>('privacy')

/** 我的信息与权利. Every call may throw `ApiFailure`. */
export const privacyApi = {
  whatIsHeld: call('what_is_held'),
  exportMine: call('export_mine'),
  correctContact: call('correct_contact'),
  withdrawConsent: call('withdraw_consent'),
  deleteMine: call('delete_mine'),
  myDeclaration: call('my_declaration'),
  declareAge: call('declare_age'),
}
