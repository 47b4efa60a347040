// SPDX-License-Identifier: EUPL-1.2
#include "addin/data_store.h"

#include <algorithm>
#include <utility>

namespace graadmeter::addin {

DataStore::DataStore(std::function<Choice()> choice, std::filesystem::path program, Clock clock)
    : choice_(std::move(choice)), program_(std::move(program)), clock_(std::move(clock)) {}

std::shared_ptr<const Data> DataStore::current() {
    const auto now = clock_().time_since_epoch().count();
    const auto kept = [this] {
        const std::shared_lock lock(guard_);
        return data_;
    };
    if (now < next_look_.load(std::memory_order_relaxed))
        if (auto data = kept()) return data;
    std::unique_lock looking(looking_, std::try_to_lock);
    if (!looking) {
        if (auto data = kept()) return data;   // another thread looks
        looking.lock();                        // the very first time all wait
        if (auto data = kept()) return data;
    }
    look();
    next_look_ = now + std::chrono::steady_clock::duration(kBetweenLooks).count();
    return kept();
}

void DataStore::look() {
    Choice choice = choice_();
    const bool unchanged = std::ranges::all_of(attempted_files_, [](const FileStamp& stamp) { return stamp_of(stamp.file) == stamp; });
    const auto before = [this] {
        const std::shared_lock lock(guard_);
        return data_;
    }();
    if (before && unchanged && choice == attempted_) return;

    const auto fresh = std::make_shared<Data>();
    load(*fresh, choice, Library::standard(program_));
    attempted_ = std::move(choice);
    attempted_files_ = fresh->files;
    // Cells that had their figure keep it while a file is away or half written; but another choice is another choice.
    const bool worse = before && before->choice == fresh->choice &&
                       ((before->has_figures && !fresh->has_figures) || (!before->catalogue.id.empty() && fresh->catalogue.id.empty()));
    const std::unique_lock lock(guard_);
    problem_ = fresh->problem;
    if (worse)
        problem_ += " De cijfers in de cellen zijn die van voordat dit misging.";
    else
        data_ = fresh;
}

std::string DataStore::problem() const {
    const std::shared_lock lock(guard_);
    return problem_;
}

}  // namespace graadmeter::addin
