// The peer of counting people: DuckDB on a table of its own, one thread, all levels by GROUPING SETS.
// Usage: duckdb_people.mjs load|nothing|levels FOLDER     "levels" prints "team term region sex count" with "-" for what is not
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const [, , what, folder] = process.argv;
const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');
const database = await DuckDBInstance.create(`${folder}/people.duckdb`, { threads: '1' });
const connection = await database.connect();

const questions = {
  nothing: 'SELECT 1',
  levels: `SELECT team, term, region, sex, count(DISTINCT participant) FROM part JOIN team USING (team)
    GROUP BY GROUPING SETS ((team, term, sex), (team, sex), (region, sex), (sex))`,
};

if (what === 'load') {
  await connection.run(`CREATE TABLE part AS SELECT * FROM read_csv('${folder}/part.csv')`);
  await connection.run('CREATE TABLE team AS SELECT i AS team, i % 8 AS region FROM range(0, 100) t(i)');
} else {
  const answer = await connection.runAndReadAll(questions[what]);
  writeFileSync(1, answer.getRowsJson().map((row) => row.map((cell) => cell ?? '-').join(' ')).join('\n') + '\n');
}
