import type { NewDocument } from '../../shared/documents'
import type { ServiceItemDocument } from '../../services'
import { businessItems, cultureItems, transportItems, utilityItems } from './city'
import { documentItems } from './documents'
import { housingItems } from './housing'
import { educationItems, familyItems, healthItems } from './people'
import { socialSecurityItems } from './social-security'

/** What people ask for most comes first in the list; the rest follows by topic. */
const FIRST = ['id-card-replacement', 'medical-elsewhere', 'fund-withdrawal', 'school-enrolment']

const all = [
  ...documentItems,
  ...socialSecurityItems,
  ...housingItems,
  ...educationItems,
  ...healthItems,
  ...transportItems,
  ...utilityItems,
  ...familyItems,
  ...businessItems,
  ...cultureItems,
]

/** The 40 办事事项 of 示范市. The laws are real, what is the city's own is marked as a demonstration. */
export const demoServiceItems: readonly NewDocument<ServiceItemDocument>[] = [
  ...FIRST.flatMap((id) => all.filter((item) => item.id === id)),
  ...all.filter((item) => !FIRST.includes(item.id)),
].map((item, rank) => ({ ...item, rank }))
