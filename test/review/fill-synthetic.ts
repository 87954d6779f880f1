import Database from 'better-sqlite3';

/** Values of one document. */
const PER_DOCUMENT = 50;

/**
 * Fills a database with `items` doubtful records in documents of fifty: a third amounts of money with an error, a third
 * values in conflict, a third single doubts; twenty counties, three years, several departments and formats.
 */
export const fillSynthetic = (db: string, items: number): void => {
  const sqlite = new Database(db);
  const documents = Math.ceil(items / PER_DOCUMENT);
  const many = (count: number) =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;
  const doc = `printf('%064x', 1000000 + i / ${PER_DOCUMENT})`;
  sqlite.exec(`
    begin;
    ${many(documents)}
    insert into document (document_number, id, origin, format, title, filing_kind, department, division_code, fiscal_year,
      ocr_used, status, pipeline_version, ingested_at, project_count, indicator_count, funding_line_count, repair_count,
      finding_count, review_count)
    select 1000000 + i, printf('%064x', 1000000 + i), 'synthetic/' || i || '.pdf', case i % 3 when 0 then 'pdf' when 1 then 'docx' else 'text' end,
      '绩效目标表' || i, 'project-targets', '单位' || (i % 400), cast(510900 + (i % 20) + 11 as text), 2023 + i % 3,
      0, 'loaded', 'synthetic', '2025-01-01T00:00:00Z', 0, 50, 0, 0, 50, 50 from n;
    ${many(documents)}
    insert into form (document_id, id, record_number, locator, ordinal, title, filing_kind, department, division_code, fiscal_year)
    select printf('%064x', 1000000 + i), 'f', 1, 'b1', 1, '绩效目标表', 'project-targets', '单位' || (i % 400),
      cast(510900 + (i % 20) + 11 as text), 2023 + i % 3 from n;
    ${many(items)}
    insert into funding_line (document_id, id, record_number, locator, tier, needs_review, form_id, ordinal, side, item, item_label,
      fiscal_year, phase, amount_fen, stated_text)
    select ${doc}, 'm' || i, 2 + i % ${PER_DOCUMENT}, 't1.r' || (i % ${PER_DOCUMENT}) || '.c2', 'C', 1, 'f', 1, 'project', 'total', '年度资金总额',
      2025, 'budget', i * 100, cast(i as text) from n where i % 3 = 0;
    ${many(items)}
    insert into indicator (document_id, id, record_number, locator, tier, needs_review, form_id, ordinal, term, category, category_label, name)
    select ${doc}, 'i' || i, 2 + i % ${PER_DOCUMENT}, 't1.r' || (i % ${PER_DOCUMENT}) || '.c1', case i % 3 when 1 then 'D' else 'C' end, 1, 'f', 1,
      'annual', 'output', '产出指标', '指标 ' || i from n where i % 3 <> 0;
    ${many(items)}
    insert into note (document_id, id, ordinal, kind, code, severity, message, locator)
    select ${doc}, 'n' || i, i % ${PER_DOCUMENT}, 'finding', case i % 3 when 0 then 'sum-mismatch' when 1 then 'ambiguous-value' else 'unit-implausible' end,
      case i % 3 when 0 then 'error' else 'warning' end, '第 ' || i || ' 项：合计与分项不符', 't1.r1.c1' from n;
    ${many(items)}
    insert into note_record (document_id, note_id, ordinal, table_name, record_id)
    select ${doc}, 'n' || i, 1, case i % 3 when 0 then 'funding_line' else 'indicator' end,
      case i % 3 when 0 then 'm' else 'i' end || i from n;
    commit;`);
  sqlite.close();
};
