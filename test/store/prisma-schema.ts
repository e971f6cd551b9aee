import { readFileSync } from 'node:fs';

interface Field {
  column: string;
  /** PostgreSQL's name for the type, with the precision of a moment. */
  type: string;
  nullable: boolean;
}

interface Table {
  name: string;
  fields: Map<string, Field>;
  /** Column lists of the primary key and of every unique constraint. */
  uniques: string[][];
}

const TYPES: Record<string, string> = {
  String: 'text',
  Int: 'int4',
  BigInt: 'int8',
  Boolean: 'bool',
  Json: 'jsonb',
  Decimal: 'numeric',
  'Int @db.SmallInt': 'int2',
  'Decimal @db.Decimal': 'numeric',
  'DateTime @db.Date': 'date(0)',
  'DateTime @db.Timestamptz(3)': 'timestamptz(3)',
};

/** The tables a Prisma schema describes. It knows as much of the language as the schema uses, and fails at the rest. */
export function readSchema(path: string): Table[] {
  const models = [...readFileSync(path, 'utf8').matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(
    ([, name, body]) => [name!, body!] as const,
  );
  const names = new Set(models.map(([name]) => name));
  return models.map(([, body]) => readModel(body, names));
}

function readModel(body: string, models: ReadonlySet<string>): Table {
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'));
  const fields = new Map<string, Field>();
  const uniques: string[][] = [];
  for (const line of lines.filter((each) => !each.startsWith('@@'))) {
    const [, name, base, mark, attributes] = /^(\w+)\s+(\w+)(\[\]|\?)?(.*)$/.exec(line)!;
    if (models.has(base!)) continue;
    const column = /@map\("(\w+)"\)/.exec(attributes!)?.[1] ?? name!;
    const native = /@db\.\w+(\(\d\))?/.exec(attributes!)?.[0];
    const type = TYPES[native === undefined ? base! : `${base!} ${native}`];
    if (type === undefined) throw new Error(`Unknown type in the schema: ${line}`);
    fields.set(name!, { column, type: mark === '[]' ? `_${type}` : type, nullable: mark === '?' });
    if (/@(id|unique)\b/.test(attributes!)) uniques.push([column]);
  }
  for (const [, list] of body.matchAll(/@@(?:id|unique)\(\[([^\]]+)\]/g)) {
    uniques.push(list!.split(',').map((name) => fields.get(name.trim())!.column));
  }
  return { name: /@@map\("(\w+)"\)/.exec(body)![1]!, fields, uniques };
}

/** Every column as "table.column type", "null" after it where it may be. */
export function columnsOf(tables: readonly Table[]): string[] {
  const describe = ({ column, type, nullable }: Field) => `${column} ${type}${nullable ? ' null' : ''}`;
  return tables.flatMap(({ name, fields }) => [...fields.values()].map((field) => `${name}.${describe(field)}`)).sort();
}

/** Every primary key and unique constraint as "table(column, column)". */
export function uniquesOf(tables: readonly Table[]): string[] {
  return tables.flatMap(({ name, uniques }) => uniques.map((columns) => `${name}(${columns.join(', ')})`)).sort();
}
