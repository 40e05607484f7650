// The Whisper worker: one process, one model in memory, one job after the other.
//
//   whisper-worker MODEL VAD
//
// What it reads and writes is told in wire.hpp. Sound without speech gives no words: Whisper itself would invent some.

#include "whisper.h"
#include "wire.hpp"

#include <chrono>
#include <memory>
#include <thread>

#include <unistd.h>

static const size_t SAMPLES_PER_SECOND = WHISPER_SAMPLE_RATE;
static const size_t TOO_SHORT = SAMPLES_PER_SECOND / 10;  // whisper_full would return what it heard before
static const int SPEECH_PADDING_MS = 200;  // first and last sounds are soft; without it words lose their ends

struct Stretch { float start, end; };

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
    uint32_t id;
    int percent = 0;
    std::chrono::steady_clock::time_point last = std::chrono::steady_clock::now();
};

// whisper.cpp asks before each piece of arithmetic whether to stop: the place to show that we live.
static bool stop_asked(void * data) {
    auto * pulse = static_cast<Pulse *>(data);
    const auto now = std::chrono::steady_clock::now();
    if (now - pulse->last > std::chrono::seconds(1)) {
        pulse->last = now;
        say(about("alive", pulse->id) + ",\"done\":" + number(pulse->percent / 100.0) + "}");
    }
    return unwanted == pulse->id;
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
    p.abort_callback = stop_asked;
    p.abort_callback_user_data = &pulse;
    p.progress_callback = [](whisper_context *, whisper_state *, int percent, void * data) {
        static_cast<Pulse *>(data)->percent = percent;
    };
    p.progress_callback_user_data = &pulse;
    return p;
}

static std::string tokens_of(whisper_context * whisper, whisper_state * state) {
    std::string tokens;
    for (int i = 0; i < whisper_full_n_segments_from_state(state); i++) {
        for (int k = 0; k < whisper_full_n_tokens_from_state(state, i); k++) {
            const auto token = whisper_full_get_token_data_from_state(state, i, k);
            if (token.id >= whisper_token_eot(whisper)) continue;  // marks, not text
            const char * text = whisper_full_get_token_text_from_state(whisper, state, i, k);
            tokens += (tokens.empty() ? "[" : ",[") + quoted(text) + "," + number(token.p) + "," +
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

static void answer(whisper_context * whisper, whisper_vad_context * vad, const Job & job) {
    const bool known = job.language == "auto" || whisper_lang_id(job.language.c_str()) >= 0;
    if (job.words && !known) return fail(job.id, "the language " + job.language + " is not known to Whisper");
    const bool foreign = job.language != "en" && job.language != "auto";
    if (job.words && foreign && !whisper_is_multilingual(whisper)) return fail(job.id, "this model knows English only");

    const auto speech = job.sound.size() < TOO_SHORT ? std::vector<Stretch>() : hear(vad, job.sound);
    std::string result = about("result", job.id) + ",\"speech\":[" + speech_of(speech) + "]";
    if (!job.words || speech.empty()) return say(result + ",\"language\":" + quoted(job.language) + ",\"tokens\":[]}");

    // A fresh state for each job: a used one can still hold what the person before said.
    std::unique_ptr<whisper_state, void (*)(whisper_state *)> state(whisper_init_state(whisper), whisper_free_state);
    if (!state) return fail(job.id, "not enough memory for a transcription");
    Pulse pulse{job.id};
    const int failed = whisper_full_with_state(
        whisper, state.get(), settings(job, pulse), job.sound.data(), (int) job.sound.size());
    if (unwanted == job.id) return say(about("aborted", job.id) + "}");
    if (failed) return fail(job.id, "whisper.cpp failed with code " + std::to_string(failed));
    const char * language = whisper_lang_str(whisper_full_lang_id_from_state(state.get()));
    say(result + ",\"language\":" + quoted(language) + ",\"tokens\":[" + tokens_of(whisper, state.get()) + "]}");
}

int main(int count, char ** words) {
    if (count != 3) {
        fputs("usage: whisper-worker MODEL VAD\n", stderr);
        return 2;
    }
    answers = fdopen(dup(STDOUT_FILENO), "w");
    dup2(STDERR_FILENO, STDOUT_FILENO);  // what the library prints must not mix with our answers
    whisper_log_set([](ggml_log_level level, const char * text, void *) {
        if (level == GGML_LOG_LEVEL_ERROR) fputs(text, stderr);
    }, nullptr);

    auto * vad = load_vad(words[2]);
    auto params = whisper_context_default_params();
    params.use_gpu = false;
    auto * whisper = whisper_init_from_file_with_params_no_state(words[1], params);
    if (!whisper) give_up(std::string("the model ") + words[1] + " cannot be loaded; it is missing, cut or not Whisper's");
    say(std::string("{\"type\":\"ready\",\"version\":") + quoted(whisper_version()) + ",\"model\":" +
        quoted(whisper_model_type_readable(whisper)) + ",\"multilingual\":" +
        (whisper_is_multilingual(whisper) ? "true" : "false") + "}");

    std::thread(listen).detach();
    for (;;) {
        const Job job = next_job();
        try {
            answer(whisper, vad, job);
        } catch (const std::string & message) {
            fail(job.id, message);
        }
    }
}
