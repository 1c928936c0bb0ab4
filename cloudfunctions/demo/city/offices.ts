import { department } from './unit-row'

/** Party and government offices, mass organisations and bodies that answer few messages themselves. */
export const offices = [
  department('party-office', '市委办公室', '市委工作', '市委文件'),
  department('government-office', '市政府办公室', '市政府工作 政务公开', '政务公开 信息公开 政府公报 市长信箱'),
  department('discipline', '市纪委监委机关', '纪律监督', ''),
  department('organization', '市委组织部', '组织工作 党员教育', '党员关系 组织关系 党费 驻村干部'),
  department('publicity', '市委宣传部', '宣传思想 文明创建', '文明城市 志愿服务 文明劝导 公益广告'),
  department('united-front', '市委统战部', '统一战线', '侨务 归侨 侨眷 台胞'),
  department('political-legal', '市委政法委员会', '平安建设', '平安建设 见义勇为 网格员 综治'),
  department('cyberspace', '市委网信办', '网络安全 网络信息', '网络谣言 网络诈骗短信 个人信息泄露 违法网站'),
  department('veteran-cadres', '市委老干部局', '离退休干部', '离休干部 老干部 老年大学'),
  department('petition', '市信访局', '信访', '信访件 信访答复 信访窗口'),
  department('foreign', '市外事办公室', '外事', '领事认证 APEC商务旅行卡 外事'),
  department('audit', '市审计局', '审计', '审计报告 审计结果'),
  department('statistics', '市统计局', '统计调查', '人口普查 经济普查 统计调查 统计数据'),
  department('ethnic', '市民族宗教事务局', '民族宗教', '清真 宗教场所 民族成份'),
  department('archives', '市档案馆', '档案查询', '婚姻档案 知青档案 查档案 档案馆'),
  department('trade-union', '市总工会', '职工权益', '工会 职工之家 劳模 困难职工'),
  department('youth-league', '共青团示范市委员会', '青少年', '青年驿站 希望工程 青少年宫 团组织关系'),
  department('women', '市妇女联合会', '妇女儿童', '家庭暴力 家暴 妇女权益 妇联'),
  department('disabled', '市残疾人联合会', '残疾人服务', '残疾证 残疾人 无障碍 轮椅坡道 盲道 残联'),
  department('red-cross', '市红十字会', '人道救助', '红十字 献血证 急救培训 遗体捐献'),
  department('supply-marketing', '市供销合作社', '农资供应', '供销社 农资 化肥价格'),
  department('hotline', '市12345政务服务便民热线中心', '热线服务', '热线打不通 12345接线 热线回访'),
  department('broadcasting', '市广播电视台', '广播电视', '电视台 有线电视 广播节目 机顶盒'),
  department('public-resources', '市公共资源交易中心', '招标投标', '招标 投标 评标 公共资源交易'),
]
