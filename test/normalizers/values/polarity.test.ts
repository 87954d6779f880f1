import { describe, expect, it } from 'vitest';
import { isBoundedRate, type Sense, senseOfName } from '../../../normalizers/values/polarity.ts';

// Names as published forms print them, invented or general; none is taken from the word list's source.
const NAMES: readonly (readonly [Sense, string])[] = [
  ['higher', '群众满意率 家庭医生签约率 安全隐患整改完成率 信访事项办结率 投诉处理满意度 设备完好率 项目验收合格率'],
  ['higher', '资金拨付及时性 补助资金发放准确率 学生巩固率 适龄儿童疫苗接种率 工程质量达标率 宣传覆盖率 案件办结率'],
  ['higher', '万元GDP能耗降低率 贫困发生率下降比例 不满意率降低幅度 PM2.5浓度下降率 成本节约率 空气优良天数比例'],
  ['higher', '无重大安全事故率 无投诉率 设备无故障运行率 事故隐患排查整治率 违法建设拆除率 保洁员到岗率 政策知晓度'],
  ['lower', '群众投诉率 安全生产事故发生率 项目超支率 城镇登记失业率 差错率 不合格率 工程返工率 传染病发病率'],
  ['lower', '孕产妇死亡率 设备故障率 漏检率 学生辍学率 返贫率 投诉次数 项目成本 资金结转结余率 未完成率 案件超期率'],
  [null, '财政投入比 成本控制率 公用经费控制率 经费占比 预算控制数 增长率 资产负债率 床位使用率 药占比 住院率'],
  [null, '查处违法案件数 排查安全隐患数 处理投诉数量 公用经费支出比例 安全投入比例 设备故障率降低 工作天数'],
  [null, '项目完成时间 年度任务完成时限 资金兑现日期 事项办结期限 故障响应时间 培训完成节点'],
].flatMap(([sense, names]) => (names as string).split(' ').map((name) => [sense as Sense, name] as const));

describe('sense of a name', () => {
  it.each(NAMES)('%s: %s', (sense, name) => {
    expect(senseOfName(name).sense).toBe(sense);
  });

  it('an explanation in brackets does not decide', () => {
    expect(senseOfName('财政投入比（计算公式：完成投入/总投入*100%）').sense).toBeNull();
  });

  it('only some rates end at 100%', () => {
    expect(isBoundedRate('群众满意度')).toBe(true);
    expect(isBoundedRate('任务完成率')).toBe(false);
    expect(isBoundedRate('产值增长率')).toBe(false);
  });
});
