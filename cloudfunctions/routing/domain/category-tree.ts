import type { Category } from './duty'

/**
 * The first two levels of how cities sort what people write (信访内容分类), as far as a new installation needs them; the
 * city's own tree, with its third level, is read in by `npm run train -- … --taxonomy FILE`.
 */
const FIRST_LEVELS: readonly (readonly [name: string, children: string])[] = [
  ['城乡建设', '城市建设 市政管理 城乡规划 住房保障 房地产 房屋征收 物业服务 工程质量 村镇建设 城市管理'],
  ['环境保护', '环境污染 环保管理 建设项目环评 大气污染 水污染 噪音污染 固体废物'],
  ['交通运输', '出租车管理 客货运输 公路建设 公路收费 邮政快递'],
  ['教育文体', '教育行政管理 教师队伍 教育收费 考试招生 文化 体育 文物保护'],
  ['劳动和社会保障', '工资福利 劳动关系 劳动保护 就业培训 社会保险 养老保险 医疗保险 工伤保险 退休待遇'],
  ['商贸旅游', '市场监管 物价监督 商品质量 旅游管理 商业贸易'],
  ['卫生计生', '医政监管 医患纠纷 公共卫生 人口计生 食品药品监管'],
  ['农村农业', '土地承包经营 村务管理 惠农补贴 扶贫开发 水利水电 林业管理 动物防疫'],
  ['国土资源', '土地征收 土地资源管理 矿产资源 气象地震'],
  ['民政', '社会救助 优抚安置 婚姻登记 殡葬管理 养老服务 区划地名 基层选举'],
  ['党务政务', '党的建设 群众团体 民族宗教 宣传舆论 政务公开'],
  ['政法', '社会治安 户籍证件 交通管理 诉讼 法律服务 行政复议 消防安全'],
  ['纪检监察', '干部作风 失职渎职 贪污贿赂 滥用职权'],
  ['经济管理', '金融财税 国资监管 企业破产 安全生产监管 能源管理 宏观调控'],
  ['科技与信息产业', '电信 信息化建设 科学技术 知识产权'],
]

export const SHIPPED_TREE: readonly Category[] = FIRST_LEVELS.map(([name, children]) => ({
  name,
  children: children.split(' '),
}))
