import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

test('the migrations also speak PostgreSQL: 64-bit integers, nothing of SQLite', async () => {
  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (event) => void statements.push(event.query.sql),
  });
  for (const migration of Object.values(MIGRATIONS)) await migration.up(db);
  const schema = statements.join(';\n');
  expect(schema).toMatch(/create table "funding_line" .*"amount_fen" bigint/);
  expect(schema).toMatch(/create view "indicator_flat" as/);
  expect(schema).toMatch(/"confidence" double precision/);
  expect(schema).not.toMatch(/strict|rowid/i);
});
