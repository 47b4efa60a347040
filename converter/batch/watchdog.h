// SPDX-License-Identifier: EUPL-1.2
// The end of a worker that does not end by itself: a file on a disk that hangs, a loop that no deadline is asked in.
// watchdog_posix.cpp and watchdog_windows.cpp.
#pragma once

#include <memory>

namespace graadmeter {

// Exit code of a worker that its watchdog ended.
inline constexpr int kOutOfTime = 90;

// Ends the process with kOutOfTime when it still lives after so many seconds.
class Watchdog {
public:
    explicit Watchdog(double seconds);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace graadmeter
