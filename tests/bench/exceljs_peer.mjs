// The cells of write_cells.cpp, written by exceljs row by row.   exceljs_peer.mjs ROWS FILE
import { createRequire } from 'node:module';

const [, , rows, file] = process.argv;
const exceljs = createRequire(import.meta.url)('exceljs');
const [numbers, codes, texts] = [10, 5, 5];

const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: false, useStyles: true });
const sheet = book.addWorksheet('Celler');
for (let row = 0; row < Number(rows); row += 1) {
  const cells = [];
  for (let column = 0; column < numbers; column += 1) {
    cells.push(Number(`${(row * 7919 + column * 104729) % 100000}.${(row % 90) + 10}`));
  }
  for (let column = 0; column < codes; column += 1) cells.push(`KOD-${(row + column) % 200}`);
  for (let column = 0; column < texts; column += 1) {
    cells.push(`Närvaro för rad ${row}, uppgift ${column} enligt underlag från skolan`);
  }
  sheet.addRow(cells).commit();
}
await book.commit();
