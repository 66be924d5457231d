// The list of attacks, and workspaces that hold one of them in every field that others fill.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './support.mjs';

export const vectors = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'vectors.txt'), 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('## '))
  .map((line) => line.replace(/⟪([0-9A-F]+)⟫/g, (_, code) => String.fromCodePoint(parseInt(code, 16))));

// A document with control characters is refused as a whole; records are where those come from.
export const vectorsForDocuments = vectors.filter((vector) => !/[\u0000-\u0008\u000b-\u001f]/.test(vector));

const siteAttack = '"\'></title></style></script><script>alert(1)</script>{{7*191}}';

const goodAddress = 'https://thu.example.vn/lanh';

/** One way of filling fields: with an attack or with harmless words of the same shape. The number keeps names apart. */
export function attack(vector, number) {
  return { inside: `Mở đầu ${vector} kết thúc`, named: (what) => `${what} ${number} ${vector}`, bare: vector, address: () => goodAddress, site: siteAttack };
}
export function harmless(_, number) {
  return { inside: 'Mở đầu lành kết thúc', named: (what) => `${what} ${number} lành`, bare: 'lành', address: () => goodAddress, site: 'Trang lành' };
}
/** The attack alone in each field, and in addresses, where words around it would make it harmless. */
export function bareAttack(vector, number) {
  return { ...attack(vector, number), inside: vector, address: (beginning) => beginning + vector };
}

const recordOf = ({ inside, named, address }, number) => ({
  id: `v${number}`, title: inside, summary: inside, content: inside, problem: inside, solution: inside, novelty: inside, benefit: inside,
  applicability: inside, author: inside, author_role: inside, unit: named('Đơn vị'), field: named('Lĩnh vực'), group: named('Đối tượng'),
  kind: 'Sáng kiến', date: '26/03/2023', status: `trạng thái ${number}`, approved_by: inside, approved_doc: inside,
  approved_date: '27/03/2023', stage: inside, award: inside,
  image: address(''), video: address('https://youtu.be/'), link: address(''), attachment: address('https://thu.example.vn/'),
});

const documentsOf = ({ inside, named, bare, address }, number) => ({
  [`models/m${number}.md`]: {
    title: named('Mô hình'), unit: `Đơn vị ${number}`, summary: inside, since: inside, place: inside, applied_at: [inside, inside],
    results: [{ value: inside, label: inside }], replicate: `${inside}\n\n${bare}`, video: address(''), award: inside, date: '26/03/2023',
  },
  [`campaigns/c${number}.md`]: {
    title: named('Vận động'), start: '01/03/2023', summary: inside, document: inside, hashtag: inside,
    targets: [{ label: inside, value: inside }],
  },
  [`contests/t${number}.md`]: {
    title: named('Cuộc thi'), summary: inside, organiser: inside, audience: inside, document: inside, hashtag: inside,
    prizes: [{ label: inside, title: inside, authors: inside }],
  },
  [`events/s${number}.md`]: {
    title: named('Sự kiện'), date: '26/03/2023', time: inside, place: inside, summary: inside, document: inside, hashtag: inside,
    programme: [{ time: inside, text: inside }], papers: [{ title: inside, kind: inside }],
  },
  [`clubs/l${number}.md`]: { name: named('Câu lạc bộ'), summary: inside, founded: inside, schedule: inside, activities: [inside] },
  [`pages/trang-${number}.md`]: { title: named('Trang'), summary: inside },
  [`units/u${number}.md`]: { name: named('Chi đoàn'), short_name: named('CĐ'), aliases: [`Đơn vị ${number}`], summary: inside, founded: inside },
});

const csvCell = (text) => `"${text.replaceAll('"', '""')}"`;
// YAML reads JSON, but for the line breaks of Unicode.
const yaml = (value) => JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g,
  (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

function newWorkspace(site, statuses) {
  const folder = temporaryFolder();
  const write = (name, text) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('showcase.yaml', [`title: ${yaml(site)}`, `description: ${yaml(site)}`, 'gates: {quality: off, duplicates: {exact: warn, near: off}}', 'base_url: "https://thu.example.vn"',
    `publisher: {name: ${yaml(site)}}`, 'lists: {per_page: 100}', 'statuses:', ...statuses, ''].join('\n'));
  return { folder, write };
}

/** A workspace of one record for each vector. */
export function workspaceOfRecords(wordsOf) {
  const filled = vectors.map(wordsOf);
  const { folder, write } = newWorkspace(filled[0].site, filled.map(({ named }, number) =>
    `  - {label: ${yaml(named('Trạng thái'))}, slug: st-${number}, aliases: ["trạng thái ${number}"], published: true, tone: applied}`));
  const rows = filled.map((word, number) => Object.values(recordOf(word, number)).map(csvCell).join(','));
  write('content/exports/y-tuong.csv', [Object.keys(recordOf(filled[0], 0)).join(','), ...rows, ''].join('\n'));
  return folder;
}

/** A workspace of one document of each kind for each vector, in its front matter and its body. */
export function workspaceOfDocuments(wordsOf) {
  const filled = vectorsForDocuments.map(wordsOf);
  const { folder, write } = newWorkspace(filled[0].site, ['  - {label: "Đã duyệt", slug: da-duyet, published: true}']);
  write('content/exports/y-tuong.csv', 'id,title,unit,status\nk1,Ý tưởng,Đơn vị 0,Đã duyệt\n');
  for (const [number, word] of filled.entries()) {
    for (const [name, front] of Object.entries(documentsOf(word, number))) {
      const lines = Object.entries(front).map(([key, value]) => `${key}: ${yaml(value)}`);
      write(`content/${name}`, ['---', ...lines, '---', word.inside, '', word.bare, ''].join('\n'));
    }
  }
  return folder;
}
