// The functions of a WebAssembly module, unwoven: operations with operations, numbers of variables with numbers of variables, and so on,
// each kind of byte in a strand of its own, which packs a sixth smaller than all of them in turn. One walk for both directions: the
// build takes the bytes from the module and lays them on their strands, the page takes them from there and lays them in turn again.

/** How many strands there are. */
export const STRANDS = 10;
const [OPERATION, VARIABLE, , ALIGNMENT, OFFSET, SMALL, LARGE, JUMP, TYPE, OTHER] = Array(STRANDS).keys();
/** The strand of the numbers of functions. */
export const CALL = 2;

/** Walks through the bodies of `count` functions; `move(strand)` moves the next byte, and returns it. */
export function walk(count, move) {
  // A number of 7 bits a byte, as WebAssembly writes them.
  function number(strand) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = move(strand);
      if (shift < 28) value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }
  function bytes(strand, length) {
    for (; length > 0; length--) move(strand);
  }
  for (; count > 0; count--) {
    number(OTHER);
    for (let groups = number(TYPE); groups > 0; groups--) {
      number(TYPE);
      move(TYPE);
    }
    for (let depth = 1; depth > 0;) {
      const operation = move(OPERATION);
      if (operation >= 0x20 && operation <= 0x22) number(VARIABLE);
      else if (operation >= 0x28 && operation <= 0x3e) {
        number(ALIGNMENT);
        number(OFFSET);
      } else if (operation === 0x41) number(SMALL);
      else if (operation === 0x0b) depth -= 1;
      else if (operation >= 0x02 && operation <= 0x04) {
        number(TYPE);
        depth += 1;
      } else if (operation === 0x10 || operation === 0xd2) number(CALL);
      else if (operation === 0x0c || operation === 0x0d) number(JUMP);
      else if (operation === 0x0e) for (let targets = number(JUMP); targets >= 0; targets--) number(JUMP);
      else if (operation === 0x11) {
        number(TYPE);
        number(TYPE);
      } else if (operation >= 0x23 && operation <= 0x26) number(OTHER);
      else if (operation === 0x42) number(LARGE);
      else if (operation === 0x43) bytes(OTHER, 4);
      else if (operation === 0x44) bytes(OTHER, 8);
      else if (operation === 0x1c) bytes(TYPE, number(TYPE));
      else if (operation === 0x3f || operation === 0x40 || operation === 0xd0) number(OTHER);
      else if (operation === 0xfc) {
        const more = number(OTHER);
        // Memories, tables and segments; those below 8 turn numbers into others.
        if (more >= 8) number(OTHER);
        if (more === 8 || more === 10 || more === 12 || more === 14) number(OTHER);
      }
    }
  }
}

/** The module again: a head of 32-bit numbers (how many functions, how long what stands before them, and each strand), what
 *  stands before them, the strands, and what stands behind them. */
export function woven(packed) {
  const head = new DataView(packed.buffer, packed.byteOffset);
  const field = (at) => head.getUint32(at * 4, true);
  const out = new Uint8Array(packed.length - (2 + STRANDS) * 4);
  let length = field(1);
  let from = (2 + STRANDS) * 4;
  out.set(packed.subarray(from, from + length));
  from += length;
  const places = new Uint32Array(STRANDS);
  for (let strand = 0; strand < STRANDS; strand++) {
    places[strand] = from;
    from += field(2 + strand);
  }
  walk(field(0), (strand) => (out[length++] = packed[places[strand]++]));
  out.set(packed.subarray(from), length);
  return out;
}

/** What `woven` makes the module of. */
export function unwoven(module) {
  let at = 8;
  function number() {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = module[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }
  while (module[at++] !== 10) {
    const length = number();
    at += length;
    if (at >= module.length) throw new Error("There are no functions in the module.");
  }
  const length = number();
  const end = at + length;
  const count = number();
  const front = at;
  const strands = Array.from({ length: STRANDS }, () => []);
  walk(count, (strand) => {
    strands[strand].push(module[at]);
    return module[at++];
  });
  if (at !== end) throw new Error("The module has an operation that page/weave.mjs does not know.");
  const head = new DataView(new ArrayBuffer((2 + STRANDS) * 4));
  [count, front, ...strands.map((it) => it.length)].forEach((value, field) => head.setUint32(field * 4, value, true));
  return Buffer.concat([new Uint8Array(head.buffer), module.subarray(0, front), ...strands.map((it) => Buffer.from(it)),
    module.subarray(end)]);
}
