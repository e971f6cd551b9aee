import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { workflowPage } from '../../../src/domain/workflow/diagram';

it('is the page in the documents; where it is not, draw.ts beside this file writes it anew', () => {
  expect(readFileSync(resolve(__dirname, '../../../docs/workflow.md'), 'utf8')).toBe(workflowPage());
});
