// Chinese pages that hold no table: notices, bulletins, minutes, test papers, posters; see bench/README.md.
import type { Choice } from './random-choice.ts';
import { CHINESE_NAMES } from './words.ts';

const list = (count: number, item: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => item(i)).join('');
const ORDINALS = '一二三四五六七八九十';
const NAMES = ['张伟', '李娜', '王芳', '刘洋', '陈静', '欧阳明', '赵磊', '孙丽', '周强', '司马青'];
const OFFICES = ['财政局', '教育局', '水利局', '农业农村局', '民政局', '卫生健康局', '审计局', '交通运输局'];
const clause = (c: Choice): string =>
  `${c.pick(['各单位', '有关部门', '各乡镇', '项目实施单位'])}要${c.pick(['认真组织', '统筹推进', '严格落实', '及时报送'])}${c.pick(CHINESE_NAMES)}${c.pick(['工作', '任务', '项目资金', '有关材料'])}`;
const sentence = (c: Choice): string =>
  `${clause(c)}，${c.chance(0.5) ? `${clause(c)}，` : ''}${c.pick(['确保取得实效', '提高资金使用效益', '做到应保尽保', '按时完成目标'])}。`;
const prose = (c: Choice, count: number): string =>
  list(count, () => `<p>${list(c.between(2, 4), () => sentence(c))}</p>`);
const day = (c: Choice): string => `${c.between(2019, 2025)}年${c.between(1, 12)}月${c.between(1, 28)}日`;
const grid = (columns: string, body: string, gap = '4pt 12pt'): string =>
  `<div style="display:grid;grid-template-columns:${columns};gap:${gap}">${body}</div>`;
const fields = (c: Choice, names: readonly string[], value: (i: number) => string): string =>
  names.map((name, i) => `<div>${name}：${value(i)}</div>`).join(c.chance(0.5) ? '' : '\n');

/** Chinese pages without a table by what they hold instead. */
export const NOTICE_PLAIN: Readonly<Record<string, (c: Choice) => string>> = {
  联合发文: (c) =>
    `<div style="display:flex;color:#c00;font-size:24pt;justify-content:center;align-items:center"><div>${list(3, () => `<div style="text-align:justify;text-align-last:justify;width:220pt">云岭县${c.pick(OFFICES)}</div>`)}</div><div>文件</div></div><div style="text-align:center">云财〔${c.between(2019, 2025)}〕${c.between(1, 99)}号</div><hr style="border:1pt solid #c00"><h2>关于做好${c.pick(CHINESE_NAMES)}的通知</h2>${prose(c, 5)}`,
  版记: (c) =>
    `${prose(c, 5)}<div style="text-align:right">${c.pick(OFFICES)}<br>${day(c)}</div><hr><div>抄送：县委办公室，县人大常委会办公室，县政协办公室。</div><hr><div style="display:flex;justify-content:space-between"><span>云岭县${c.pick(OFFICES)}办公室</span><span>${day(c)}印发</span></div><hr>`,
  会议纪要: (c) =>
    `<h2>会议纪要</h2>${fields(c, ['时　间', '地　点', '主持人', '出席人员', '列席人员', '记　录'], (i) => [day(c), '县政府三楼会议室', c.pick(NAMES), c.some(NAMES, 6).join('、'), c.some(NAMES, 4).join('、'), c.pick(NAMES)][i]!)}<hr>${prose(c, 6)}`,
  招标公告: (c) =>
    `<h2>${c.pick(CHINESE_NAMES)}项目招标公告</h2>${prose(c, 1)}${fields(c, ['项目编号', '项目名称', '预算金额', '采购方式', '合同履行期限'], (i) => [`YL-${c.between(1000, 9999)}`, c.pick(CHINESE_NAMES), `${c.between(10, 900)}万元`, '公开招标', `${c.between(30, 300)}天`][i]!)}${prose(c, 2)}<p>联系方式</p>${grid(
      '1fr 1fr',
      list(
        3,
        () =>
          `<div>联系人：${c.pick(NAMES)}</div><div>电　话：0${c.between(100, 999)}-${c.between(1000000, 9999999)}</div>`,
      ),
    )}`,
  联系名单: (c) =>
    `<h2>成员名单</h2>${fields(c, ['组　长', '副组长', '成　员'], () => c.some(NAMES, 3).join('　　'))}${list(c.between(6, 12), () => `<div>　　　　${c.pick(NAMES)}　　县${c.pick(OFFICES)}${c.pick(['局长', '副局长', '股长'])}</div>`)}<p>${sentence(c)}</p>`,
  名字成行: (c) =>
    `<h2>优秀个人（${c.between(20, 60)}名）</h2>${grid(
      `repeat(${c.pick([4, 6, 7])},1fr)`,
      list(
        c.between(20, 44),
        () =>
          `<span>${c
            .pick(NAMES)
            .split('')
            .join(c.chance(0.3) ? '　' : '')}</span>`,
      ),
    )}${prose(c, 2)}`,
  多级目录: (c) =>
    `<h1>目　录</h1>${list(4, (i) => `<div class=toc><b>第${ORDINALS[i]}部分　${c.pick(CHINESE_NAMES)}</b><span style="flex:1;overflow:hidden;white-space:nowrap;height:1.4em">${'.'.repeat(200)}</span><span>${i * 9 + 1}</span></div>${list(3, (k) => `<div class=toc><span>　　${ORDINALS[k]}、${c.pick(CHINESE_NAMES)}${c.pick(['情况', '说明', '收支'])}</span><span style="flex:1;overflow:hidden;white-space:nowrap;height:1.4em">${'.'.repeat(200)}</span><span>${i * 9 + k * 2 + 2}</span></div>`)}`)}`,
  分栏目录: (c) =>
    `<h1>目　次</h1><div style="column-count:2;column-gap:24pt">${list(c.between(14, 26), (i) => `<div class=toc><span>${i + 1}　${c.pick(CHINESE_NAMES)}</span><span style="flex:1"></span><span>（${i + 1}）</span></div>`)}</div>`,
  试卷: (c) =>
    `<h2>${c.between(2019, 2025)}年度业务知识测试</h2><div style="display:flex;gap:20pt"><span>单位：________</span><span>姓名：________</span><span>得分：________</span></div>${list(
      6,
      (i) =>
        `<p class=n>${i + 1}．${clause(c)}，正确的是（　　）。</p>${grid(
          '1fr 1fr 1fr 1fr',
          list(4, (k) => `<span>${'ABCD'[k]}．${c.pick(CHINESE_NAMES)}</span>`),
        )}`,
    )}`,
  填空题: (c) =>
    list(8, (i) => `<p class=n>${i + 1}．${clause(c)}＿＿＿＿＿＿，${c.pick(CHINESE_NAMES)}＿＿＿＿％。</p>`),
  海报: (c) =>
    `<div style="text-align:center;font-size:30pt">${c.pick(CHINESE_NAMES)}宣传月</div>${grid(
      '1fr 1fr',
      list(
        4,
        () => `<div style="background:#fee;padding:10pt"><b>${c.pick(CHINESE_NAMES)}</b><br>${sentence(c)}</div>`,
      ),
    )}<div style="text-align:center">咨询电话：${c.between(10000000, 99999999)}　　网址：www.example.org</div>`,
  数字看板: (c) =>
    `<h2>数说${c.between(2019, 2025)}</h2>${grid(
      '1fr 1fr 1fr',
      list(
        6,
        () =>
          `<div style="text-align:center"><div style="font-size:22pt">${c.between(10, 9999)}${c.pick(['万元', '人', '%', '个'])}</div><div>${c.pick(CHINESE_NAMES)}</div></div>`,
      ),
    )}${prose(c, 3)}`,
  双栏报纸: (c) =>
    `<h1>${c.pick(CHINESE_NAMES)}见实效</h1><div style="column-count:${c.pick([3, 4])};column-gap:10pt;font-size:80%;column-rule:.5pt solid #999">${prose(c, 14)}</div>`,
  问答列表: (c) =>
    list(
      6,
      (i) => `<p class=n><b>${i + 1}. 问：${clause(c)}？</b></p><p class=n>　　答：${list(3, () => sentence(c))}</p>`,
    ),
  签字页: (c) =>
    `${prose(c, 3)}${grid(
      '1fr 1fr',
      list(
        3,
        (i) =>
          `<div>${['甲方（盖章）：', '法定代表人：', '日　　期：'][i]}</div><div>${['乙方（盖章）：', '法定代表人：', '日　　期：'][i]}</div>`,
      ),
      '24pt 12pt',
    )}`,
  分项说明: (c) =>
    list(
      5,
      (i) =>
        `<p class=n>${i + 1}.${c.pick(CHINESE_NAMES)}${c.between(10, 900)}.${c.between(10, 99)}万元，比上年${c.pick(['增加', '减少'])}${c.between(1, 90)}.${c.between(10, 99)}万元，${c.pick(['增长', '下降'])}${c.between(1, 40)}%。${sentence(c)}</p>`,
    ),
  折线图: (c) =>
    `${prose(c, 1)}<svg width=440 height=230><path d="M40 14V190H420" fill="none" stroke="#000"/>${list(6, (i) => `<text x=${48 + i * 62} y=206 font-size=11>${2018 + i}年</text><text x=${50 + i * 62} y=${c.between(30, 170)} font-size=10>${c.between(10, 99)}.${c.between(0, 9)}</text>`)}${list(5, (i) => `<text x=8 y=${194 - i * 40} font-size=10>${i * 25}%</text>`)}<text x=300 y=226 font-size=10>■ ${c.pick(CHINESE_NAMES)}</text><text x=120 y=226 font-size=10>● ${c.pick(CHINESE_NAMES)}</text></svg>${prose(c, 3)}`,
  组织架构: (c) =>
    `<svg width=460 height=180><rect x=170 y=6 width=120 height=30 fill=none stroke=#000 /><text x=200 y=26 font-size=12>县财政局</text><path d="M230 36v30M60 66h344" stroke=#000 />${list(4, (i) => `<path d="M${60 + i * 115} 66v20" stroke=#000 /><rect x=${12 + i * 115} y=86 width=98 height=30 fill=none stroke=#000 /><text x=${20 + i * 115} y=106 font-size=11>${c.pick(['预算股', '国库股', '农财股', '监督股', '绩效中心'])}</text>`)}</svg>${prose(c, 4)}`,
};
