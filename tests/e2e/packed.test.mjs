// What the page in one file is packed with, without a browser.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { bytesOf, textOf } from "../../page/seven.mjs";
import { unwoven, woven } from "../../page/weave.mjs";

/** Bytes that are the same each time and look like no pattern. */
const noise = (length) => Buffer.concat(Array.from({ length: Math.ceil(length / 32) },
  (_, at) => createHash("sha256").update(String(at)).digest())).subarray(0, length);

test("bytes come back from text, and the text is one that a page keeps", () => {
  const some = [[], [0], [13], [60], [255], [0, 0, 0], [26, 26], [120, 13, 60], Array(50).fill(0), Array(50).fill(255)];
  for (const bytes of [...some.map((it) => Buffer.from(it)), ...Array.from({ length: 40 }, (_, at) => noise(at)), noise(5000)]) {
    const text = textOf(bytes);
    assert.doesNotMatch(text, /[\0\r<]/);
    assert.deepEqual(Buffer.from(bytesOf(text)), bytes);
    // Read as the file is.
    assert.equal(Buffer.from(text, "utf8").toString("utf8"), text);
    assert.ok(Buffer.byteLength(text) <= Math.ceil(bytes.length * 8 / 7) + 1);
  }
});

test("a module comes back from its strands", () => {
  // (module (func (param i32) (result i32) (local i64) (if (result i32) (local.get 0) (then (i32.const 300)) (else (i32.load offset=200 (local.get 0)))))
  //  (memory 1) (func (local f64) (f64.const 1.5) (drop) (block (br_table 0 0 0 (i32.const 1)))), and a section behind them.
  const module = Buffer.from([
    0, 97, 115, 109, 1, 0, 0, 0,
    1, 9, 2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 0, 0,
    3, 3, 2, 0, 1,
    5, 3, 1, 0, 1,
    10, 46, 2,
    19, 1, 1, 0x7e, 0x20, 0, 0x04, 0x7f, 0x41, 0xac, 0x02, 0x05, 0x20, 0, 0x28, 2, 0xc8, 0x01, 0x0b, 0x0b,
    24, 1, 1, 0x7c, 0x44, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 0x1a, 0x02, 0x40, 0x41, 1, 0x0e, 2, 0, 0, 0, 0x0b, 0x0b,
    0, 4, 3, 97, 98, 99,
  ]);
  assert.ok(WebAssembly.validate(module));
  const strands = unwoven(module);
  assert.deepEqual(Buffer.from(woven(strands)), module);
  assert.notDeepEqual(strands.subarray(-module.length), module);
});
