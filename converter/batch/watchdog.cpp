// SPDX-License-Identifier: EUPL-1.2
#include "batch/watchdog.h"

#include <chrono>
#include <cstdlib>

namespace graadmeter {

Watchdog::Watchdog(double seconds)
    : thread_([this, seconds](std::stop_token stop) {
          std::unique_lock lock(mutex_);
          (void)never_.wait_for(lock, stop, std::chrono::duration<double>(seconds), [] { return false; });
          if (!stop.stop_requested()) std::_Exit(kOutOfTime);
      }) {}

}  // namespace graadmeter
