/**
 * Silero's voice detector, from the ONNX file its makers publish to the file that whisper.cpp reads.
 * Only the network for 16 kHz is kept. Convolutions become half precision, because whisper.cpp asks for that.
 */
import { tensorsOf } from './onnx.mjs';

const window = 512;
const context = 64;
const kernel = 3;
const hidden = 128;
const channels = [
  [129, 128],
  [128, 64],
  [64, 64],
  [64, 128],
]; // of the four convolutions: in, out
const basis = { name: 'stft.forward_basis_buffer', shape: [258, 1, 256] };
const magic = 0x67676d6c; // "ggml"
const float32 = 1; // how ONNX calls it

/** @typedef {{ name: string, shape: number[], as?: number[], half?: boolean }} Part */

/**
 * @param {Buffer} onnx `silero_vad_v6.onnx` (or v5)
 * @returns {Buffer} the file for whisper.cpp
 */
export function sileroForWhisper(onnx) {
  const tensors = tensorsOf(onnx);
  const branch = branchFor16kHz(tensors);
  const pieces = parts().map((part) => written(part, tensors.get(branch + part.name)));
  return Buffer.concat([header(), ...pieces]);
}

/**
 * The file holds two networks, for 8 and 16 kHz, in the branches of an If. The size of the Fourier basis tells which
 * is which, and what stands before its name is the prefix of its branch.
 * @param {ReturnType<typeof tensorsOf>} tensors
 */
function branchFor16kHz(tensors) {
  const isBasis = ([name, tensor]) => name.endsWith(basis.name) && same(tensor.shape, basis.shape);
  const found = [...tensors].find(isBasis);
  if (!found) throw new Error('This ONNX file holds no Silero voice detector (version 5 or 6) for 16 kHz.');
  return found[0].slice(0, -basis.name.length);
}

/** @returns {Part[]} in the order of the file */
function parts() {
  const convolutions = channels.flatMap(([from, to], n) => [
    { name: `encoder.${n}.reparam_conv.weight`, shape: [to, from, kernel], half: true },
    { name: `encoder.${n}.reparam_conv.bias`, shape: [to] },
  ]);
  const gates = ['ih', 'hh'].flatMap((side) => [
    { name: `decoder.rnn.weight_${side}`, shape: [4 * hidden, hidden] },
    { name: `decoder.rnn.bias_${side}`, shape: [4 * hidden] },
  ]);
  const output = [
    { name: 'decoder.decoder.2.weight', shape: [1, hidden, 1], as: [hidden], half: true },
    { name: 'decoder.decoder.2.bias', shape: [1] },
  ];
  return [...convolutions, ...gates, ...output, { ...basis, half: true }];
}

function header() {
  const name = 'silero-16k';
  const version = [0, 0, 0]; // whisper.cpp only prints it, and the ONNX file does not tell
  const layers = channels.flatMap(([from, to]) => [from, to, kernel]);
  const sizes = [window, context, channels.length, ...layers, hidden, hidden, hidden, 1];
  return Buffer.concat([ints(magic, name.length), Buffer.from(name), ints(...version, ...sizes)]);
}

/**
 * @param {Part} part
 * @param {{ type: number, shape: number[], data: Buffer } | undefined} tensor
 */
function written({ name, shape, as = shape, half = false }, tensor) {
  const size = shape.reduce((a, b) => a * b);
  const whole =
    tensor && tensor.type === float32 && same(tensor.shape, shape) && tensor.data.length === 4 * size;
  if (!whole)
    throw new Error(`This ONNX file does not hold ${name} as ${shape.join(' x ')} float32 numbers.`);
  const title = `_model.${name}`;
  const about = ints(as.length, title.length, half ? 1 : 0, ...[...as].reverse());
  return Buffer.concat([about, Buffer.from(title), half ? halved(tensor.data) : tensor.data]);
}

/**
 * float32 to half precision, to the nearest, ties to even (IEEE 754-2019, 4.3.1).
 * @param {Buffer} floats
 */
function halved(floats) {
  const halves = Buffer.alloc(floats.length / 2);
  for (let at = 0; at < floats.length; at += 4) {
    const bits = floats.readUInt32LE(at);
    const exponent = Math.max(((bits >>> 23) & 255) - 127, -14);
    if (exponent > 15) throw new Error('This ONNX file holds a number too large for half precision.');
    // Below 1024 it is a subnormal; 2048 carries into the exponent by itself.
    const mantissa = Math.abs(floats.readFloatLE(at)) / 2 ** (exponent - 10);
    const tie = mantissa % 1 === 0.5 && Math.floor(mantissa) % 2 === 0;
    const rounded = Math.round(mantissa) - (tie ? 1 : 0);
    halves.writeUInt16LE(((bits >>> 16) & 0x8000) + ((exponent + 14) << 10) + rounded, at / 2);
  }
  return halves;
}

/** @param {number[]} values */
const ints = (...values) => Buffer.from(Int32Array.from(values).buffer);
const same = (a, b) => String(a) === String(b);
