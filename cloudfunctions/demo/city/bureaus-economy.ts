import { department } from './unit-row'

/** Bureaus for business, the countryside and money. */
export const bureausForEconomy = [
  department(
    'development',
    '市发展和改革委员会',
    '价格 项目',
    '物价 电价 阶梯水价 气价 停车收费标准 充电桩建设 项目立项 节能 定价 听证',
  ),
  department(
    'market-regulation',
    '市市场监督管理局',
    '消费维权 食品安全 营业执照',
    '食品安全 过期 变质 外卖 餐馆 饭店 超市 假货 假冒 退款 退货 预付卡 办卡 跑路 缺斤短两 短秤 价格欺诈 乱收费 营业执照 个体户 注销公司 虚假宣传 电梯检验 电梯故障 特种设备 药店 保健品 保质期 菜市场 消费者 欺诈 直播带货 地沟油',
  ),
  department(
    'administrative-approval',
    '市行政审批服务局',
    '政务服务 办事大厅',
    '办事大厅 政务大厅 政务服务 窗口 一次办 取号 行政审批 许可证 一网通办 排队办事',
  ),
  department('data', '市数据局', '数字政府', '政务APP 电子证照 数据共享 公共数据 智慧城市 一码通'),
  department(
    'commerce',
    '市商务局',
    '商贸流通',
    '以旧换新 家电补贴 消费券 商场 再生资源 加油站 二手车 外贸 会展 早餐店 便利店',
  ),
  department(
    'industry',
    '市工业和信息化局',
    '工业 中小企业',
    '工业园 中小企业 技术改造 拖欠企业账款 专精特新 新能源汽车补贴',
  ),
  department(
    'telecom',
    '市通信发展管理办公室',
    '宽带 手机信号',
    '宽带 网速 光纤 手机信号 基站 移动套餐 携号转网 话费 流量套餐 营业厅 运营商 没信号 断网',
  ),
  department('science', '市科学技术局', '科技创新', '高新技术企业 科技项目 科技补贴 研发补助 专利转化'),
  department('finance', '市财政局', '财政 补贴发放', '财政补贴 一卡通 会计证 会计考试 政府采购 非税'),
  department('tax', '市税务局', '税务', '个税 税务 发票 开发票 契税 增值税 退税 汇算清缴 税费 不开发票'),
  department('financial-affairs', '市地方金融管理局', '地方金融', '小额贷款 非法集资 典当 融资担保 理财 催收 贷款难'),
  department('state-assets', '市国有资产监督管理委员会', '国有企业', '国企 改制 国有企业 三供一业 退休人员社会化'),
  department(
    'agriculture',
    '市农业农村局',
    '农业 农村',
    '农业 种地 粮食补贴 地力补贴 种子 农药 大棚 养殖 养猪场 鸡场 土地流转 承包地 村集体 厕改 农村厕所 高标准农田 农机 农机补贴 猪瘟 动物检疫 美丽乡村',
  ),
  department('grain', '市粮食和物资储备局', '粮食', '粮食收购 卖粮 粮站 储备粮'),
  department('postal', '市邮政管理局', '快递', '快递 驿站 包裹 丢件 快递柜 不送货上门 邮政 信报箱'),
  department('tobacco', '市烟草专卖局', '烟草', '烟草 卖烟 电子烟 假烟 烟草证'),
  department('investment', '市投资促进局', '招商引资', '招商 投资优惠 引资'),
]
