// SPDX-License-Identifier: EUPL-1.2
#include "batch/progress.h"

#include <algorithm>
#include <ostream>

#include "model/dutch_number.h"

namespace graadmeter {

std::string progress_words(std::size_t done, std::size_t all, std::size_t before, double seconds) {
    constexpr std::size_t kLength = 20;
    const std::size_t filled = all == 0 ? kLength : done * kLength / all;
    std::string words = "[" + std::string(filled, '#') + std::string(kLength - filled, ' ') + "] " + std::to_string(done) + " van " + std::to_string(all) + " bestanden";
    const double rate = seconds > 0 ? static_cast<double>(done - std::min(before, done)) / seconds : 0;
    if (rate <= 0) return words;
    const auto left = static_cast<long>(static_cast<double>(all - done) / rate + 0.5);
    const std::string rest = std::to_string(left % 60);
    return words + ", " + dutch_number(rate, 1) + " per seconde, nog " + std::to_string(left / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

Progress::Progress(std::ostream& talk, bool live, std::size_t all, std::size_t before) : talk_(talk), live_(live), all_(all), before_(before) {}

Progress::~Progress() {
    if (!shown_.empty()) talk_ << '\r' << std::string(shown_.size(), ' ') << '\r' << std::flush;
}

void Progress::show(std::size_t done) {
    if (!live_) return;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    std::string words = progress_words(done, all_, before_, seconds);
    if (words == shown_) return;
    const std::size_t longer = shown_.size() > words.size() ? shown_.size() - words.size() : 0;
    talk_ << '\r' << words << std::string(longer, ' ') << std::flush;
    shown_ = std::move(words);
}

}  // namespace graadmeter
