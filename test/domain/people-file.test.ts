import { readPeople, roleNamed } from '../../src/domain/people-file';

const headings = ['name', 'post', 'email', 'entra_object_id', 'roles'];
const entra = '1b4e28ba-2fa1-11d2-883f-0016d3cca427';

describe('a people file', () => {
  it('is read whatever the order and writing of its headings', () => {
    const rows = [
      ['Roles', 'E-mail'.replace('-', ''), 'Name', 'Entra Object ID', 'Post'],
      ['Director; Co-opted Member', ' nia@council.example ', ' Nia  Ward', entra.toUpperCase(), 'Director of Housing'],
      ['', '', '', '', ''],
    ];
    expect(readPeople(rows)).toEqual({
      ok: true,
      people: [
        {
          name: 'Nia Ward',
          post: 'Director of Housing',
          email: 'nia@council.example',
          entraObjectId: entra,
          roles: ['director', 'co-opted member'],
        },
      ],
    });
  });

  it('is refused whole, with every fault and its line', () => {
    const read = readPeople([
      headings,
      ['Nia', '', 'nia@x', '', 'king'],
      ['', '', 'nobody', '', ''],
      ['Ed', '', 'NIA@x', '', ''],
      ['Al', '', 'nia@X', 'abc', ''],
    ]);
    expect(read.ok ? [] : read.faults.map((f) => `${f.line} ${f.reason}`)).toEqual([
      '2 "king" is no role. There are: performance officer, director, chief officer, member, co-opted member.',
      '3 The name is missing.',
      '5 "abc" is not an Entra object id: it looks like 1b4e28ba-2fa1-11d2-883f-0016d3cca427.',
    ]);
  });

  it('names nobody twice', () => {
    expect(readPeople([headings, ['Nia', '', 'nia@x', '', ''], ['Ed', '', 'NIA@x', '', '']])).toEqual({
      ok: false,
      faults: [{ line: 3, reason: '"nia@x" stands in line 2 already.' }],
    });
  });

  it.each([[[]], [[['name', 'email']]]])('needs its headings: %j', (rows) => {
    expect(readPeople(rows)).toMatchObject({ ok: false, faults: [{ line: 1 }] });
  });

  it('knows its roles by name alone', () => {
    expect(['Chief  Officer', 'coopted member', 'mayor'].map(roleNamed)).toEqual([
      'chief officer',
      'co-opted member',
      null,
    ]);
  });
});
