// SPDX-License-Identifier: EUPL-1.2
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <thread>

#include "batch/watchdog.h"

namespace graadmeter {

struct Watchdog::State {
    std::mutex mutex;
    std::condition_variable_any never;
    std::jthread thread;   // the last: it stops first
};

Watchdog::Watchdog(double seconds) : state_(std::make_unique<State>()) {
    State& state = *state_;
    state.thread = std::jthread([&state, seconds](std::stop_token stop) {
        std::unique_lock lock(state.mutex);
        (void)state.never.wait_for(lock, stop, std::chrono::duration<double>(seconds), [] { return false; });
        if (!stop.stop_requested()) std::_Exit(kOutOfTime);
    });
}

Watchdog::~Watchdog() = default;

}  // namespace graadmeter
