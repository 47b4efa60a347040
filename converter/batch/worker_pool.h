// SPDX-License-Identifier: EUPL-1.2
// Requests answered by several processes at once, a line each. One that ends its process is told apart from the others, which are
// answered all the same.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "batch/child_process.h"

namespace graadmeter {

struct PoolWork {
    std::filesystem::path program;
    std::vector<std::string> arguments;    // of each worker
    std::size_t workers = 1;
    std::vector<std::string> requests;     // given out in this order
    // All called in the thread that called run_pool.
    std::function<void(std::size_t request, std::string answer)> answered;
    std::function<void(std::size_t request, const ProcessEnding& ending)> died;
    std::function<bool()> keep_on;         // asked about five times a second; false ends the workers
};

// Returns when every request was answered or ended its worker, or keep_on said no: then false, and what was being done is lost. Throws
// FileError when no worker can be started.
[[nodiscard]] bool run_pool(const PoolWork& work);

}  // namespace graadmeter
