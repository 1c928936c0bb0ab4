import type { DutyClause } from '../../routing'
import { dutiesForCity } from './city'
import { dutiesForEconomy } from './economy'
import { dutiesOfOffices } from './offices'
import { dutiesForPeople } from './people'
import { dutiesOfUtilities } from './utilities'

/** The duty lists 职责清单 of all departments of 示范市. Written for the demonstration; no real city's list was copied. */
export const demoDuties: readonly DutyClause[] = [
  ...dutiesForPeople,
  ...dutiesOfUtilities,
  ...dutiesForCity,
  ...dutiesForEconomy,
  ...dutiesOfOffices,
]
