// Bytes as text that can stand in a page: seven bits a character, where base64 has six. The three characters that a page does not
// keep as they are (it reads no NUL, makes a line's end of CR, and takes < for markup) are written together with the next, as one
// letter from À on, which is two bytes long as they are; the last of all may stand alone.
const LOST = [0, 13, 60];
const FIRST = 0xc0;
const ALONE = FIRST + (LOST.length << 7);

/** The bytes of a text. */
export function bytesOf(text) {
  // Every byte of the text carries seven bits, and a letter is two.
  const bytes = new Uint8Array(Math.ceil(text.length * 7 / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  function take(seven) {
    held = (held << 7) | seven;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[length++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) take(code);
    else if (code >= ALONE) take(LOST[code - ALONE]);
    else {
      take(LOST[(code - FIRST) >> 7]);
      take((code - FIRST) & 127);
    }
  }
  return bytes.subarray(0, length);
}

/** The text of bytes. */
export function textOf(bytes) {
  const sevens = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 7) {
      bits -= 7;
      sevens.push((held >> bits) & 127);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) sevens.push((held << (7 - bits)) & 127);
  const parts = [];
  for (let at = 0; at < sevens.length; at++) {
    const lost = LOST.indexOf(sevens[at]);
    if (lost < 0) parts.push(String.fromCharCode(sevens[at]));
    else if (at + 1 === sevens.length) parts.push(String.fromCharCode(ALONE + lost));
    else parts.push(String.fromCharCode(FIRST + (lost << 7) + sevens[++at]));
  }
  return parts.join("");
}
