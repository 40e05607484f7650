import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Refusal } from '#kernel/errors.ts';

/**
 * Whisper weights from CTranslate2 (the form of faster-whisper) to the ggml file that whisper.cpp reads.
 * Half precision in, half precision out: the numbers are copied, none is changed.
 * `vocabulary` is the text of vocabulary.txt, one token per line. Refuses anything but a half-precision Whisper.
 */
export function convertCtranslate2(model: Buffer, vocabulary: string, out: string) {
  const tensors = readTensors(model);
  const file = openSync(out, 'w', 0o600);
  try {
    writeGgml(writerOf(file, tensors), tensors, vocabulary);
  } finally {
    closeSync(file);
  }
}
export function convertCtranslate2Folder(folder: string, out: string) {
  const vocabulary = `${folder}/vocabulary.txt`;
  if (!existsSync(vocabulary)) throw notWhisper('vocabulary.txt is not beside it');
  convertCtranslate2(readFileSync(`${folder}/model.bin`), readFileSync(vocabulary, 'utf8'), out);
}

const halfPrecision = 4;
type Tensor = { shape: number[]; type: number; data: Buffer };
type Tensors = Map<string, Tensor>;
const notWhisper = (why: string) =>
  new Refusal('invalid', `This is not a Whisper model that can be converted: ${why}. Choose another folder.`);

/** CTranslate2's binary, version 6: name, revision, then name, shape, type and bytes of every variable. */
function readTensors(file: Buffer): Tensors {
  let at = 0;
  const number = (size: 1 | 2 | 4) => {
    at += size;
    return file.readUIntLE(at - size, size);
  };
  const string = () => {
    const length = number(2);
    at += length;
    return file.toString('utf8', at - length, at - 1);
  };
  try {
    if (number(4) !== 6) throw notWhisper('its format is not version 6');
    if (string() !== 'WhisperSpec') throw notWhisper('it holds another kind of model');
    number(4);
    const tensors: Tensors = new Map();
    for (let left = number(4); left > 0; left--) {
      const name = string();
      const shape = Array.from({ length: number(1) }, () => number(4));
      const type = number(1);
      const size = number(4);
      if (at + size > file.length) throw notWhisper('the file is cut short');
      tensors.set(name, { shape, type, data: file.subarray(at, at + size) });
      at += size;
    }
    return tensors;
  } catch (error) {
    throw error instanceof Refusal ? error : notWhisper('the file is cut short');
  }
}

type How = { wide?: boolean; column?: boolean; slice?: [nth: number, of: number] };
function writerOf(file: number, tensors: Tensors) {
  const bytes = (data: Uint8Array) => void writeSync(file, data);
  const numbers = (...values: number[]) => {
    const out = Buffer.alloc(4 * values.length);
    values.forEach((value, index) => void out.writeInt32LE(value, 4 * index));
    bytes(out);
  };
  /** One tensor under its new name; biases and norms are widened to single precision, as whisper.cpp wants them. */
  const put = (
    to: string,
    from: string,
    { wide = false, column = false, slice: [nth, of] = [0, 1] }: How = {},
  ) => {
    const tensor = tensorOf(tensors, from);
    if (tensor.type !== halfPrecision) throw notWhisper(`${from} is not half precision`);
    const rows = (tensor.shape[0] ?? 0) / of;
    const length = tensor.data.length / of;
    const part = tensor.data.subarray(nth * length, (nth + 1) * length);
    const shape = column ? [rows, 1] : [rows, ...tensor.shape.slice(1)];
    const name = Buffer.from(to);
    numbers(shape.length, name.length, wide ? 0 : 1, ...shape.toReversed());
    bytes(name);
    bytes(wide ? widened(part) : part);
  };
  return { bytes, numbers, put };
}
type Writer = ReturnType<typeof writerOf>;

function tensorOf(tensors: Tensors, name: string) {
  const found = tensors.get(name);
  if (!found) throw notWhisper(`it lacks ${name}`);
  return found;
}

const layersOf = (tensors: Tensors, part: string) =>
  1 +
  Math.max(-1, ...[...tensors.keys()].map((name) => Number(name.match(`^${part}/layer_(\\d+)/`)?.[1] ?? -1)));

function writeGgml(writer: Writer, tensors: Tensors, vocabulary: string) {
  const shape = (name: string, at: number) => tensorOf(tensors, name).shape[at] ?? 0;
  const embeddings = 'decoder/embeddings/weight';
  const audio = 'encoder/position_encodings/encodings';
  const [words, textState] = [shape(embeddings, 0), shape(embeddings, 1)];
  const [audioLength, audioState] = [shape(audio, 0), shape(audio, 1)];
  const textLength = shape('decoder/position_encodings/encodings', 0);
  const mels = shape('encoder/conv1/weight', 1);
  const [encoder, decoder] = [layersOf(tensors, 'encoder'), layersOf(tensors, 'decoder')];
  const sizes = [
    words,
    audioLength,
    audioState,
    audioState / 64,
    encoder,
    textLength,
    textState,
    textState / 64,
    decoder,
  ];
  writer.numbers(0x67676d6c, ...sizes, mels, 1);
  writer.numbers(mels, 201);
  writer.bytes(melFilters(mels));
  const multilingual = words >= 51_865;
  const tokens = tokensOf(vocabulary).slice(0, multilingual ? 50_257 : 50_256);
  writer.numbers(tokens.length);
  for (const token of tokens) {
    writer.numbers(token.length);
    writer.bytes(token);
  }
  writeLayers(writer, encoder, decoder);
}

function writeLayers(writer: Writer, encoder: number, decoder: number) {
  writer.put('encoder.positional_embedding', 'encoder/position_encodings/encodings', { wide: true });
  for (const name of ['conv1', 'conv2']) {
    writer.put(`encoder.${name}.weight`, `encoder/${name}/weight`);
    writer.put(`encoder.${name}.bias`, `encoder/${name}/bias`, { wide: true, column: true });
  }
  norm(writer, 'encoder.ln_post', 'encoder/layer_norm');
  for (let i = 0; i < encoder; i++) block(writer, `encoder.blocks.${i}`, `encoder/layer_${i}`, false);
  writer.put('decoder.positional_embedding', 'decoder/position_encodings/encodings', { wide: true });
  writer.put('decoder.token_embedding.weight', 'decoder/embeddings/weight');
  norm(writer, 'decoder.ln', 'decoder/layer_norm');
  for (let i = 0; i < decoder; i++) block(writer, `decoder.blocks.${i}`, `decoder/layer_${i}`, true);
}

function norm(writer: Writer, to: string, from: string) {
  writer.put(`${to}.weight`, `${from}/gamma`, { wide: true });
  writer.put(`${to}.bias`, `${from}/beta`, { wide: true });
}
function linear(writer: Writer, to: string, from: string, slice: [number, number] = [0, 1], bias = true) {
  writer.put(`${to}.weight`, `${from}/weight`, { slice });
  if (bias) writer.put(`${to}.bias`, `${from}/bias`, { slice, wide: true });
}
function block(writer: Writer, to: string, from: string, cross: boolean) {
  const self = `${from}/self_attention`;
  norm(writer, `${to}.attn_ln`, `${self}/layer_norm`);
  linear(writer, `${to}.attn.query`, `${self}/linear_0`, [0, 3]);
  linear(writer, `${to}.attn.key`, `${self}/linear_0`, [1, 3], false);
  linear(writer, `${to}.attn.value`, `${self}/linear_0`, [2, 3]);
  linear(writer, `${to}.attn.out`, `${self}/linear_1`);
  if (cross) crossAttention(writer, `${to}.cross_attn`, `${from}/attention`);
  norm(writer, `${to}.mlp_ln`, `${from}/ffn/layer_norm`);
  linear(writer, `${to}.mlp.0`, `${from}/ffn/linear_0`);
  linear(writer, `${to}.mlp.2`, `${from}/ffn/linear_1`);
}
function crossAttention(writer: Writer, to: string, from: string) {
  norm(writer, `${to}_ln`, `${from}/layer_norm`);
  linear(writer, `${to}.query`, `${from}/linear_0`);
  linear(writer, `${to}.key`, `${from}/linear_1`, [0, 2], false);
  linear(writer, `${to}.value`, `${from}/linear_1`, [1, 2]);
  linear(writer, `${to}.out`, `${from}/linear_2`);
}

/** IEEE 754 half to single precision, exact. */
function widened(half: Buffer) {
  const out = Buffer.alloc(half.length * 2);
  for (let i = 0; i < half.length / 2; i++) {
    const bits = half.readUInt16LE(2 * i);
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    out.writeFloatLE(bits & 0x8000 ? -size : size, 4 * i);
  }
  return out;
}

/** Tokens as bytes. GPT-2's vocabulary writes each byte as a printable character. */
function tokensOf(vocabulary: string) {
  const byteOf = new Map<number, number>();
  let extra = 0;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    byteOf.set(printable ? byte : 256 + extra++, byte);
  }
  const unknown = 63;
  const bytesOf = (token: string) =>
    [...token].map((sign) => byteOf.get(sign.codePointAt(0) ?? -1) ?? unknown);
  return vocabulary.split('\n').map((token) => Buffer.from(bytesOf(token)));
}

/** Slaney's mel filter bank for 16 kHz and frames of 400 points, Whisper's front end. Shape [mels, 201], float32. */
function melFilters(mels: number) {
  const hertz = (mel: number) =>
    mel < 15 ? (mel * 200) / 3 : 1000 * Math.exp(((mel - 15) * Math.log(6.4)) / 27);
  const mel = (hz: number) => (hz < 1000 ? (hz * 3) / 200 : 15 + (Math.log(hz / 1000) * 27) / Math.log(6.4));
  const edge = Array.from({ length: mels + 2 }, (_, i) => hertz((mel(8000) * i) / (mels + 1)));
  const out = Buffer.alloc(mels * 201 * 4);
  for (let i = 0; i < mels; i++) {
    const [low = 0, middle = 0, high = 0] = edge.slice(i, i + 3);
    for (let k = 0; k < 201; k++) {
      const up = (k * 40 - low) / (middle - low);
      const down = (high - k * 40) / (high - middle);
      out.writeFloatLE((Math.max(0, Math.min(up, down)) * 2) / (high - low), (i * 201 + k) * 4);
    }
  }
  return out;
}
