// Makes what wasm-pack made smaller once it is compressed, without changing what it does: functions that begin alike are put side by
// side, where brotli sees that they are alike (2 % of the module), and what the module takes from its glue has short names instead of
// such with a hash in each. Run once by scripts/build.sh, on pkg/.
import { readFileSync, writeFileSync } from "node:fs";
import { CALL, walk } from "../page/weave.mjs";
import { fail } from "./bundle.mjs";

const [IMPORT, FUNCTION, EXPORT, START, ELEMENT, CODE] = [2, 3, 7, 8, 9, 10];

/** Reads and writes numbers as WebAssembly does. */
class Reader {
  constructor(bytes, at = 0) { Object.assign(this, { bytes, at }); }
  byte() { return this.bytes[this.at++]; }
  take(length) { return this.bytes.subarray(this.at, (this.at += length)); }
  number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
}
function number(value) {
  const out = [];
  for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return Buffer.from([...out, value]);
}
const list = (items) => Buffer.concat([number(items.length), ...items]);

const glue = readFileSync("pkg/heddle.js", "utf8");
const sections = sectionsOf(readFileSync("pkg/heddle_bg.wasm"));
const { text, imported } = shorten(sections, glue);
reorder(sections, imported);
const bytes = Buffer.concat([Buffer.from("\0asm\x01\0\0\0", "latin1"),
  ...sections.map(([id, body]) => Buffer.concat([Buffer.from([id]), number(body.length), body]))]);
new WebAssembly.Module(bytes);
writeFileSync("pkg/heddle_bg.wasm", bytes);
writeFileSync("pkg/heddle.js", text);

function sectionsOf(module) {
  const reader = new Reader(module, 8);
  const found = [];
  while (reader.at < module.length) found.push([reader.byte(), reader.take(reader.number())]);
  return found;
}

function section(all, id) {
  const found = all.find((it) => it[0] === id);
  if (!found) fail(`The module has no section ${id}.`);
  return found;
}

// Returns the glue with the new names, and how many functions are imported.
function shorten(all, text) {
  const found = section(all, IMPORT);
  const reader = new Reader(found[1]);
  const names = new Map();
  const items = Array.from({ length: reader.number() }, (_, at) => {
    const from = reader.take(reader.number());
    const name = reader.take(reader.number()).toString();
    if (reader.byte() !== 0) fail("The module imports something that is no function.");
    names.set(name, `_${at.toString(36)}`);
    return Buffer.concat([list([...from].map((it) => Buffer.from([it]))), list([...names.get(name)].map((it) => Buffer.from(it))),
      Buffer.from([0]), number(reader.number())]);
  });
  let renamed = 0;
  const short = text.replace(/^( *)(\w+)(?=: function\()/gm, (whole, indent, name) => {
    if (!names.has(name)) return whole;
    renamed += 1;
    return indent + names.get(name);
  });
  if (renamed !== names.size) fail(`The glue has ${renamed} of ${names.size} names that the module imports.`);
  found[1] = list(items);
  return { text: short, imported: items.length };
}

function reorder(all, imported) {
  const code = section(all, CODE);
  const bodies = bodiesOf(code[1]);
  const order = bodies.map((_, at) => at).sort((a, b) => Buffer.compare(bodies[a].plain, bodies[b].plain) || a - b);
  const places = [];
  order.forEach((old, at) => { places[old] = at + imported; });
  const placed = (index) => (index < imported ? index : places[index - imported]);
  code[1] = list(order.map((at) => bodies[at].with(placed)));

  const functions = section(all, FUNCTION);
  const types = new Reader(functions[1]);
  const kinds = Array.from({ length: types.number() }, () => types.number());
  functions[1] = list(order.map((at) => number(kinds[at])));

  const exports = section(all, EXPORT);
  const names = new Reader(exports[1]);
  exports[1] = list(Array.from({ length: names.number() }, () => {
    const name = names.take(names.number());
    const kind = names.byte();
    const index = names.number();
    return Buffer.concat([number(name.length), name, Buffer.from([kind]), number(kind === 0 ? placed(index) : index)]);
  }));

  for (const part of all.filter(([id]) => id === START)) part[1] = number(placed(new Reader(part[1]).number()));
  for (const part of all.filter(([id]) => id === ELEMENT)) part[1] = elements(part[1], placed);
}

// Tables of functions that are called by their place: the first table's, from a place on.
function elements(bytes, placed) {
  const reader = new Reader(bytes);
  return list(Array.from({ length: reader.number() }, () => {
    if (reader.number() !== 0 || reader.byte() !== 0x41) fail("The module has a table of functions of another form.");
    const offset = reader.number();
    if (reader.byte() !== 0x0b) fail("The module has a table of functions of another form.");
    const indices = Array.from({ length: reader.number() }, () => number(placed(reader.number())));
    return Buffer.concat([Buffer.from([0, 0x41]), number(offset), Buffer.from([0x0b]), list(indices)]);
  }));
}

// Each function's body as it is (`plain`), and as it is when functions have other places (`with`).
function bodiesOf(bytes) {
  const reader = new Reader(bytes);
  return Array.from({ length: reader.number() }, () => {
    let at = reader.at;
    const plain = reader.take(reader.number());
    const calls = [];
    walk(1, (strand) => {
      // A number's first byte is one behind a byte of another kind, or behind a number's last.
      if (strand === CALL && !(calls.at(-1)?.end > at)) {
        const call = new Reader(bytes, at);
        calls.push({ start: at, index: call.number(), end: call.at });
      }
      return bytes[at++];
    });
    if (at !== reader.at) fail("A function ends elsewhere than it says (page/weave.mjs).");
    return { plain, with: (placed) => rewritten(bytes, at - plain.length, at, calls, placed) };
  });
}

function rewritten(bytes, start, end, calls, placed) {
  const pieces = [];
  let from = start;
  for (const call of calls) {
    pieces.push(bytes.subarray(from, call.start), number(placed(call.index)));
    from = call.end;
  }
  const body = Buffer.concat([...pieces, bytes.subarray(from, end)]);
  return Buffer.concat([number(body.length), body]);
}
