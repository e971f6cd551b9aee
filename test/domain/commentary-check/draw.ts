/** Writes the tables of the documents' page on the check anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withTables } from './check-page';

const page = resolve(__dirname, '../../../docs/commentary-check.md');
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
