// SPDX-License-Identifier: EUPL-1.2
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <system_error>

#include "batch/child_process.h"
#include "model/error.h"
#include "package/safe_output.h"

extern char** environ;

namespace graadmeter {

// Not in the unnamed namespace, since ChildProcess::State, which is not either, has one.
class PipeEnd {
public:
    explicit PipeEnd(int value = -1) : value_(value) {}
    ~PipeEnd() { close(); }
    PipeEnd(const PipeEnd&) = delete;
    PipeEnd& operator=(const PipeEnd&) = delete;
    void close() {
        if (value_ >= 0) ::close(value_);
        value_ = -1;
    }
    void take(int value) {
        close();
        value_ = value;
    }
    [[nodiscard]] int get() const { return value_; }

private:
    int value_;
};

namespace {

[[noreturn]] void not_started(const std::filesystem::path& program, int cause) {
    throw FileError("", program.filename().string(), "",
                    "Een werkproces starten lukt niet: " + dutch_cause({cause, std::generic_category()}) + ".",
                    "Probeer het met minder processen tegelijk: --taken 1.");
}

// Both ends are closed in every other process that is started.
void make_pipe(PipeEnd& read_end, PipeEnd& write_end, const std::filesystem::path& program) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) not_started(program, errno);
    read_end.take(ends[0]);
    write_end.take(ends[1]);
}

class SpawnSettings {
public:
    SpawnSettings(int input, int output) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawnattr_init(&attributes_);
        posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        // A group of its own: Ctrl-C is for the program that started it, which decides what is still finished.
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&attributes_, 0);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&actions_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

}  // namespace

struct ChildProcess::State {
    PipeEnd input, output;
    std::string waiting;          // of its output, not yet given
    std::mutex ending;            // so that kill() never meets a number that was given to another process
    pid_t process = -1;           // -1: it was waited for
};

ChildProcess::ChildProcess(const std::filesystem::path& program, const std::vector<std::string>& arguments) : state_(std::make_unique<State>()) {
    PipeEnd child_input, child_output;
    make_pipe(child_input, state_->input, program);
    make_pipe(state_->output, child_output, program);
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const SpawnSettings settings(child_input.get(), child_output.get());
    const int failed = posix_spawn(&state_->process, program.c_str(), settings.actions(), settings.attributes(), pointers.data(), environ);
    if (failed != 0) {
        state_->process = -1;
        not_started(program, failed);
    }
}

ChildProcess::~ChildProcess() {
    kill();
    (void)wait();
}

bool ChildProcess::write_line(std::string_view line) {
    const std::string whole = std::string(line) + '\n';
    for (std::size_t done = 0; done < whole.size();) {
        const ssize_t written = ::write(state_->input.get(), whole.data() + done, whole.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        done += static_cast<std::size_t>(written);
    }
    return true;
}

std::optional<std::string> ChildProcess::read_line() {
    std::array<char, 1 << 16> buffer;
    for (std::size_t searched = 0;;) {
        if (const auto end = state_->waiting.find('\n', searched); end != std::string::npos) {
            std::string line = state_->waiting.substr(0, end);
            state_->waiting.erase(0, end + 1);
            return line;
        }
        searched = state_->waiting.size();
        const ssize_t got = ::read(state_->output.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return std::nullopt;
        state_->waiting.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

void ChildProcess::kill() {
    const std::lock_guard lock(state_->ending);
    if (state_->process > 0) ::kill(state_->process, SIGKILL);
}

ProcessEnding ChildProcess::wait() {
    state_->input.close();
    if (state_->process <= 0) return {};
    siginfo_t info{};
    while (waitid(P_PID, static_cast<id_t>(state_->process), &info, WEXITED | WNOWAIT) != 0 && errno == EINTR) {}
    const std::lock_guard lock(state_->ending);
    int status = 0;
    while (waitpid(state_->process, &status, 0) < 0 && errno == EINTR) {}
    state_->process = -1;
    return WIFSIGNALED(status) ? ProcessEnding{0, WTERMSIG(status)} : ProcessEnding{WEXITSTATUS(status), 0};
}

std::filesystem::path own_program() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error);
}

void keep_freed_memory() {
#ifdef __GLIBC__
    constexpr int kKept = 32 << 20, kOfItsOwn = 4 << 20;   // bytes; larger pieces still go back at once
    (void)mallopt(M_TRIM_THRESHOLD, kKept);
    (void)mallopt(M_MMAP_THRESHOLD, kOfItsOwn);
#endif
}

void limit_own_memory([[maybe_unused]] std::size_t bytes) {
#ifndef __SANITIZE_ADDRESS__
    const rlimit limit{bytes, bytes};
    (void)setrlimit(RLIMIT_AS, &limit);
#endif
}

}  // namespace graadmeter
