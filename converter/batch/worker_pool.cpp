// SPDX-License-Identifier: EUPL-1.2
#include "batch/worker_pool.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace graadmeter {
namespace {

struct Event {
    std::size_t request;
    std::optional<std::string> answer;   // nothing: the worker ended
    ProcessEnding ending;
};

// A thread for each worker speaks with it; what they hear comes to the caller's thread through a queue.
class Pool {
public:
    explicit Pool(const PoolWork& work) : work_(work), current_(std::clamp<std::size_t>(work.workers, 1, std::max<std::size_t>(work.requests.size(), 1))) {}

    bool run() {
        std::vector<std::jthread> threads;
        running_ = current_.size();
        for (std::size_t i = 0; i < current_.size(); ++i) threads.emplace_back([this, i] { serve(i); });
        bool done = false;
        try {
            done = listen();
        } catch (...) {
            stop();   // else the threads would go on to the last request
            throw;
        }
        if (!done) stop();
        threads.clear();
        if (failure_) std::rethrow_exception(failure_);
        return done;
    }

private:
    // Hands on events until all threads are done; false when told to stop.
    bool listen() {
        std::unique_lock lock(mutex_);
        while (running_ > 0 || !events_.empty()) {
            news_.wait_for(lock, std::chrono::milliseconds(200), [this] { return !events_.empty() || running_ == 0; });
            std::deque<Event> heard;
            heard.swap(events_);
            lock.unlock();
            for (Event& event : heard) {
                if (event.answer) work_.answered(event.request, std::move(*event.answer));
                else work_.died(event.request, event.ending);
            }
            if (!work_.keep_on()) return false;
            lock.lock();
        }
        return true;
    }

    void stop() {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        for (const auto& worker : current_)
            if (worker) worker->kill();
    }

    std::optional<std::size_t> next() {
        const std::lock_guard lock(mutex_);
        if (stopping_ || failure_ || next_ >= work_.requests.size()) return std::nullopt;
        return next_++;
    }

    // Of this thread's worker; a new one where there is none. Nothing when the pool stops.
    std::shared_ptr<ChildProcess> worker(std::size_t at) {
        {
            const std::lock_guard lock(mutex_);
            if (stopping_ || current_[at]) return stopping_ ? nullptr : current_[at];
        }
        auto started = std::make_shared<ChildProcess>(work_.program, work_.arguments);
        const std::lock_guard lock(mutex_);
        if (stopping_) return nullptr;
        return current_[at] = std::move(started);
    }

    void serve(std::size_t at) {
        try {
            while (const auto request = next()) {
                const auto process = worker(at);
                if (!process) break;
                std::optional<std::string> answer;
                if (process->write_line(work_.requests[*request])) answer = process->read_line();
                ProcessEnding ending;
                if (!answer) {
                    ending = process->wait();
                    const std::lock_guard lock(mutex_);
                    current_[at] = nullptr;
                    if (stopping_) break;   // it was us who ended it
                }
                const std::lock_guard lock(mutex_);
                events_.push_back({*request, std::move(answer), ending});
                news_.notify_one();
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
        const std::lock_guard lock(mutex_);
        --running_;
        news_.notify_one();
    }

    const PoolWork& work_;
    std::mutex mutex_;                                      // guards all below
    std::condition_variable news_;
    std::deque<Event> events_;
    std::vector<std::shared_ptr<ChildProcess>> current_;    // of each thread
    std::size_t next_ = 0, running_ = 0;
    bool stopping_ = false;
    std::exception_ptr failure_;
};

}  // namespace

bool run_pool(const PoolWork& work) { return Pool(work).run(); }

}  // namespace graadmeter
