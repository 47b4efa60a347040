// SPDX-License-Identifier: EUPL-1.2
// The end of a worker that does not end by itself: a file on a disk that hangs, a loop that no deadline is asked in.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

namespace graadmeter {

// Exit code of a worker that its watchdog ended.
inline constexpr int kOutOfTime = 90;

// Ends the process with kOutOfTime when it still lives after so many seconds.
class Watchdog {
public:
    explicit Watchdog(double seconds);
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

private:
    std::mutex mutex_;
    std::condition_variable_any never_;
    std::jthread thread_;   // the last: it stops first
};

}  // namespace graadmeter
