/** Numbers of the cell formats in `styles.xml`, in their order. */
export const STYLE = {
  plain: 0,
  header: 1,
  /** Text that a spreadsheet would take for a formula if somebody edited the cell. */
  guarded: 2,
  integer: 3,
  amount: 4,
  money: 5,
  date: 6,
  wrapped: 7,
} as const;

/** Number of a cell format. */
export type Style = (typeof STYLE)[keyof typeof STYLE];

const format = (numberFormat: number, more = ''): string =>
  `<xf numFmtId="${numberFormat}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${more}`;

/** The part `xl/styles.xml`. */
export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FF1F3F46"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4EEEE"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF86B3B5"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="8">
${format(0, '/>')}
<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>
${format(49, 'quotePrefix="1"/>')}
${format(1, '/>')}
${format(3, '/>')}
${format(4, '/>')}
${format(164, '/>')}
${format(0, 'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>')}
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
