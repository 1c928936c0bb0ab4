import { section } from './unit-row'

/** 科室, stations and branches of the units that receive most messages. */
export const sections = [
  section('housing', 'property', '物业管理科'),
  section('housing', 'quality', '工程质量安全科'),
  section('housing', 'market', '房地产市场科'),
  section('heating', 'service', '客户服务中心'),
  section('heating', 'north', '城北供热站'),
  section('heating', 'south', '城南供热站'),
  section('traffic', 'order', '秩序科'),
  section('traffic', 'facilities', '设施科'),
  section('traffic', 'vehicles', '车辆管理所'),
  section('police', 'household', '户政科'),
  section('police', 'exit-entry', '出入境管理科'),
  section('education', 'basic', '基础教育科'),
  section('education', 'training', '校外教育培训监管科'),
  section('city-management', 'enforcement', '执法支队'),
  section('city-management', 'sanitation', '环卫科'),
  section('market-regulation', 'consumer', '消费者权益保护科'),
  section('market-regulation', 'food', '食品安全科'),
  section('human-resources', 'inspection', '劳动保障监察支队'),
  section('human-resources', 'employment', '就业促进科'),
  section('health', 'medical', '医政科'),
  section('water-supply', 'service', '客户服务中心'),
  section('bus', 'operations', '运营调度中心'),
  section('gas', 'repair', '抢险维修中心'),
  section('transport', 'taxi', '出租汽车管理科'),
]
