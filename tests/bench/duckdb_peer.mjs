// The peer of reading: DuckDB on a table of its own that holds the values in force, one thread.
// Usage: duckdb_peer.mjs load|nothing|figures|as-of|regions FOLDER [LAST_ROW]     prints the figures as lines
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const [, , what, folder, lastRow] = process.argv;
const { DuckDBInstance } = createRequire(import.meta.url)('@duckdb/node-api');
const database = await DuckDBInstance.create(`${folder}/peer.db`, { threads: '1' });
const connection = await database.connect();

const list = (prefix, count) => Array.from({ length: count }, (_, at) => `'${prefix}${at}'`).join();
const asked = `measure IN (${list('M', 40)}) AND team IN (${list('T', 30)}) AND period BETWEEN '2020-01' AND '2022-12'`;
const questions = {
  nothing: 'SELECT 1',
  figures: `SELECT measure, period, team, sex, sum(value) FROM current WHERE ${asked} GROUP BY ALL ORDER BY ALL`,
  'as-of': `SELECT measure, period, team, sex, sum(value) FROM (SELECT measure, team, period, sex, age,
    arg_max(value, seq) AS value FROM obs WHERE seq <= ${lastRow} AND ${asked} GROUP BY ALL) GROUP BY ALL ORDER BY ALL`,
  regions: `SELECT measure, period, region, sex, sum(value) FROM current JOIN team USING (team) GROUP BY ALL ORDER BY ALL`,
};

if (what === 'load') {
  const rows = (file, from) => `SELECT ${from} + row_number() OVER () AS seq, * FROM read_csv('${folder}/${file}')`;
  await connection.run(`CREATE TABLE obs AS ${rows('values.csv', 0)}`);
  await connection.run(`INSERT INTO obs ${rows('corrections.csv', '(SELECT max(seq) FROM obs)')}`);
  await connection.run(`CREATE TABLE current AS SELECT measure, team, period, sex, age, arg_max(value, seq) AS value FROM obs GROUP BY ALL`);
  await connection.run(`CREATE TABLE team AS SELECT 'T' || i AS team, 'R' || (i // 30 % 8) AS region FROM range(0, 1000) t(i)`);
} else {
  const answer = await connection.runAndReadAll(questions[what]);
  writeFileSync(1, answer.getRowsJson().map((row) => row.join(' ')).join('\n') + '\n');
}
