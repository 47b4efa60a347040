// SPDX-License-Identifier: EUPL-1.2
// With an event of Windows: of the condition variables of mingw's threads a notification can get lost, and then a worker that was done
// stood still until its time was over.
#include <windows.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "batch/watchdog.h"

namespace graadmeter {

struct Watchdog::State {
    HANDLE done = CreateEventW(nullptr, TRUE, FALSE, nullptr);
    std::thread thread;
};

Watchdog::Watchdog(double seconds) : state_(std::make_unique<State>()) {
    constexpr double kMost = 4'000'000'000;   // milliseconds; Windows takes hardly more
    const auto milliseconds = static_cast<DWORD>(std::clamp(seconds * 1000, 0.0, kMost));
    state_->thread = std::thread([done = state_->done, milliseconds] {
        if (WaitForSingleObject(done, milliseconds) == WAIT_TIMEOUT) std::_Exit(kOutOfTime);
    });
}

Watchdog::~Watchdog() {
    SetEvent(state_->done);
    state_->thread.join();
    CloseHandle(state_->done);
}

}  // namespace graadmeter
