import { DIRECTORY_ID, type DirectoryDocument, type Unit } from '../../hall'
import type { NewDocument } from '../../shared/documents'
import { bureausForCity } from './bureaus-city'
import { bureausForEconomy } from './bureaus-economy'
import { bureausForPeople } from './bureaus-people'
import { districts } from './districts'
import { offices } from './offices'
import { posts } from './posts'
import { sections } from './sections'
import { account } from './unit-row'
import { utilities } from './utilities'

/** Everything of 示范市: 74 departments, 13 县市区, and below them 科室 and 镇街. */
const units: readonly Unit[] = [
  ...bureausForPeople,
  ...utilities,
  ...bureausForCity,
  ...bureausForEconomy,
  ...offices,
  ...districts,
  ...sections,
]

/** The directory of the demonstration city 示范市. No name in it is meant to be a real place or person. */
export const demoDirectory: NewDocument<DirectoryDocument> = {
  id: DIRECTORY_ID,
  cityName: '示范市',
  hotline: '12345',
  cityAccount: account('示范发布', '示范市人民政府新闻办公室官方账号：权威消息、便民信息和留言办理情况。'),
  units,
  posts: posts(districts),
}
