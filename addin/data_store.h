// SPDX-License-Identifier: EUPL-1.2
// The data that functions see, read when first asked for and again when a file of it changed.
//
// Threads: any number may ask at once. One of them looks whether a file changed, at most once in kBetweenLooks; the others go on with
// what there is. What a thread got stays as it is for as long as it holds it, whatever happens to the files meanwhile.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "addin/data.h"

namespace graadmeter::addin {

inline constexpr std::chrono::seconds kBetweenLooks{2};

class DataStore {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    // `choice`: asked at every look. `program`: the add-in's own file, beside which catalogues are found (catalogue/library.h).
    DataStore(std::function<Choice()> choice, std::filesystem::path program, Clock clock = std::chrono::steady_clock::now);

    // Never null. Throws only when memory is short.
    [[nodiscard]] std::shared_ptr<const Data> current();

    // Dutch: why the data are not (all) there, or not those of today; "" = all is well. A file that was read and cannot be read any
    // more (gone, being written, damaged) leaves what was read of it standing.
    [[nodiscard]] std::string problem() const;

    // The next call of current() looks again.
    void look_again() { next_look_ = 0; }

private:
    void look();

    const std::function<Choice()> choice_;
    const std::filesystem::path program_;
    const Clock clock_;
    std::atomic<std::chrono::steady_clock::rep> next_look_ = 0;
    std::mutex looking_;                      // held by the thread that looks and reads

    mutable std::shared_mutex guard_;         // of what follows
    std::shared_ptr<const Data> data_;
    std::string problem_;

    // Of the last attempt to read, also one that failed: it is not repeated before something changed. Guarded by looking_.
    Choice attempted_;
    std::vector<FileStamp> attempted_files_;
};

}  // namespace graadmeter::addin
