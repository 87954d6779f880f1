import { always, maybe, type Table } from './column.ts';
import * as shared from './shared-columns.ts';
import { words } from './words.ts';

const DOCUMENT = { column: 'document_id', table: 'document' };

const TABLE_NAME = {
  table_name: always.text('记录表', 'Table of the record', '记录所在的表'),
  record_id: always.id('记录编号', 'Key of the record', '记录的编号'),
};
const DOCUMENT_NUMBER = {
  document_number: always.integer(
    '文件内部号',
    'Document, see document.document_number',
    '文件，见 document.document_number',
  ),
};
const CELL = {
  disposition: always.code('处理方式', 'disposition', 'What became of the cell', '单元格的处理方式'),
  rule: maybe.text('规则', 'Rule that left it out', '略去所依据的规则'),
  character_count: always.integer('字数', 'Number of characters', '字符个数'),
};
const PLACE_OF_FIELD = {
  field: always.text('字段', 'Column of the record', '记录的字段'),
  ...shared.LOCATOR,
  confidence: maybe.ratio('置信度', 'How sure the reading is, 0 to 1', '识读置信度，0 至 1'),
  ...shared.TIER,
};
const NUMBER_IN_RECORD = {
  ordinal: always.integer('序号', 'Number among the places of the record, from 1', '同一记录中的序号，从 1 起'),
};

/** Tables and views that say where records come from and what is to be said about them (出处与疑点). */
export const EVIDENCE_TABLES: Readonly<Record<string, Table>> = {
  note: {
    kind: 'table',
    title: words('repairs and findings', '修正与疑点'),
    row: words('a repair or a finding', '一条修正或疑点'),
    key: ['id'],
    references: [DOCUMENT],
    columns: {
      ...shared.DOCUMENT_ID,
      ...shared.ID,
      ...shared.ORDINAL,
      kind: always.code('类别', 'note_kind', 'Repair or finding', '修正或疑点'),
      code: always.text('规则代码', 'Rule that said it, see the list of note codes', '所依据的规则，见规则代码表'),
      severity: always.code('程度', 'severity', 'How much it weighs', '严重程度'),
      message: always.text('说明', 'What was found, with the arithmetic', '发现的问题及计算过程'),
      before: maybe.text('修正前', 'What stood there', '原有内容'),
      after: maybe.text('修正后', 'What it was read as', '修正后的内容'),
      evidence: maybe.text('依据', 'Why', '修正的依据'),
      locator: maybe.text('位置', 'Where in the document', '在文件中的位置'),
      resolved_by: maybe.text(
        '解决方式',
        'What resolved the finding; empty while it is open',
        '疑点由何解决；未解决时为空',
      ),
    },
  },
  note_record: {
    kind: 'table',
    title: words('records that notes are about', '疑点所涉记录'),
    row: words('a record that a note is about', '修正或疑点所涉的一条记录'),
    key: ['document_id', 'note_id', 'ordinal'],
    references: [DOCUMENT, { column: 'note_id', table: 'note' }],
    columns: {
      ...shared.DOCUMENT_ID,
      note_id: always.id('修正疑点编号', 'The note', '修正或疑点的编号'),
      ordinal: always.integer('序号', 'Number among the records of the note, from 1', '同一疑点中的序号，从 1 起'),
      ...TABLE_NAME,
      field: maybe.text('字段', 'Column of the record, where one is meant', '所涉字段'),
    },
  },
  cell: {
    kind: 'view',
    title: words('input cells', '单元格台账'),
    row: words('a cell or span of text that was not empty', '一个非空单元格或文字片段'),
    key: ['document_id', 'ordinal'],
    references: [DOCUMENT],
    columns: {
      ...shared.DOCUMENT_ID,
      ...shared.LOCATOR,
      raw_text: maybe.text(
        '原始内容',
        'Text as the file holds it; empty for personal data',
        '文件中的原始内容；个人信息不保存',
      ),
      text: maybe.text('整理后内容', 'Text after repair', '修正后的内容'),
      ...CELL,
      ...shared.ORDINAL,
    },
  },
  provenance: {
    kind: 'view',
    title: words('places of fields', '字段出处'),
    row: words('a field of a record and where it was read', '记录的一个字段及其出处'),
    key: ['document_id', 'record_number', 'ordinal'],
    references: [DOCUMENT],
    columns: {
      ...TABLE_NAME,
      ...PLACE_OF_FIELD,
      ...shared.DOCUMENT_ID,
      ...shared.RECORD_NUMBER,
      ...NUMBER_IN_RECORD,
      decision_outcome: maybe.code('判定结果', 'decision_outcome', 'What became of the decision', '决定的结果'),
      decision: maybe.code(
        '人工判定',
        'decision_action',
        'What a person decided about the field',
        '人工对该字段的决定',
      ),
      decided_by: maybe.text('决定人', 'Who decided', '决定人'),
    },
  },
  cell_entry: {
    kind: 'table',
    title: words('storage of input cells', '单元格台账（存储）'),
    row: words('what the view cell shows, under integer keys', '视图 cell 的存储形式'),
    key: ['document_number', 'ordinal'],
    references: [],
    columns: {
      ...DOCUMENT_NUMBER,
      ...shared.ORDINAL,
      ...shared.LOCATOR,
      raw_text: maybe.text('原始内容', 'Text as the file holds it', '文件中的原始内容'),
      text: maybe.text(
        '整理后内容',
        'Text after repair, empty where same_text is 1',
        '修正后的内容；same_text 为 1 时为空',
      ),
      same_text: always.flag('内容未变', '1 when repair changed nothing', '1 表示修正未改变内容'),
      ...CELL,
    },
  },
  provenance_entry: {
    kind: 'table',
    title: words('storage of places of fields', '字段出处（存储）'),
    row: words('what the view provenance shows, under integer keys', '视图 provenance 的存储形式'),
    key: ['document_number', 'record_number', 'ordinal'],
    references: [],
    columns: { ...DOCUMENT_NUMBER, ...shared.RECORD_NUMBER, ...NUMBER_IN_RECORD, ...PLACE_OF_FIELD },
  },
  decision: {
    kind: 'table',
    title: words('corrections', '人工修正'),
    row: words('a decision of a person about a field', '对某字段的一次人工决定'),
    key: ['decision_number'],
    references: [],
    columns: {
      decision_number: always.integer('决定号', 'Number of the decision', '决定的编号'),
      key: always.text('记录键', 'Record that it is about', '所涉记录'),
      field: always.text('字段', 'Column that it is about', '所涉字段'),
      action: always.code('动作', 'decision_action', 'What was decided', '决定的动作'),
      base_value: maybe.text('原值', 'Value that was read', '识读的值'),
      value: maybe.text('新值', 'Value that was decided', '决定的值'),
      reason: maybe.text('理由', 'Why', '理由'),
      decided_by: always.text('决定人', 'Who decided', '决定人'),
      decided_at: always.time('决定时间', 'When', '决定时间'),
      document_id: maybe.id('文件编号', 'Document that was looked at', '作决定时所看的文件'),
    },
  },
  decision_outcome: {
    kind: 'table',
    title: words('what became of decisions', '判定结果'),
    row: words('what became of a decision in a document', '一次决定在一个文件中的结果'),
    key: ['document_id', 'decision_number'],
    references: [DOCUMENT],
    columns: {
      ...shared.DOCUMENT_ID,
      decision_number: always.integer('决定号', 'The decision', '决定的编号'),
      outcome: always.code('结果', 'decision_outcome', 'What became of it', '决定的结果'),
      table_name: maybe.text('记录表', 'Table of the record', '记录所在的表'),
      record_id: maybe.id('记录编号', 'The record, empty when it is gone', '记录的编号，已不存在时为空'),
      field: always.text('字段', 'Column that it is about', '所涉字段'),
      extracted_value: maybe.text('识读值', 'What the extraction says now', '现在识读的值'),
      retired: always.flag('曾失效', '1 once the document agreed with it', '1 表示原文曾与更正一致'),
    },
  },
  extracted_value: {
    kind: 'table',
    title: words('values before decisions', '原读值'),
    row: words('what the extraction said in a column that a decision changed', '被决定改变的字段原来的识读值'),
    key: ['document_id', 'table_name', 'record_id', 'field'],
    references: [DOCUMENT],
    columns: {
      ...shared.DOCUMENT_ID,
      ...TABLE_NAME,
      field: always.text('字段', 'Column of the record', '记录的字段'),
      value: maybe.text('识读值', 'What was read', '识读的值'),
    },
  },
};
