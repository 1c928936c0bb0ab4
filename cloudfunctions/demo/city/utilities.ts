import { account, department } from './unit-row'

/** Utilities: companies that answer as departments do. */
export const utilities = [
  department(
    'heating',
    '市供热集团',
    '供热 暖气',
    '暖气 供暖 供热 取暖费 采暖费 热力 暖气片 地暖 暖气不热 室温 测温 停暖 报停 热力站 换热站 暖气费 管网改造 阀门 暖气漏水 不热 集中供暖',
  ),
  department(
    'water-supply',
    '市供水集团',
    '自来水 供水',
    '自来水 停水 水压 水表 水费 供水 水质 二次供水 水管 爆管 水龙头 发黄 浑浊 没水 水泵房 户表改造',
  ),
  department(
    'gas',
    '市燃气集团',
    '燃气 天然气',
    '燃气 天然气 煤气 煤气味 燃气表 燃气泄漏 停气 通气 灶具 气费 液化气 燃气管道 煤改气 壁挂炉 燃气安检',
  ),
  department(
    'power',
    '市供电公司',
    '用电 供电',
    '停电 电费 电表 变压器 电压 供电 电线杆 电线 高压线 充电桩报装 跳闸 用电 电缆 断电',
  ),
  department(
    'bus',
    '市公交集团',
    '公交',
    '公交 公交车 公交站 公交卡 末班车 首班车 候车 等车 线路 换乘 司机态度 老年卡 站牌 校园专线 班次 路车',
    account('示范公交', '线路调整、首末班和乘车提示，由市公交集团发布。'),
  ),
  department(
    'drainage',
    '市排水有限公司',
    '排水 污水',
    '下水道 污水 雨水口 排水 污水管 反水 堵塞 化粪池 污水井 污水外溢 雨水井 倒灌',
  ),
  department('street-lamps', '市路灯管理处', '路灯', '路灯 路灯不亮 灯杆 照明 摸黑 亮化'),
]
