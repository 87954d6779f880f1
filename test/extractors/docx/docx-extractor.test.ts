import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxExtractor } from '../../../extractors/docx/docx-extractor.ts';
import { DEFAULT_LIMITS, type Document, type Outcome } from '../../../src/model/index.ts';
import { buildDocx, cell, type DocxParts, paragraph, row, run, table, wordPart } from '../../builders/docx-builder.ts';
import { drawBlocks } from '../../builders/draw-blocks.ts';

const extract = (bytes: Uint8Array, origin = 'form.docx', limits = DEFAULT_LIMITS): Promise<Outcome<Document>> =>
  docxExtractor.extract({ id: 'test', bytes, origin }, { limits });

const draw = async (body: string, parts: DocxParts = {}): Promise<string> =>
  drawBlocks((await extract(buildDocx(body, parts))).value.blocks);

const codes = async (body: string, parts: DocxParts = {}): Promise<string[]> =>
  (await extract(buildDocx(body, parts))).notes.map((note) => note.code);

const textBox = (content: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>` +
  `<mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;

const field = (code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>` +
  `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('tables', () => {
  it('knows spans over columns and rows', async () => {
    const body = table([
      row([cell('项目资金', { vertical: 'restart' }), cell('年度资金总额', { span: 2 }), '30.00']),
      row([cell('', { vertical: 'continue' }), cell('其中：财政拨款', { span: 2 }), '25.00']),
      row([cell('绩效目标'), cell('按期完成', { span: 3 })]),
    ]);
    expect(await draw(body)).toBe(
      '[grid]\n| 项目资金{1x2} | 年度资金总额{2x1} | 30.00\n| 其中：财政拨款{2x1} | 25.00\n| 绩效目标 | 按期完成{3x1}',
    );
  });

  it('always sets both spans and prints unique locators', async () => {
    const { value } = await extract(buildDocx(table([['a', 'b']]) + paragraph('x') + table([['c']])));
    const cells = value.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : []));
    expect(cells.every((each) => each.colSpan === 1 && each.rowSpan === 1)).toBe(true);
    expect(cells.map((each) => each.at)).toEqual(['t1.r1.c1', 't1.r1.c2', 't2.r1.c1']);
  });

  it('starts a second merge right below the first one', async () => {
    const label = (text: string, vertical: 'restart' | 'continue'): string => cell(text, { vertical });
    const body = table([
      row([label('产出', 'restart'), '数量']),
      row([label('', 'continue'), '质量']),
      row([label('效益', 'restart'), '社会']),
      row([label('', 'continue'), '生态']),
    ]);
    expect(await draw(body)).toBe('[grid]\n| 产出{1x2} | 数量\n| 质量\n| 效益{1x2} | 社会\n| 生态');
  });

  it('keeps a covered cell without an owner as a cell', async () => {
    const body = table([
      row([cell('甲', { vertical: 'continue' }), '乙']),
      row([cell('丙', { span: 2, vertical: 'continue' })]),
    ]);
    expect(await draw(body)).toBe('[grid]\n| 甲 | 乙\n| 丙{2x1}');
  });

  it('reads hMerge as one cell', async () => {
    const body = table([
      row([cell('总体目标', { horizontal: 'restart' }), cell('', { horizontal: 'continue' }), '年度目标']),
      ['甲', '乙', '丙'],
    ]);
    expect(await draw(body)).toBe('[grid]\n| 总体目标{2x1} | 年度目标\n| 甲 | 乙 | 丙');
  });

  it('fills the columns that a row leaves out at its ends', async () => {
    const body = table([['甲', '乙', '丙', '丁'], row(['戊'], '<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>')]);
    expect(await draw(body)).toBe('[grid]\n| 甲 | 乙 | 丙 | 丁\n| {2x1} | 戊 |');
  });

  it('tells text under a merge', async () => {
    const body = table([row([cell('甲', { vertical: 'restart' })]), row([cell('旧字', { vertical: 'continue' })])]);
    expect(await draw(body)).toBe('[grid]\n| 甲{1x2}\n|');
    expect(await codes(body)).toEqual(['hidden-content']);
  });

  it('puts a nested table behind its outer table', async () => {
    const inner = table([['里一', '里二']]);
    const body = table([row(['外', cell(`${paragraph('前')}${inner}${paragraph('后')}`)])]);
    expect(await draw(body)).toBe('[grid]\n| 外 | 前⏎后\n[grid]\n| 里一 | 里二');
  });

  it('opens a frame of one cell around tables', async () => {
    const body = table([row([cell(`${paragraph('标题')}${table([['甲', '乙']])}${paragraph('注')}`)])]);
    expect(await draw(body)).toBe('标题\n[grid]\n| 甲 | 乙\n注');
  });

  it('reads rows and cells inside content controls', async () => {
    const control = (content: string): string => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = `<w:tbl>${control(row(['甲', control(cell('乙'))]))}</w:tbl>`;
    expect(await draw(body)).toBe('[grid]\n| 甲 | 乙');
  });

  it('drops rows whose deletion is tracked', async () => {
    const body = table([['甲'], row(['乙'], '<w:del w:id="1" w:author="x"/>'), row(['丙'], '<w:ins w:id="2"/>')]);
    expect(await draw(body)).toBe('[grid]\n| 甲\n| 丙');
    expect(await codes(body)).toEqual(['hidden-content']);
  });
});

describe('text', () => {
  it('keeps insertions and drops deletions and moved-away text', async () => {
    const deleted = '<w:del><w:r><w:delText>90%</w:delText></w:r></w:del>';
    const moved = `<w:moveFrom>${run('旧处')}</w:moveFrom><w:moveTo>${run('新处')}</w:moveTo>`;
    expect(await draw(paragraph(`${run('≥')}${deleted}<w:ins>${run('95%')}</w:ins>${moved}`))).toBe('≥95%新处');
  });

  it('joins paragraphs whose mark was deleted', async () => {
    expect(await draw(paragraph(run('上'), '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph('下'))).toBe('上下');
  });

  it('reads a text box once, behind its paragraph', async () => {
    expect(await draw(paragraph(`${run('前')}${textBox(paragraph('盒'))}${run('后')}`))).toBe('前后\n盒');
    expect(await draw(paragraph(textBox(table([['甲', '乙']]))))).toBe('[grid]\n| 甲 | 乙');
    expect(await draw(table([row([cell(paragraph(`${run('前')}${textBox(paragraph('盒'))}`))])]))).toBe(
      '[grid]\n| 前⏎盒',
    );
  });

  it('drops field codes and keeps their results', async () => {
    expect(await draw(paragraph(field('HYPERLINK "http://x"', '链接')))).toBe('链接');
    expect(await draw(paragraph(`${field('TOC \\o', `一、目标`)}<w:r><w:tab/></w:r>${run('1')}`))).toBe('一、目标\t1');
    expect(await draw(paragraph(`<w:fldSimple w:instr="DATE">${run('2024年')}</w:fldSimple>`))).toBe('2024年');
  });

  it('prints check boxes, symbols and breaks', async () => {
    const box = (checked: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/>${checked}</w:checkBox></w:ffData></w:fldChar></w:r>` +
      '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(await draw(paragraph(`${box('')}${run('新增 ')}${box('<w:checked/>')}${run('延续')}`))).toBe('☐新增 ☑延续');
    expect(await draw(paragraph(`<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${run('95%')}`))).toBe('≥95%');
    expect(await draw(paragraph(run('\uF0A3', '<w:rFonts w:ascii="Symbol"/>') + run('3')))).toBe('≤3');
    expect(await draw(paragraph(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>${run('是')}`))).toBe('☑是');
    expect(
      await draw(paragraph(`${run('上')}<w:r><w:br/></w:r>${run('下\u00AD面')}<w:r><w:noBreakHyphen/></w:r>`)),
    ).toBe('上⏎下面-');
  });

  it('leaves hidden text out and says so', async () => {
    const body = paragraph(run('看得见') + run('看不见', '<w:vanish/>') + run('也看得见', '<w:vanish w:val="0"/>'));
    expect(await draw(body)).toBe('看得见也看得见');
    expect(await codes(body)).toEqual(['hidden-content']);
  });

  it('leaves prompts of content controls out', async () => {
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处输入文字')}</w:sdtContent></w:sdt>`;
    expect(await draw(table([row([cell(paragraph(prompt)), '甲'])]))).toBe('[grid]\n|  | 甲');
  });

  it('drops pinyin above characters and former formatting', async () => {
    const ruby = `<w:r><w:ruby><w:rt>${run('jì')}</w:rt><w:rubyBase>${run('绩')}</w:rubyBase></w:ruby></w:r>`;
    expect(await draw(paragraph(`${ruby}${run('效', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>')}`))).toBe(
      '绩效',
    );
  });

  it('reads formulas as text', async () => {
    expect(await draw(paragraph('<m:oMath><m:r><m:t>a/b×100%</m:t></m:r></m:oMath>'))).toBe('a/b×100%');
  });

  it('knows headings by style and by outline level', async () => {
    const styles =
      '<w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style>' +
      '<w:style w:styleId="a2"><w:basedOn w:val="a1"/></w:style>' +
      '<w:style w:styleId="a3"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>';
    const body =
      paragraph('一级', '<w:pStyle w:val="a3"/>') +
      paragraph('二级', '<w:pStyle w:val="a2"/>') +
      paragraph('三级', '<w:outlineLvl w:val="2"/>') +
      paragraph('正文', '<w:pStyle w:val="a1"/><w:outlineLvl w:val="9"/>'.replace('a1', 'none'));
    expect(await draw(body, { styles })).toBe('# 一级\n## 二级\n### 三级\n正文');
  });
});

describe('lists', () => {
  const level = (index: number, format: string, text: string): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering =
    `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '（%1）')}${level(1, 'decimal', '%2.')}${level(2, 'decimal', '%2.%3')}</w:abstractNum>` +
    `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '●')}</w:abstractNum>` +
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>';
  const item = (text: string, index: number, id = 1): string =>
    paragraph(text, `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${id}"/></w:numPr>`);

  it('prints the numbers of several levels and restarts the lower ones', async () => {
    const body = item('甲', 0) + item('子', 1) + item('丑', 1) + item('细', 2) + item('乙', 0) + item('寅', 1);
    expect(await draw(body, { numbering })).toBe('（一）甲\n1.子\n2.丑\n2.1 细\n（二）乙\n1.寅');
  });

  it('starts again where an instance says so, and prints no bullets', async () => {
    expect(await draw(item('甲', 0) + item('乙', 0, 3) + item('丙', 0, 3) + item('点', 0, 2), { numbering })).toBe(
      '（一）甲\n（一）乙\n（二）丙\n点',
    );
  });

  it('numbers cells, also empty ones', async () => {
    const body = table([row([cell(item('甲', 1) + item('乙', 1))]), row([cell(item('', 1))])]);
    expect(await draw(body, { numbering })).toBe('[grid]\n| 1.甲⏎2.乙\n| 3.');
  });

  it('takes lists from styles and lets a paragraph switch them off', async () => {
    const styles = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const off = paragraph('无', '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(await draw(paragraph('有', '<w:pStyle w:val="L"/>') + off, { numbering, styles })).toBe('（一）有\n无');
  });
});

describe('other parts', () => {
  it('puts headers in front and footnotes and footers behind, without page numbers', async () => {
    const parts = {
      header: paragraph('湖滨县2030年预算'),
      footer: paragraph(`${run('第')}${field('PAGE', '3')}${run('页')}`) + paragraph('湖滨县财政局制'),
      footnotes: `<w:footnote>${paragraph('注：含上年结转')}</w:footnote>`,
    };
    expect(await draw(paragraph('正文'), parts)).toBe('湖滨县2030年预算\n正文\n注：含上年结转\n湖滨县财政局制');
  });

  it('leaves out headers that no section prints', async () => {
    const bytes = buildDocx(paragraph('正文'), { header: paragraph('模板页眉') });
    const files = unzipSync(bytes);
    const document = strFromU8(files['word/document.xml']!).replace(/<w:sectPr>.*<\/w:sectPr>/, '');
    const { value } = await extract(zipSync({ ...files, 'word/document.xml': strToU8(document) }));
    expect(drawBlocks(value.blocks)).toBe('正文');
  });

  it('names outside content and does not follow it', async () => {
    const relationships =
      '<Relationship Id="x" Type="a/attachedTemplate" Target="http://example.invalid/t.dotm" TargetMode="External"/>' +
      '<Relationship Id="y" Type="a/hyperlink" Target="http://example.invalid/" TargetMode="External"/>';
    expect(await codes(paragraph('正文'), { relationships })).toEqual(['external-content']);
  });
});

describe('documents in one XML file', () => {
  const word2003 =
    '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>' +
    '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">' +
    '<w:styles><w:style w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles><w:body><wx:sect>' +
    '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>绩效目标表</w:t></w:r></w:p>' +
    '<w:p><w:pPr><w:listPr><wx:t wx:val="（一）"/></w:listPr></w:pPr><w:r><w:t>总体目标</w:t></w:r></w:p>' +
    '<w:tbl><w:tr><w:tc><w:tcPr><w:vmerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>产出</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>数量</w:t></w:r></w:p></w:tc></w:tr>' +
    '<w:tr><w:tc><w:tcPr><w:vmerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>质量</w:t></w:r></w:p></w:tc></w:tr></w:tbl></wx:sect></w:body></w:wordDocument>';

  it('reads Word 2003 XML', async () => {
    const bytes = Buffer.from(word2003);
    expect(docxExtractor.bid({ id: 'test', bytes, origin: 'form.doc' })).toBe(0.9);
    expect(drawBlocks((await extract(bytes)).value.blocks)).toBe(
      '# 绩效目标表\n（一）总体目标\n[grid]\n| 产出{1x2} | 数量\n| 质量',
    );
  });

  it('reads a flat package', async () => {
    const part = wordPart('document', `<w:body>${paragraph('正文')}</w:body>`).replace(/^<\?xml[^>]*>/, '');
    const flat = `<?xml version="1.0"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part><pkg:xmlData>${part}</pkg:xmlData></pkg:part></pkg:package>`;
    expect(drawBlocks((await extract(Buffer.from(flat))).value.blocks)).toBe('正文');
  });
});
