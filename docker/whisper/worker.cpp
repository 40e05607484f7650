// The Whisper worker: one process, one model in memory, one job after the other.
//
//   whisper-worker MODEL VAD
//
// It reads commands from stdin, each one line of text followed by sound (16 kHz, mono, signed 16 bit, little endian; so
// nothing can be infinite or not a number):
//   hear ID SAMPLES                         where is speech?
//   transcribe ID LANGUAGE THREADS SAMPLES  which words? LANGUAGE is a code such as "en", or "auto"
// It writes lines of JSON to stdout; times are seconds from the first sample:
//   {"type":"ready","version":"1.9.1","model":"base","multilingual":true}
//   {"type":"alive","id":1}                 at most once a second while it works; none for long means it hangs
//   {"type":"result","id":1,"language":"en","speech":[[0.32,2.24]],"tokens":[[" And",0.97,0.32,0.51]]}
//   {"type":"error","id":1,"message":"..."}  {"type":"fatal","message":"..."}
// A token's text has one character for each byte of UTF-8 (a letter may be spread over two tokens).
// Sound without speech gives no tokens: Whisper itself would invent some. Who does not want to wait any longer kills
// the worker: whisper.cpp cannot be stopped while it encodes, and loading again takes less than a second.
// Exit codes: 0 stdin was closed, 2 wrong command, 3 a model that cannot be loaded.

#include "whisper.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

static const size_t SAMPLES_PER_SECOND = WHISPER_SAMPLE_RATE;
static const size_t TOO_SHORT = SAMPLES_PER_SECOND / 10;  // whisper_full would return what it heard before
static const size_t TOO_LONG = SAMPLES_PER_SECOND * 3600 * 2;
static const int SPEECH_PADDING_MS = 200;  // first and last sounds are soft; without it words lose their ends

struct Job {
    unsigned id = 0;
    bool words = false;  // false: only hear
    std::string language;
    int threads = 1;
    std::vector<float> sound;
};

struct Stretch { float start, end; };

// ---- what we say ---------------------------------------------------------------------------------------------------

static FILE * answers;

static void say(const std::string & line) {
    fputs((line + "\n").c_str(), answers);
    fflush(answers);
}

static std::string quoted(const std::string & bytes) {
    std::string out = "\"";
    char code[8];
    for (unsigned char c : bytes) {
        const bool plain = c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
        if (!plain) snprintf(code, sizeof code, "\\u%04x", c);
        out += plain ? std::string(1, c) : code;
    }
    return out + "\"";
}

static std::string decimal(const char * format, double value) {
    char text[32];
    snprintf(text, sizeof text, format, value);
    return text;
}

static std::string seconds(double value) { return decimal("%.2f", std::max(0.0, value)); }

static std::string about(const char * type, unsigned id) {
    return std::string("{\"type\":\"") + type + "\",\"id\":" + std::to_string(id);
}

static void fail(unsigned id, const std::string & message) {
    say(about("error", id) + ",\"message\":" + quoted(message) + "}");
}

[[noreturn]] static void give_up(const std::string & message) {
    say("{\"type\":\"fatal\",\"message\":" + quoted(message) + "}");
    std::_Exit(3);
}

// ---- what we are asked ---------------------------------------------------------------------------------------------

static std::vector<float> read_sound(size_t samples) {
    std::vector<int16_t> raw(samples);
    if (fread(raw.data(), sizeof(int16_t), samples, stdin) != samples) std::_Exit(0);
    std::vector<float> sound(samples);
    std::transform(raw.begin(), raw.end(), sound.begin(), [](int16_t s) { return s / 32768.0f; });
    return sound;
}

static Job next_job() {
    char line[128], language[16];
    size_t samples;
    Job job;
    if (!fgets(line, sizeof line, stdin)) std::_Exit(0);
    job.words = sscanf(line, "transcribe %u %15s %d %zu", &job.id, language, &job.threads, &samples) == 4;
    if (!job.words && sscanf(line, "hear %u %zu", &job.id, &samples) != 2) std::_Exit(2);
    if (samples > TOO_LONG || job.threads < 1) std::_Exit(2);
    if (job.words) job.language = language;
    job.sound = read_sound(samples);
    return job;
}

// ---- hearing -------------------------------------------------------------------------------------------------------

static std::vector<Stretch> hear(whisper_vad_context * vad, const std::vector<float> & sound) {
    auto params = whisper_vad_default_params();
    params.speech_pad_ms = SPEECH_PADDING_MS;
    auto * found = whisper_vad_segments_from_samples(vad, params, sound.data(), (int) sound.size());
    if (!found) throw std::string("the voice detector failed");
    std::vector<Stretch> speech;
    for (int i = 0; i < whisper_vad_segments_n_segments(found); i++) {
        speech.push_back({whisper_vad_segments_get_segment_t0(found, i) / 100,
                          whisper_vad_segments_get_segment_t1(found, i) / 100});
    }
    whisper_vad_free_segments(found);
    return speech;
}

static whisper_vad_context * load_vad(const char * path) {
    auto params = whisper_vad_default_context_params();
    params.n_threads = 1;  // more threads only wait for each other: hundreds of times slower on busy cores
    params.use_gpu = false;
    auto * vad = whisper_vad_init_from_file_with_params(path, params);
    if (!vad) give_up(std::string("the voice detector ") + path + " cannot be loaded; build it again");
    // A file that was cut short loads without a word and then calls everything speech.
    if (!hear(vad, std::vector<float>(2 * SAMPLES_PER_SECOND)).empty()) {
        give_up(std::string("the voice detector ") + path + " hears speech in silence; build it again");
    }
    return vad;
}

// ---- transcribing --------------------------------------------------------------------------------------------------

struct Pulse {
    unsigned id;
    std::chrono::steady_clock::time_point last;
};

// whisper.cpp asks before each word whether to stop. Never, but it is the place to show that we live.
static bool beat(void * data) {
    auto * pulse = static_cast<Pulse *>(data);
    const auto now = std::chrono::steady_clock::now();
    if (now - pulse->last > std::chrono::seconds(1)) {
        pulse->last = now;
        say(about("alive", pulse->id) + "}");
    }
    return false;
}

static whisper_full_params settings(const Job & job, Pulse & pulse) {
    auto p = whisper_full_default_params(WHISPER_SAMPLING_GREEDY);
    p.n_threads = job.threads;
    p.language = job.language.c_str();
    p.token_timestamps = true;
    p.no_context = true;
    p.n_max_text_ctx = 0;  // a window that repeats itself must not infect the next one
    p.suppress_nst = true;
    p.print_progress = p.print_realtime = p.print_timestamps = p.print_special = false;
    p.abort_callback = beat;
    p.abort_callback_user_data = &pulse;
    return p;
}

static std::string tokens_of(whisper_context * whisper, whisper_state * state) {
    std::string tokens;
    for (int i = 0; i < whisper_full_n_segments_from_state(state); i++) {
        for (int k = 0; k < whisper_full_n_tokens_from_state(state, i); k++) {
            const auto token = whisper_full_get_token_data_from_state(state, i, k);
            if (token.id >= whisper_token_eot(whisper)) continue;  // marks, not text
            const char * text = whisper_full_get_token_text_from_state(whisper, state, i, k);
            tokens += (tokens.empty() ? "[" : ",[") + quoted(text) + "," + decimal("%.4g", token.p) + "," +
                      seconds(token.t0 / 100.0) + "," + seconds(token.t1 / 100.0) + "]";
        }
    }
    return tokens;
}

static std::string speech_of(const std::vector<Stretch> & speech) {
    std::string list;
    for (const auto & s : speech) {
        list += (list.empty() ? "[" : ",[") + seconds(s.start) + "," + seconds(s.end) + "]";
    }
    return list;
}

static bool is_known(const std::string & language) {
    return language == "auto" || whisper_lang_id(language.c_str()) >= 0;
}

static void answer(whisper_context * whisper, whisper_vad_context * vad, const Job & job) {
    if (job.words && !is_known(job.language)) return fail(job.id, job.language + " is no language that Whisper knows");
    if (job.words && job.language != "en" && job.language != "auto" && !whisper_is_multilingual(whisper)) {
        return fail(job.id, "this model knows English only");
    }
    const auto speech = job.sound.size() < TOO_SHORT ? std::vector<Stretch>() : hear(vad, job.sound);
    std::string result = about("result", job.id) + ",\"speech\":[" + speech_of(speech) + "]";
    if (!job.words || speech.empty()) return say(result + ",\"language\":" + quoted(job.language) + ",\"tokens\":[]}");

    // A fresh state for each job: a used one can still hold what the person before said.
    std::unique_ptr<whisper_state, void (*)(whisper_state *)> state(whisper_init_state(whisper), whisper_free_state);
    if (!state) return fail(job.id, "not enough memory for a transcription");
    Pulse pulse{job.id, std::chrono::steady_clock::now()};
    const int failed = whisper_full_with_state(
        whisper, state.get(), settings(job, pulse), job.sound.data(), (int) job.sound.size());
    if (failed) return fail(job.id, "whisper.cpp failed with code " + std::to_string(failed));
    const char * language = whisper_lang_str(whisper_full_lang_id_from_state(state.get()));
    say(result + ",\"language\":" + quoted(language) + ",\"tokens\":[" + tokens_of(whisper, state.get()) + "]}");
}

int main(int count, char ** words) {
    if (count != 3) {
        fputs("usage: whisper-worker MODEL VAD\n", stderr);
        return 2;
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // nobody would read the answer
    answers = fdopen(dup(STDOUT_FILENO), "w");
    dup2(STDERR_FILENO, STDOUT_FILENO);  // what the library prints must not mix with our answers
    whisper_log_set([](ggml_log_level level, const char * text, void *) {
        if (level == GGML_LOG_LEVEL_ERROR) fputs(text, stderr);
    }, nullptr);
    // A file of another kind fails an assertion deep inside, which would start a debugger and then dump memory.
    ggml_set_abort_callback([](const char * message) { give_up(std::string("whisper.cpp gave up: ") + message); });

    auto * vad = load_vad(words[2]);
    auto params = whisper_context_default_params();
    params.use_gpu = false;
    auto * whisper = whisper_init_from_file_with_params_no_state(words[1], params);
    if (!whisper) give_up(std::string("the model ") + words[1] + " cannot be loaded; it is missing, cut or not Whisper's");
    say(std::string("{\"type\":\"ready\",\"version\":") + quoted(whisper_version()) + ",\"model\":" +
        quoted(whisper_model_type_readable(whisper)) + ",\"multilingual\":" +
        (whisper_is_multilingual(whisper) ? "true" : "false") + "}");

    for (;;) {
        const Job job = next_job();
        try {
            answer(whisper, vad, job);
        } catch (const std::string & message) {
            fail(job.id, message);
        }
    }
}
