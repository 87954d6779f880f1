import { always, maybe, type Table } from './column.ts';
import * as shared from './shared-columns.ts';
import { words } from './words.ts';

/** Tables and views that bring names together across documents and counties (名称对照). */
export const COMPARISON_TABLES: Readonly<Record<string, Table>> = {
  department_merge: {
    kind: 'table',
    title: words('confirmed names of departments', '部门名称对照'),
    row: words(
      'a name of a department that a person confirmed to be another one',
      '经人工确认归入统一名称的一个部门名称',
    ),
    key: ['division_code', 'name'],
    references: [],
    columns: {
      division_code: always.text(
        '区划代码',
        'Division of the forms; empty where it is unknown',
        '区划代码；未知时为空文本',
      ),
      name: always.text('部门名称', 'Name as read', '识读的部门名称'),
      canonical_name: always.text('部门统一名称', 'Name that it stands for', '对应的统一名称'),
      parent_name: maybe.text('上级部门', 'Department that it belongs to', '所属上级部门'),
      decided_by: always.text('确认人', 'Who confirmed it', '确认人'),
    },
  },
  department: {
    kind: 'view',
    title: words('departments', '部门'),
    row: words('a name of a department in a division', '某区划内的一个部门名称'),
    key: ['division_code', 'canonical_department', 'department'],
    references: [],
    columns: {
      ...shared.DIVISION_CODE,
      ...shared.CANONICAL_DEPARTMENT,
      ...shared.DEPARTMENT,
      ...shared.OFFICE,
      parent_name: maybe.text('上级部门', 'Department that it belongs to, where confirmed', '经确认的上级部门'),
      ...shared.DEPARTMENT_CODE,
      form_count: always.integer('表数', 'Number of forms', '表的个数'),
      document_count: always.integer('文件数', 'Number of documents', '文件的个数'),
      first_year: maybe.year('最早年度', 'First budget year', '最早预算年度'),
      last_year: maybe.year('最晚年度', 'Last budget year', '最晚预算年度'),
      decided_by: maybe.text('确认人', 'Who confirmed the name', '名称的确认人'),
    },
  },
  level_coverage: {
    kind: 'view',
    title: words('printed levels and their codes', '指标层级覆盖'),
    row: words('a printed level of indicators with the code it was folded to', '一个所印层级名称及其统一代码'),
    key: ['level', 'label', 'code'],
    references: [],
    columns: {
      level: always.integer('层级', '1 or 2', '一级或二级'),
      label: always.text('所印名称', 'The level as printed', '所印层级名称'),
      code: maybe.text('统一代码', 'Code it was folded to; empty where none fits', '统一代码；无对应时为空'),
      indicator_count: always.integer('指标数', 'Number of indicators under it', '其下指标数'),
      document_count: always.integer('文件数', 'Number of documents that print it', '出现的文件数'),
    },
  },
};
