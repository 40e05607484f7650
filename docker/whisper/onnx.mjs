/**
 * Just enough of ONNX (a protobuf file, onnx.proto3) to take the numbers out of it.
 * @typedef {{ type: number, shape: number[], data: Buffer }} Tensor
 */

/**
 * Every named tensor, however deep: the graph's initializers and the outputs of Constant nodes, also in branches.
 * @param {Buffer} file
 * @returns {Map<string, Tensor>}
 */
export function tensorsOf(file) {
  const tensors = new Map();
  const graph = (bytes) => {
    for (const tensor of all(bytes, 5)) keep(tensor);
    for (const node of all(bytes, 1)) readNode(node);
  };
  const readNode = (bytes) => {
    const output = String(all(bytes, 2)[0] ?? '');
    for (const attribute of all(bytes, 5)) {
      for (const tensor of all(attribute, 5)) keep(tensor, output);
      for (const branch of all(attribute, 6)) graph(branch);
    }
  };
  const keep = (bytes, output) => {
    const name = output || String(all(bytes, 8)[0] ?? '');
    const shape = all(bytes, 1).flatMap((part) => (typeof part === 'number' ? [part] : packed(part)));
    tensors.set(name, { type: all(bytes, 2)[0] ?? 0, shape, data: all(bytes, 9)[0] ?? Buffer.alloc(0) });
  };
  for (const found of all(file, 7)) graph(found);
  return tensors;
}

/**
 * The values of one field of a protobuf message: numbers, or bytes for what carries a length.
 * @param {Buffer} bytes
 * @param {number} wanted
 */
function all(bytes, wanted) {
  const values = [];
  for (let at = 0; at < bytes.length; ) {
    const [key, afterKey] = varint(bytes, at);
    const [value, next] = valueAt(bytes, afterKey, key % 8);
    if (Math.floor(key / 8) === wanted) values.push(value);
    at = next;
  }
  return values;
}

function valueAt(bytes, at, kind) {
  if (kind === 0) return varint(bytes, at);
  if (kind === 1) return [undefined, at + 8];
  if (kind === 5) return [undefined, at + 4];
  const [length, start] = kind === 2 ? varint(bytes, at) : [Number.POSITIVE_INFINITY, at];
  if (start + length > bytes.length) throw new Error('This is not a whole ONNX file.');
  return [bytes.subarray(start, start + length), start + length];
}

function packed(bytes) {
  const values = [];
  for (let at = 0; at < bytes.length; ) {
    const [value, next] = varint(bytes, at);
    values.push(value);
    at = next;
  }
  return values;
}

/** Multiplied, not shifted: a shift would lose what is above 32 bits. */
function varint(bytes, at) {
  let value = 0;
  for (let scale = 1; at < bytes.length; scale *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * scale;
    if (byte < 128) return [value, at];
  }
  throw new Error('This is not a whole ONNX file.');
}
