// How the worker and its parent talk.
//
// It reads commands from stdin, each one line of text, the first two followed by sound (16 kHz, mono, signed 16 bit,
// little endian; so nothing can be infinite or not a number):
//   hear ID SAMPLES                         where is speech?
//   transcribe ID LANGUAGE THREADS SAMPLES  which words? LANGUAGE is a code such as "en", or "auto"
//   abort ID                                stop working on that job
// It writes lines of JSON to stdout; times are seconds from the first sample:
//   {"type":"ready","version":"1.9.1","model":"base","multilingual":true}
//   {"type":"alive","id":1,"done":0.5}      at most once a second while it works; none for long means it hangs
//   {"type":"result","id":1,"language":"en","speech":[[0.32,2.24]],"tokens":[[" And",0.97,0.32,0.51]]}
//   {"type":"aborted","id":1}  {"type":"error","id":1,"message":"..."}  {"type":"fatal","message":"..."}
// A token's text has one character for each byte of UTF-8 (a letter may be spread over two tokens).
// Exit codes: 0 stdin was closed, 2 wrong command, 3 a model cannot be loaded.

#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

static const size_t TOO_LONG = 16000u * 3600 * 2;  // samples, two hours; a wrong number must not eat the memory

struct Job {
    uint32_t id = 0;
    bool words = false;  // false: only hear
    std::string language;
    int threads = 1;
    std::vector<float> sound;
};

static FILE * answers;
static std::mutex saying;

static void say(const std::string & line) {
    std::lock_guard<std::mutex> lock(saying);
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

static std::string number(double value) {
    char text[32];
    snprintf(text, sizeof text, "%.4g", value);
    return text;
}

static std::string seconds(double value) {
    char text[32];
    snprintf(text, sizeof text, "%.2f", std::max(0.0, value));
    return text;
}

static std::string about(const char * type, uint32_t id) {
    return std::string("{\"type\":\"") + type + "\",\"id\":" + std::to_string(id);
}

static void fail(uint32_t id, const std::string & message) {
    say(about("error", id) + ",\"message\":" + quoted(message) + "}");
}

[[noreturn]] static void give_up(const std::string & message) {
    say("{\"type\":\"fatal\",\"message\":" + quoted(message) + "}");
    std::_Exit(3);
}

// ---- what we are asked ---------------------------------------------------------------------------------------------

static std::mutex waiting;
static std::condition_variable arrived;
static std::deque<Job> jobs;
static std::atomic<uint32_t> unwanted{0};

static std::vector<float> read_sound(size_t samples) {
    std::vector<int16_t> raw(samples);
    if (fread(raw.data(), sizeof(int16_t), samples, stdin) != samples) std::_Exit(0);
    std::vector<float> sound(samples);
    std::transform(raw.begin(), raw.end(), sound.begin(), [](int16_t s) { return s / 32768.0f; });
    return sound;
}

// Runs in a thread of its own, so that an abort is heard while the other one works. Whoever asked is gone when stdin
// ends, and so are we, at once.
static void listen() {
    char line[128], language[16];
    unsigned id;
    int threads;
    size_t samples;
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "abort %u", &id) == 1) {
            unwanted = id;
            continue;
        }
        Job job;
        job.words = sscanf(line, "transcribe %u %15s %d %zu", &id, language, &threads, &samples) == 4;
        if (!job.words && sscanf(line, "hear %u %zu", &id, &samples) != 2) std::_Exit(2);
        if (samples > TOO_LONG) std::_Exit(2);
        job.id = id;
        if (job.words) job.language = language, job.threads = std::max(1, threads);
        job.sound = read_sound(samples);
        std::lock_guard<std::mutex> lock(waiting);
        jobs.push_back(std::move(job));
        arrived.notify_one();
    }
    std::_Exit(0);
}

static Job next_job() {
    std::unique_lock<std::mutex> lock(waiting);
    arrived.wait(lock, [] { return !jobs.empty(); });
    Job job = std::move(jobs.front());
    jobs.pop_front();
    return job;
}
