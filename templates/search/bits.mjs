// The packed bytes of the index (docs/search.md): shards, lists of documents, facets.

const utf8 = new TextEncoder();

export function fnv(text) {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** How a written form is known inside a list. */
export const formHash = (written) => {
  const hash = fnv(written);
  return (hash ^ (hash >>> 16)) & 0xffff;
};

class Bytes {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  varint() {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  }
}

class Bits {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.bit = at * 8;
  }
  one() {
    const bit = (this.bytes[this.bit >> 3] >> (this.bit & 7)) & 1;
    this.bit += 1;
    return bit;
  }
  many(count) {
    let number = 0;
    for (let at = 0; at < count; at += 1) number |= this.one() << at;
    return number;
  }
  rice(k) {
    let quotient = 0;
    while (this.one()) quotient += 1;
    return quotient * 2 ** k + this.many(k);
  }
  get end() { return (this.bit + 7) >> 3; }
}

/**
 * Documents of a list, rising: docs, impacts (0–3), masks (bit i: form i stands there).
 * `list`: { length, n: ideas of the segment, forms, inTitle }.
 */
function readDocuments(bytes, at, count, previous, list) {
  const bits = new Bits(bytes, at);
  let k = 0;
  while (list.length * 2 ** (k + 1) * 3 <= list.n * 2) k += 1;
  const read = { docs: new Array(count), impacts: new Uint8Array(count), masks: new Uint8Array(count) };
  let doc = previous;
  for (let index = 0; index < count; index += 1) {
    doc += bits.rice(k) + 1;
    read.docs[index] = doc;
    read.impacts[index] = list.inTitle ? 3 : bits.one() ? 1 + bits.one() : 0;
    read.masks[index] = list.forms < 2 || bits.one() ? list.forms && 1 : bits.many(list.forms);
  }
  return { ...read, end: bits.end };
}

/** The entry of a term in its shard, n being the ideas of the segment: { df, forms, lists } or nothing. */
export function findEntry(bytes, key, n) {
  const wanted = utf8.encode(key);
  const reader = new Bytes(bytes);
  const name = [];
  while (reader.at < bytes.length) {
    const lead = bytes[reader.at++];
    const rest = (lead & 15) < 15 ? lead & 15 : bytes[reader.at++];
    name.length = lead >> 4;
    for (let index = 0; index < rest; index += 1) name.push(bytes[reader.at++]);
    const size = reader.varint();
    if (name.length === wanted.length && wanted.every((byte, index) => byte === name[index])) return readEntry(reader, n);
    reader.at += size;
  }
  return null;
}

function readEntry(reader, n) {
  const { bytes } = reader;
  const flags = bytes[reader.at++];
  const entry = { df: flags & 64 ? 1 : reader.varint(), forms: [], lists: [] };
  const inTitle = flags & 8 ? (flags & 64 ? 1 : reader.varint()) : 0;
  for (let form = flags & 7; form; form -= 1) {
    entry.forms.push(bytes[reader.at] | (bytes[reader.at + 1] << 8));
    reader.at += 2;
  }
  for (const [length, isTitle, overflows] of [[inTitle, true, flags & 16], [entry.df - inTitle, false, flags & 32]]) {
    const list = { length, n, forms: flags & 7, inTitle: isTitle, head: length, chunks: [] };
    if (overflows) {
      list.head = reader.varint();
      const file = reader.varint();
      const count = reader.varint();
      for (let index = 0, first = 0; index < count; index += 1) list.chunks.push({ file: file + index, first: first += reader.varint() });
    }
    entry.lists.push(list);
  }
  for (const list of entry.lists) {
    if (list.head) reader.at = Object.assign(list, readDocuments(bytes, reader.at, list.head, -1, list)).end;
    else Object.assign(list, { docs: [], impacts: [], masks: [] });
  }
  return entry;
}

/** The documents of one chunk of a list. */
export function readChunk(bytes, chunk, list) {
  const reader = new Bytes(bytes);
  const count = reader.varint();
  return readDocuments(bytes, reader.at, count, chunk.first - 1, list);
}

/** f.bin: for each document [unit, field, group, status], ids into `units` and the manifest's labels, -1 for none. */
export function readFacets(bytes, n) {
  const lineEnd = bytes.indexOf(10);
  const { u, bits: widths } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, lineEnd)));
  const bits = new Bits(bytes, lineEnd + 1);
  const rows = new Array(n);
  for (let doc = 0; doc < n; doc += 1) rows[doc] = widths.map((width) => bits.many(width) - 1);
  return { units: u ? u.split(' ') : [], rows };
}
